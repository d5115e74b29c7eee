import { Component, input } from '@angular/core';
import { injectTexts } from '@vigie/ui';
import type { PlanBrief } from '@vigie/wire';
import { planTexts } from './plans.texts';

/** The state of a plan, by its word. */
@Component({
  selector: 'app-plan-state',
  template: `<span
    class="chip"
    [class.chip-accent]="state() === 'running'"
    [class.chip-warn]="state() === 'needs-attention'"
    [class.chip-ok]="state() === 'completed'"
    >{{ t().states[state()] }}</span
  >`,
})
export class PlanState {
  readonly state = input.required<PlanBrief['state']>();
  protected readonly t = injectTexts(planTexts);
}
