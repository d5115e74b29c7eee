import { Component, computed, input } from '@angular/core';
import { Icon, injectTexts } from '@vigie/ui';
import type { Webhook } from '@vigie/wire';
import { webhookTexts } from './webhooks.texts';

/** Whether a webhook is on, and whether it gets through. */
@Component({
  selector: 'app-webhook-state',
  imports: [Icon],
  template: `<span
    class="chip"
    [class.chip-ok]="state() === 'on'"
    [class.chip-warn]="state() === 'failing'"
    [class.chip-bad]="state() === 'disabled'"
  >
    @if (state() === 'failing' || state() === 'disabled') {
      <v-icon name="triangle-alert" [size]="12" />
    }
    {{ t().states[state()] }}</span
  >`,
})
export class WebhookState {
  readonly webhook = input.required<Webhook>();
  protected readonly t = injectTexts(webhookTexts);
  protected readonly state = computed(() => {
    const { active, failingSince, disabledAt } = this.webhook();
    if (!active) return disabledAt ? 'disabled' : 'off';
    return failingSince ? 'failing' : 'on';
  });
}
