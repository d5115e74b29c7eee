import { inject } from '@angular/core';
import { type CanActivateFn, type CanMatchFn, Router } from '@angular/router';
import type { Permission } from '@vigie/wire';
import { SessionStore } from './session-store';

/** Staff only; others sign in first and come back to the page they asked for. */
export const signedIn: CanActivateFn = async (_route, state) => {
  const store = inject(SessionStore);
  const router = inject(Router);
  await store.current();
  return store.isStaff() || router.createUrlTree(['/sign-in'], { queryParams: { returnTo: state.url } });
};

/** A page that does not exist for people without the permission. */
export function permitted(permission: Permission): CanMatchFn {
  return async () => {
    const store = inject(SessionStore);
    await store.current();
    return store.can(permission);
  };
}
