import { inject } from '@angular/core';
import { type CanActivateFn, Router } from '@angular/router';
import { SessionStore } from './session-store';

/** Clients only: others go to sign-in and come back where they were; our own people are shown the console. */
export const clientsOnly: CanActivateFn = async (_route, { url }) => {
  const store = inject(SessionStore);
  const router = inject(Router);
  const session = await store.load();
  if (!session) {
    return router.createUrlTree(['/connexion'], url === '/' ? {} : { queryParams: { retour: url } });
  }
  return session.person.kind === 'contact' || router.createUrlTree(['/collaborateur']);
};

/** For everybody; the frame around the page still shows who is signed in. */
export const anyone: CanActivateFn = async () => {
  await inject(SessionStore)
    .load()
    .catch(() => null);
  return true;
};

/** Sign-in pages make no sense to somebody who is signed in. */
export const visitorsOnly: CanActivateFn = async () => {
  const store = inject(SessionStore);
  const router = inject(Router);
  return (await store.load().catch(() => null)) === null || router.createUrlTree(['/']);
};
