import { httpResource } from '@angular/common/http';
import { Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import {
  BytesPipe,
  DayPipe,
  ErrorState,
  Icon,
  LiveEvents,
  Locale,
  MoneyPipe,
  Skeleton,
  dateOfInstant,
  formatDay,
  injectTexts,
  problemOf,
} from '@vigie/ui';
import { type OwnContract, contractWords, ownContract } from '@vigie/wire';
import { contractTexts } from './texts';

/** One contract of the company: until when, what for how much, what is agreed, its papers. */
@Component({
  selector: 'app-contract-page',
  imports: [BytesPipe, DayPipe, ErrorState, Icon, MoneyPipe, RouterLink, Skeleton],
  templateUrl: './contract-page.html',
  styleUrl: './contract-page.css',
  host: { class: 'page' },
})
export class ContractPage {
  readonly id = input.required<string>();

  readonly #locale = inject(Locale).current;
  protected readonly t = injectTexts(contractTexts);
  protected readonly words = computed(() => contractWords[this.#locale()]);
  protected readonly today = dateOfInstant(Date.now());
  protected readonly contract = httpResource(() => `/api/portal/contracts/${encodeURIComponent(this.id())}`, {
    parse: (body) => ownContract.parse(body),
  });
  protected readonly lost = computed(() => problemOf(this.contract.error()).code === 'not-found');
  protected readonly lines = computed(() =>
    this.contract.hasValue() ? this.contract.value().lines.filter(({ current }) => current !== null) : [],
  );
  protected readonly rows = computed(() =>
    this.contract.hasValue() ? this.#rowsOf(this.contract.value()) : [],
  );

  constructor() {
    inject(LiveEvents).watch((event) => {
      if (event === null || event.type === 'contract.changed') this.contract.reload();
    });
  }

  #rowsOf({ conditions: c, people, calendarName, start, months }: OwnContract): [string, string][] {
    const w = this.words();
    const { rows: t, yes, no } = this.t();
    const rows: [string, string | null][] = [
      [t.formula, w.formulas[c.formula]],
      [t.weekend, c.weekend ? yes : no],
      [t.calendar, calendarName],
      [t.mode, w.modes[c.deadlineMode]],
      [t.start, formatDay(start, this.#locale(), 'full')],
      [t.length, w.months(months)],
      [t.notice, w.months(c.noticeMonths)],
      [t.revision, c.revision ? t.revised(c.revision.series) : t.fixed],
      [t.suspension, t.after(w.days(c.suspensionDays))],
      [t.breach, t.within(w.hours(c.breachHours))],
      [t.objection, t.objectionIn(w.days(c.objectionDays), w.objections[c.objectionKind])],
      [t.data, c.dataChoice ? w.dataChoices[c.dataChoice] : t.undecided],
      [t.signatory, people.signatoryName],
      [t.dpo, people.dpoName],
    ];
    return rows.flatMap(([label, value]): [string, string][] => (value === null ? [] : [[label, value]]));
  }
}
