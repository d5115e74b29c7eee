import { Component, input, output } from '@angular/core';
import { injectTexts } from '@vigie/ui';
import type { Period } from './report-period';
import { reportTexts } from './reports.texts';

/** A period, what else a report offers beside it, and by what its lines are grouped. */
@Component({
  selector: 'app-report-filters',
  template: `
    <label
      >{{ t().from }}
      <input
        #from
        class="input"
        type="date"
        [value]="period().from"
        (change)="from.value && changed.emit({ from: from.value, to: period().to })"
      />
    </label>
    <label
      >{{ t().to }}
      <input
        #to
        class="input"
        type="date"
        [value]="period().to"
        (change)="to.value && changed.emit({ from: period().from, to: to.value })"
      />
    </label>
    <ng-content />
    <span class="gap"></span>
    <ng-content select="label" />
    <label
      >{{ t().byLabel }}
      <select #by class="select" (change)="changed.emit({ by: by.value, key: null, outcome: null })">
        @for (one of groups(); track one) {
          <option [value]="one" [selected]="one === group()">{{ words()[one] }}</option>
        }
      </select>
    </label>
  `,
  styles: `
    :host {
      display: flex;
      flex-wrap: wrap;
      gap: 10px;
      align-items: center;
    }
    .gap {
      flex: 1;
    }
    label {
      display: flex;
      gap: 6px;
      align-items: center;
      color: var(--ink-2);
    }
    .input,
    .select {
      width: auto;
    }
  `,
})
export class ReportFilters<G extends string> {
  readonly period = input.required<Period>();
  readonly groups = input.required<readonly G[]>();
  readonly group = input.required<G>();
  readonly words = input.required<Readonly<Record<G, string>>>();
  /** Parameters of the address; null takes one away. */
  readonly changed = output<Record<string, string | null>>();
  protected readonly t = injectTexts(reportTexts);
}
