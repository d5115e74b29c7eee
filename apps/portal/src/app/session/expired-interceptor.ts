import { HttpErrorResponse, type HttpInterceptorFn } from '@angular/common/http';
import { inject } from '@angular/core';
import { Router } from '@angular/router';
import { problem } from '@vigie/wire';
import { tap } from 'rxjs';
import { SessionStore } from './session-store';

/** A session that ends while a page is open leads to sign-in; what was typed stays, and so does the way back. */
export const expiredInterceptor: HttpInterceptorFn = (request, next) => {
  const router = inject(Router);
  const store = inject(SessionStore);
  return next(request).pipe(
    tap({
      error: (error: unknown) => {
        if (!(error instanceof HttpErrorResponse) || error.status !== 401 || !store.session()) return;
        if (problem.safeParse(error.error).data?.code !== 'session.required') return;
        store.expire();
        void router.navigate(['/connexion'], { queryParams: { retour: router.url, expiree: 1 } });
      },
    }),
  );
};
