import { CdkMenu, CdkMenuItem, CdkMenuItemRadio, CdkMenuGroup, CdkMenuTrigger } from '@angular/cdk/menu';
import { Component, inject } from '@angular/core';
import { Router } from '@angular/router';
import { Avatar, Icon, Locale, Theme, injectTexts, sharedTexts, themes } from '@vigie/ui';
import { type Locale as LocaleCode, locales } from '@vigie/wire';
import { Failures } from '../core/failures';
import { SessionStore } from '../core/session-store';
import { WorkActions } from '../core/work-actions';
import { shellTexts } from './shell.texts';

@Component({
  selector: 'app-account-menu',
  imports: [Avatar, CdkMenu, CdkMenuGroup, CdkMenuItem, CdkMenuItemRadio, CdkMenuTrigger, Icon],
  templateUrl: './account-menu.html',
  styles: `
    .trigger {
      display: grid;
      padding: 2px;
      border: 0;
      border-radius: 50%;
      background: none;
    }
    .who {
      padding: 6px 8px 8px;
      line-height: 1.35;
    }
    .who span {
      display: block;
      color: var(--ink-3);
      font-size: var(--text-12);
    }
  `,
})
export class AccountMenu {
  readonly #router = inject(Router);
  readonly #failures = inject(Failures);
  protected readonly store = inject(SessionStore);
  protected readonly actions = inject(WorkActions);
  protected readonly theme = inject(Theme);
  protected readonly locale = inject(Locale);
  protected readonly t = injectTexts(shellTexts);
  protected readonly shared = injectTexts(sharedTexts);
  protected readonly themes = themes;
  protected readonly locales = locales;

  protected security(): void {
    void this.#router.navigateByUrl('/account');
  }

  protected async useLocale(locale: LocaleCode): Promise<void> {
    try {
      await this.store.useLocale(locale);
    } catch (error) {
      this.#failures.toast(error);
    }
  }

  protected async signOut(): Promise<void> {
    try {
      await this.store.signOut();
      await this.#router.navigateByUrl('/sign-in');
    } catch (error) {
      this.#failures.toast(error);
    }
  }
}
