import { Component, computed, input } from '@angular/core';
import { Icon, injectTexts } from '@vigie/ui';
import { consentOutcomes } from '@vigie/wire';
import { microsoftTexts } from './texts';

/** Where the administrator of a tenant arrives after answering on the page of Microsoft; nobody signs in here. */
@Component({
  selector: 'app-consent-page',
  imports: [Icon],
  template: `
    <div class="page-message">
      <v-icon [name]="icons[outcome()]" [size]="32" />
      <h1>{{ words().title }}</h1>
      <p>{{ words().body }}</p>
      <p class="hint">{{ t().close }}</p>
    </div>
  `,
  host: { class: 'page page-narrow' },
})
export class ConsentPage {
  readonly answer = input.required<string>();
  protected readonly t = injectTexts(microsoftTexts);
  protected readonly icons = { granted: 'circle-check', refused: 'x', invalid: 'link' } as const;
  protected readonly outcome = computed(
    () => consentOutcomes.find((one) => one === this.answer()) ?? ('invalid' as const),
  );
  protected readonly words = computed(() => this.t().outcomes[this.outcome()]);
}
