import { provideHttpClient, withInterceptors } from '@angular/common/http';
import { type ApplicationConfig, provideBrowserGlobalErrorListeners } from '@angular/core';
import { TitleStrategy, provideRouter, withComponentInputBinding } from '@angular/router';
import { apiInterceptor } from '@vigie/ui';
import { routes } from './app.routes';
import { sessionInterceptor } from './core/session-interceptor';
import { WorkActions } from './core/work-actions';
import { PageTitle } from './shell/page-title';
import { PanelActions } from './shell/panel-actions';

export const appConfig: ApplicationConfig = {
  providers: [
    provideBrowserGlobalErrorListeners(),
    provideHttpClient(withInterceptors([apiInterceptor, sessionInterceptor])),
    provideRouter(routes, withComponentInputBinding()),
    { provide: TitleStrategy, useExisting: PageTitle },
    { provide: WorkActions, useClass: PanelActions },
  ],
};
