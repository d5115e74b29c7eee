import { HttpErrorResponse, type HttpInterceptorFn } from '@angular/common/http';
import { inject } from '@angular/core';
import { Router } from '@angular/router';
import { catchError, throwError } from 'rxjs';
import { SessionStore } from './session-store';

/** A session that ended elsewhere leads to the sign-in page; what was typed stays in the page's own storage. */
export const sessionInterceptor: HttpInterceptorFn = (request, next) => {
  if (request.url.startsWith('/api/session')) return next(request);
  const store = inject(SessionStore);
  const router = inject(Router);
  return next(request).pipe(
    catchError((error: unknown) => {
      if (error instanceof HttpErrorResponse && error.status === 401 && store.person()) {
        store.expire();
        void router.navigate(['/sign-in'], { queryParams: { returnTo: router.url } });
      }
      return throwError(() => error);
    }),
  );
};
