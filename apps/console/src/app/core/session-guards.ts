import { inject } from '@angular/core';
import { type CanActivateFn, type CanMatchFn, Router } from '@angular/router';
import type { Permission } from '@vigie/wire';
import { SessionStore } from './session-store';

/** Staff only; others sign in first and come back to the page they asked for. */
export const signedIn: CanActivateFn = async (_route, state) => {
  const store = inject(SessionStore);
  const router = inject(Router);
  await store.current();
  const queryParams = { returnTo: state.url };
  if (!store.isStaff()) return router.createUrlTree(['/sign-in'], { queryParams });
  return !store.can('account.enrol') || router.createUrlTree(['/second-factor'], { queryParams });
};

/** The page of those who must enrol a second factor before anything else. */
export const mustEnrol: CanActivateFn = async () => {
  const store = inject(SessionStore);
  const router = inject(Router);
  await store.current();
  return store.can('account.enrol') || router.createUrlTree(['/']);
};

/** A page that does not exist for people without the permission. */
export function permitted(permission: Permission): CanMatchFn {
  return async () => {
    const store = inject(SessionStore);
    await store.current();
    return store.can(permission);
  };
}
