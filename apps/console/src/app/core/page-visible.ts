import { DOCUMENT, DestroyRef, type Signal, inject, signal } from '@angular/core';

/** Whether somebody can see the page: what arrives in a hidden tab is not seen. Call it in an injection context. */
export function pageVisible(): Signal<boolean> {
  const document = inject(DOCUMENT);
  const visible = signal(document.visibilityState === 'visible');
  const read = (): void => visible.set(document.visibilityState === 'visible');
  document.addEventListener('visibilitychange', read);
  inject(DestroyRef).onDestroy(() => document.removeEventListener('visibilitychange', read));
  return visible.asReadonly();
}
