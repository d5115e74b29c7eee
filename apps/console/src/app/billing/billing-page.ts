import { Component } from '@angular/core';
import { RouterLink, RouterLinkActive, RouterOutlet } from '@angular/router';
import { injectTexts } from '@vigie/ui';
import { billingTexts } from './billing.texts';
import { billingTabs } from './billing-tabs';

/** The house of everything that is owed: its pages stand below its tabs. */
@Component({
  selector: 'app-billing-page',
  imports: [RouterLink, RouterLinkActive, RouterOutlet],
  template: `
    <div class="page">
      <div class="page-head">
        <h1>{{ t().title }}</h1>
      </div>
      <nav class="tab-links" [attr.aria-label]="t().tabs">
        @for (tab of tabs; track tab) {
          <a [routerLink]="tab" routerLinkActive="active" ariaCurrentWhenActive="page">{{ t()[tab] }}</a>
        }
      </nav>
      <router-outlet />
    </div>
  `,
})
export class BillingPage {
  protected readonly t = injectTexts(billingTexts);
  protected readonly tabs = billingTabs;
}
