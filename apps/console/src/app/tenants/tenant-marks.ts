import { Component, computed, input } from '@angular/core';
import { Icon, injectTexts } from '@vigie/ui';
import type { TenantConsent } from '@vigie/wire';
import { tenantTexts } from './tenants.texts';

/** What the administrator of a tenant answered, in a word. */
@Component({
  selector: 'app-consent-mark',
  imports: [Icon],
  template: `<span
    class="chip"
    [class.chip-ok]="consent() === 'granted'"
    [class.chip-warn]="consent() === 'asked'"
    [class.chip-bad]="bad()"
  >
    @if (consent() === 'granted') {
      <v-icon name="check" [size]="12" />
    } @else if (bad()) {
      <v-icon name="triangle-alert" [size]="12" />
    }
    {{ t().consents[consent()] }}</span
  >`,
})
export class ConsentMark {
  readonly consent = input.required<TenantConsent>();
  protected readonly t = injectTexts(tenantTexts);
  protected readonly bad = computed(() => ['refused', 'expired'].includes(this.consent()));
}
