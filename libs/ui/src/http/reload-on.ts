import { DestroyRef, inject } from '@angular/core';
import type { LiveEvent } from '@vigie/wire';
import { LiveEvents } from './live-events';

const burstMs = 400;

/** Reads again after matching news, once per burst, for as long as the calling component lives. */
export function reloadOn(matches: (event: LiveEvent) => boolean, reload: () => void): void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  inject(LiveEvents).watch((event) => {
    if (event !== null && !matches(event)) return;
    clearTimeout(timer);
    timer = setTimeout(reload, burstMs);
  });
  inject(DestroyRef).onDestroy(() => clearTimeout(timer));
}
