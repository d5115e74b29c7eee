import { Component, ErrorHandler, inject } from '@angular/core';
import { type NavigationError, RedirectCommand, Router } from '@angular/router';
import { Icon, injectTexts } from '@vigie/ui';
import { shellTexts } from './texts';

/** A page that could not be opened (server away, new version deployed): words and a way on, same address. */
export function toCrashPage(error: NavigationError): RedirectCommand {
  inject(ErrorHandler).handleError(error.error);
  const router = inject(Router);
  return new RedirectCommand(router.createUrlTree(['/erreur']), {
    skipLocationChange: true,
    state: { url: error.url },
  });
}

@Component({
  selector: 'app-crash-page',
  imports: [Icon],
  template: `
    <v-icon name="wifi-off" [size]="32" />
    <h1>{{ t().crash.title }}</h1>
    <p>{{ t().crash.body }}</p>
    <button type="button" class="btn btn-primary" (click)="reload()">{{ t().crash.action }}</button>
  `,
  host: { class: 'page page-message' },
})
export class CrashPage {
  protected readonly t = injectTexts(shellTexts);
  protected reload(): void {
    location.reload();
  }
}
