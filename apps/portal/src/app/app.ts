import { Component, type ElementRef, computed, inject, viewChild } from '@angular/core';
import { NavigationEnd, Router, RouterLink, RouterLinkActive, RouterOutlet } from '@angular/router';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { Icon, Locale, Theme, ToastList, injectTexts } from '@vigie/ui';
import { filter, pairwise } from 'rxjs';
import { ServerStatus } from './session/server-status';
import { SessionStore } from './session/session-store';
import { shellTexts } from './shell/texts';

@Component({
  selector: 'app-root',
  imports: [Icon, RouterLink, RouterLinkActive, RouterOutlet, ToastList],
  templateUrl: './app.html',
})
export class App {
  readonly #store = inject(SessionStore);
  readonly #router = inject(Router);
  readonly #locale = inject(Locale);
  private readonly mainRef = viewChild.required<ElementRef<HTMLElement>>('main');
  protected readonly status = inject(ServerStatus);
  protected readonly t = injectTexts(shellTexts);
  protected readonly session = this.#store.session;
  protected readonly mayBackups = computed(() => this.#store.can('backups.own'));
  protected readonly mayReview = computed(() => this.#store.can('reviews.own'));
  protected readonly isClient = this.#store.isClient;
  protected readonly otherLocale = computed(() => (this.#locale.current() === 'fr' ? 'en' : 'fr'));

  constructor() {
    // Created with the page, so that the chosen colours apply from the first one on.
    inject(Theme);
    this.#router.events
      .pipe(
        filter((event) => event instanceof NavigationEnd),
        pairwise(),
        filter(([before, after]) => path(before.urlAfterRedirects) !== path(after.urlAfterRedirects)),
        takeUntilDestroyed(),
      )
      .subscribe(() => this.toContent());
  }

  /** Reading starts again at the top of the new page, for screen readers too. */
  protected toContent(event?: Event): void {
    event?.preventDefault();
    this.mainRef().nativeElement.focus({ preventScroll: event === undefined });
  }

  protected switchLocale(): void {
    this.#locale.use(this.otherLocale());
  }
}

function path(url: string): string {
  return url.split('?')[0] ?? url;
}
