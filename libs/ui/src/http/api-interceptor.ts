import { type HttpInterceptorFn, HttpResponse } from '@angular/common/http';
import { inject } from '@angular/core';
import { tap } from 'rxjs';
import { Locale } from '../text/locale';
import { Ticker } from '../time/ticker';

/** Our own API only: the session cookie, the reader's language, and the server's clock from the answers. */
export const apiInterceptor: HttpInterceptorFn = (request, next) => {
  if (!request.url.startsWith('/api/')) return next(request);
  const ticker = inject(Ticker);
  const headers = request.headers.set('Accept-Language', inject(Locale).current());
  return next(request.clone({ headers, credentials: 'same-origin' })).pipe(
    tap((event) => {
      if (event instanceof HttpResponse) ticker.synchronise(event.headers.get('Date'));
    }),
  );
};
