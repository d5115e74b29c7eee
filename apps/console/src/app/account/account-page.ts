import { Component, inject, viewChild } from '@angular/core';
import { injectTexts } from '@vigie/ui';
import { SessionStore } from '../core/session-store';
import { accountTexts } from './account.texts';
import { PasswordSection } from './password-section';
import { SessionsSection } from './sessions-section';
import { TokensSection } from './tokens-section';
import { TotpSection } from './totp-section';

@Component({
  selector: 'app-account-page',
  imports: [PasswordSection, SessionsSection, TokensSection, TotpSection],
  template: `
    <div class="page">
      <div class="page-head">
        <div>
          <h1>{{ t().title }}</h1>
          <p>{{ person()?.name }} · {{ person()?.email }}</p>
        </div>
      </div>
      <div class="columns">
        <div class="column">
          <app-password-section (changed)="sessions().reload()" />
          <app-totp-section />
        </div>
        <div class="column">
          <app-sessions-section />
          <app-tokens-section />
        </div>
      </div>
    </div>
  `,
  styles: `
    .columns {
      display: grid;
      grid-template-columns: minmax(0, 1fr) minmax(0, 1fr);
      gap: 16px;
    }
    .column {
      display: grid;
      gap: 16px;
      align-content: start;
    }
    @media (max-width: 900px) {
      .columns {
        grid-template-columns: minmax(0, 1fr);
      }
    }
  `,
})
export class AccountPage {
  protected readonly person = inject(SessionStore).person;
  protected readonly t = injectTexts(accountTexts);
  protected readonly sessions = viewChild.required(SessionsSection);
}
