import { Component, computed, inject, input } from '@angular/core';
import { Locale, injectTexts } from '@vigie/ui';
import { type ContractConditions, contractWords } from '@vigie/wire';
import { contractTexts } from './contracts.texts';

/** What was agreed besides the lines, a fact a row. */
@Component({
  selector: 'app-contract-conditions',
  template: `
    <dl>
      @for (row of rows(); track row[0]) {
        <div>
          <dt>{{ row[0] }}</dt>
          <dd>{{ row[1] }}</dd>
        </div>
      }
    </dl>
  `,
  styles: `
    dl {
      display: grid;
      grid-template-columns: repeat(auto-fill, minmax(250px, 1fr));
      gap: 10px 24px;
      margin: 0;
    }
    dt {
      color: var(--ink-3);
      font-size: var(--text-11);
      font-weight: var(--weight-strong);
    }
    dd {
      margin: 0;
    }
  `,
})
export class ContractConditionsView {
  readonly conditions = input.required<ContractConditions>();
  readonly calendarName = input.required<string>();

  readonly #locale = inject(Locale).current;
  readonly #texts = injectTexts(contractTexts);
  protected readonly rows = computed((): [string, string][] => {
    const w = contractWords[this.#locale()];
    const { rows: t, page } = this.#texts();
    const c = this.conditions();
    return [
      [t.formula, w.formulas[c.formula]],
      [t.weekend, c.weekend ? page.yes : page.no],
      [t.calendar, this.calendarName()],
      [t.mode, w.modes[c.deadlineMode]],
      [t.notice, w.months(c.noticeMonths)],
      [t.suspension, t.after(w.days(c.suspensionDays))],
      [t.penalty, c.penaltyText ?? w.penalties[c.penaltyMethod]],
      [t.breach, t.within(w.hours(c.breachHours))],
      [t.objection, t.objectionIn(w.days(c.objectionDays), w.objections[c.objectionKind])],
      [t.data, c.dataChoice ? w.dataChoices[c.dataChoice] : t.undecided],
      ...this.#revision(),
    ];
  });

  #revision(): [string, string][] {
    const w = contractWords[this.#locale()];
    const t = this.#texts().rows;
    const { revision } = this.conditions();
    if (!revision) return [[t.revision, t.noRevision]];
    const { series, base, initial, choice, cap, floor, upwardOnly } = revision;
    const limits = [cap, floor].map((limit) => (limit === undefined ? '–' : w.decimal(limit)));
    return [
      [t.revision, upwardOnly ? `${series}. ${t.upward}` : `${series}, ${base}`],
      [t.initial, initial ? `${w.decimal(initial.value)} (${initial.period})` : '–'],
      [t.value, w.choice(choice)],
      ...(cap === undefined && floor === undefined
        ? []
        : [[t.limits, limits.join(', ')] as [string, string]]),
    ];
  }
}
