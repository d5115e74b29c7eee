import { Component, computed, input } from '@angular/core';
import { injectTexts } from '@vigie/ui';
import type { PriceCampaignState } from '@vigie/wire';
import { priceCampaignTexts } from './price-campaigns.texts';

const tones: Partial<Record<PriceCampaignState, string>> = {
  opening: 'chip-accent',
  draft: 'chip-warn',
  submitted: 'chip-warn',
  approved: 'chip-accent',
  scheduled: 'chip-accent',
  applying: 'chip-accent',
  applied: 'chip-ok',
};

/** How far a campaign is. */
@Component({
  selector: 'app-campaign-state',
  template: `<span class="chip" [class]="tone()">{{ t().states[state()] }}</span>`,
})
export class CampaignState {
  readonly state = input.required<PriceCampaignState>();
  protected readonly t = injectTexts(priceCampaignTexts);
  protected readonly tone = computed(() => tones[this.state()] ?? '');
}
