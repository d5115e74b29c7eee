import { Component, computed, input } from '@angular/core';
import { injectTexts } from '@vigie/ui';
import type { ClaimItem } from '@vigie/wire';
import { penaltyPageTexts } from './penalties.texts';

const chips = { issued: 'chip-accent', part: 'chip-warn', paid: 'chip-ok', cancelled: '' } as const;

/** Where a claim stands. */
@Component({
  selector: 'app-claim-state',
  template: `<span class="chip" [class]="chips[state()]">{{ t().claims.states[state()] }}</span>`,
})
export class ClaimStateChip {
  readonly claim = input.required<Pick<ClaimItem, 'state' | 'open' | 'total'>>();
  protected readonly t = injectTexts(penaltyPageTexts);
  protected readonly chips = chips;
  protected readonly state = computed(() => {
    const { state, open, total } = this.claim();
    if (state === 'cancelled') return 'cancelled';
    if (open === '0.00') return 'paid';
    return open === total ? 'issued' : 'part';
  });
}
