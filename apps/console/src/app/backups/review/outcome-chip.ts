import { Component, computed, input } from '@angular/core';
import type { DayOutcome } from '@vigie/rules';
import { Icon, type IconName, injectTexts } from '@vigie/ui';
import { backupReviewTexts } from './review.texts';

const looks: Record<DayOutcome, { tone: string; icon: IconName }> = {
  success: { tone: 'chip-ok', icon: 'circle-check' },
  warning: { tone: 'chip-warn', icon: 'triangle-alert' },
  failed: { tone: 'chip-bad', icon: 'x' },
  missed: { tone: 'chip-bad', icon: 'clock' },
  unknown: { tone: 'chip-warn', icon: 'circle-alert' },
  cancelled: { tone: 'chip-bad', icon: 'pause' },
  excused: { tone: '', icon: 'check' },
};

/** How a run ended, in a word, a sign and a colour. */
@Component({
  selector: 'app-outcome-chip',
  imports: [Icon],
  template: `<span class="chip {{ look().tone }}"
    ><v-icon [name]="look().icon" [size]="12" />{{ t().outcomes[outcome()] }}</span
  >`,
})
export class OutcomeChip {
  readonly outcome = input.required<DayOutcome>();
  protected readonly t = injectTexts(backupReviewTexts);
  protected readonly look = computed(() => looks[this.outcome()]);
}
