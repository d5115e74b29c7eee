import { Component } from '@angular/core';
import { injectTexts } from '@vigie/ui';
import { accountTexts } from '../account/account.texts';
import { TokensSection } from '../account/tokens-section';

/** Tokens of programs that belong to nobody. */
@Component({
  selector: 'app-service-tokens-page',
  imports: [TokensSection],
  template: `
    <div class="page">
      <div class="page-head">
        <h1 id="tokens-title">{{ t().serviceTokens.title }}</h1>
      </div>
      <app-tokens-section owner="service" />
    </div>
  `,
  styles: `
    app-tokens-section {
      max-width: 760px;
    }
  `,
})
export class ServiceTokensPage {
  protected readonly t = injectTexts(accountTexts);
}
