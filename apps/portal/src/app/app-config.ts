import { provideHttpClient, withInterceptors, withXhr } from '@angular/common/http';
import { type ApplicationConfig, provideBrowserGlobalErrorListeners } from '@angular/core';
import {
  TitleStrategy,
  provideRouter,
  withComponentInputBinding,
  withInMemoryScrolling,
  withNavigationErrorHandler,
} from '@angular/router';
import { apiInterceptor } from '@vigie/ui';
import { routes } from './routes';
import { expiredInterceptor } from './session/expired-interceptor';
import { toCrashPage } from './shell/crash-page';
import { PortalTitle } from './shell/portal-title';

export const appConfig: ApplicationConfig = {
  providers: [
    provideBrowserGlobalErrorListeners(),
    provideRouter(
      routes,
      withComponentInputBinding(),
      withInMemoryScrolling({ scrollPositionRestoration: 'enabled', anchorScrolling: 'enabled' }),
      withNavigationErrorHandler(toCrashPage),
    ),
    // XHR and not fetch: it tells how far the sending of a file got.
    provideHttpClient(withXhr(), withInterceptors([apiInterceptor, expiredInterceptor])),
    { provide: TitleStrategy, useExisting: PortalTitle },
  ],
};
