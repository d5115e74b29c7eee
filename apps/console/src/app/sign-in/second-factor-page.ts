import { Component, inject, input } from '@angular/core';
import { Router } from '@angular/router';
import { injectTexts } from '@vigie/ui';
import { TotpSection } from '../account/totp-section';
import { SessionStore } from '../core/session-store';
import { shellTexts } from '../shell/shell.texts';
import { AuthCard } from './auth-card';
import { ownPath } from './own-path';

/** All that the console shows to one of our people until they have the second factor that is asked for. */
@Component({
  selector: 'app-second-factor-page',
  imports: [AuthCard, TotpSection],
  template: `
    <app-auth-card [heading]="t().titles.secondFactor">
      <p>{{ t().signIn.secondFactor }}</p>
      <app-totp-section (done)="leave()" />
      <p>
        <button type="button" class="link-button" (click)="signOut()">{{ t().account.signOut }}</button>
      </p>
    </app-auth-card>
  `,
})
export class SecondFactorPage {
  readonly returnTo = input<string>();

  readonly #store = inject(SessionStore);
  readonly #router = inject(Router);
  protected readonly t = injectTexts(shellTexts);

  protected async leave(): Promise<void> {
    await this.#store.refresh();
    await this.#router.navigateByUrl(ownPath(this.returnTo()));
  }

  protected async signOut(): Promise<void> {
    await this.#store.signOut();
    await this.#router.navigateByUrl('/sign-in');
  }
}
