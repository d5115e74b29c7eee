import { Component, computed, input } from '@angular/core';
import { injectTexts } from '@vigie/ui';
import type { PlanBrief } from '@vigie/wire';
import { planTexts } from './plans.texts';

/** How far a plan is: ended steps of all. */
@Component({
  selector: 'app-plan-progress',
  template: `
    <progress [value]="of().ended" [max]="of().all || 1" aria-hidden="true"></progress>
    <span aria-hidden="true">{{ t().progress(of().ended, of().all) }}</span>
    <span class="visually-hidden">{{ t().progressLabel(of().ended, of().all) }}</span>
  `,
  styles: `
    :host {
      display: flex;
      gap: 8px;
      align-items: center;
      color: var(--ink-2);
      font-variant-numeric: tabular-nums;
      white-space: nowrap;
    }
    progress {
      flex: 1;
      min-width: 48px;
      max-width: 160px;
      height: 4px;
      border: 0;
      border-radius: 2px;
      appearance: none;
      background: var(--line);
    }
    progress::-webkit-progress-bar {
      border-radius: 2px;
      background: var(--line);
    }
    progress::-webkit-progress-value {
      border-radius: 2px;
      background: var(--ok);
    }
    progress::-moz-progress-bar {
      border-radius: 2px;
      background: var(--ok);
    }
  `,
})
export class PlanProgress {
  readonly plan = input.required<Pick<PlanBrief, 'progress'>>();
  protected readonly t = injectTexts(planTexts);
  protected readonly of = computed(() => this.plan().progress);
}
