import { Component, input } from '@angular/core';
import { Icon, InstantPipe, injectTexts } from '@vigie/ui';
import type { AccountPlan } from '@vigie/wire';
import { planTexts } from './plans.texts';
import { titleOf } from './step-view';
import { stepTexts } from './steps.texts';

/** What the start of a plan found to be otherwise than when it was proposed. */
@Component({
  selector: 'app-plan-changes',
  imports: [Icon, InstantPipe],
  template: `
    <v-icon name="info" [size]="14" />
    <div>
      <p>{{ t().page.changed(changes().at | vInstant) }}</p>
      <ul>
        @for (step of changes().added; track $index) {
          <li>{{ t().page.added(titleOf(step, steps().kinds)) }}</li>
        }
        @for (step of changes().gone; track $index) {
          <li>{{ t().page.gone(titleOf(step, steps().kinds)) }}</li>
        }
      </ul>
    </div>
  `,
  styles: `
    :host {
      margin-block-end: 8px;
    }
    ul {
      padding-inline-start: 18px;
      margin: 2px 0 0;
    }
    li {
      overflow-wrap: anywhere;
    }
  `,
  host: { class: 'notice notice-warn' },
})
export class PlanChanges {
  readonly changes = input.required<NonNullable<AccountPlan['changes']>>();

  protected readonly t = injectTexts(planTexts);
  protected readonly steps = injectTexts(stepTexts);
  protected readonly titleOf = titleOf;
}
