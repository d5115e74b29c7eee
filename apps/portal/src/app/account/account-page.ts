import { HttpClient } from '@angular/common/http';
import { Component, inject } from '@angular/core';
import { Router } from '@angular/router';
import { Icon, Locale, Theme, type ThemeChoice, injectTexts, sharedTexts, themes } from '@vigie/ui';
import { type Locale as LocaleCode, locales, session as sessionSchema } from '@vigie/wire';
import { firstValueFrom } from 'rxjs';
import { ErrorSummary } from '../forms/error-summary';
import { injectSending } from '../forms/sending';
import { SessionStore } from '../session/session-store';
import { PasswordSection } from './password-section';
import { SessionsSection } from './sessions-section';
import { accountTexts } from './texts';
import { TotpSection } from './totp-section';

@Component({
  selector: 'app-account',
  imports: [ErrorSummary, Icon, PasswordSection, SessionsSection, TotpSection],
  templateUrl: './account-page.html',
  host: { class: 'page page-form' },
})
export class AccountPage {
  readonly #http = inject(HttpClient);
  readonly #store = inject(SessionStore);
  readonly #router = inject(Router);
  readonly #locale = inject(Locale);
  readonly #theme = inject(Theme);
  protected readonly t = injectTexts(accountTexts);
  protected readonly shared = injectTexts(sharedTexts);
  protected readonly sending = injectSending();
  protected readonly session = this.#store.session;
  protected readonly locale = this.#locale.current;
  protected readonly theme = this.#theme.choice;
  protected readonly locales = locales;
  protected readonly themes = themes;

  /** The words change at once; the server remembers the choice for mails and other devices. */
  protected async speak(locale: LocaleCode): Promise<void> {
    this.#locale.use(locale);
    await this.sending.run(async () => {
      const answer = await firstValueFrom(this.#http.patch('/api/me', { locale }));
      this.#store.accept(sessionSchema.parse(answer));
    });
  }

  protected paint(theme: ThemeChoice): void {
    this.#theme.use(theme);
  }

  protected async signOut(): Promise<void> {
    const out = await this.sending.run(() => this.#store.signOut());
    if (out) await this.#router.navigateByUrl('/connexion');
  }
}
