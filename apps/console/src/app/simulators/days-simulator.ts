import { httpResource } from '@angular/common/http';
import { Component, computed, inject, input } from '@angular/core';
import { ErrorState, Locale, Ticker, formatDay, injectTexts } from '@vigie/ui';
import { dayKinds, holidayRegions } from '@vigie/rules';
import { workingDaysResult, workingDaysSimulation } from '@vigie/wire';
import { adminTexts } from '../admin/admin.texts';
import { keepLast } from '../core/resources';
import { injectChange } from './simulator-query';
import { simulatorTexts } from './simulators.texts';

/** So many days after a date: working, business, calendar or clear. */
@Component({
  selector: 'app-days-simulator',
  imports: [ErrorState],
  templateUrl: './days-simulator.html',
  styleUrl: './simulator.css',
})
export class DaysSimulator {
  readonly from = input<string>();
  readonly count = input<string>();
  readonly kind = input<string>();
  readonly region = input<string>();
  readonly extend = input<string>();

  readonly #locale = inject(Locale).current;
  readonly #today = new Date(inject(Ticker).now()).toISOString().slice(0, 10);
  protected readonly change = injectChange();
  protected readonly t = injectTexts(simulatorTexts);
  protected readonly admin = injectTexts(adminTexts);
  protected readonly options = { kinds: dayKinds, regions: holidayRegions };

  protected readonly start = computed(() => this.from() ?? this.#today);
  protected readonly days = computed(() => this.count() ?? '10');
  protected readonly chosenKind = computed(() => dayKinds.find((kind) => kind === this.kind()) ?? 'ouvre');
  protected readonly chosenRegion = computed(
    () => holidayRegions.find((one) => one === this.region()) ?? 'FR',
  );
  protected readonly extended = computed(() => this.extend() === 'true');
  protected readonly question = computed(() => {
    const typed = workingDaysSimulation.safeParse({
      from: this.start(),
      count: Number(this.days()),
      kind: this.chosenKind(),
      region: this.chosenRegion(),
      extend: this.extended(),
    });
    return this.days() !== '' && typed.success ? typed.data : null;
  });
  protected readonly answer = httpResource(
    () => {
      const body = this.question();
      return body ? { url: '/api/simulations/working-days', method: 'POST', body } : undefined;
    },
    { parse: (raw) => workingDaysResult.parse(raw) },
  );
  protected readonly last = keepLast(this.answer);
  protected readonly said = computed(() => {
    const result = this.last();
    return result ? formatDay(result.date, this.#locale()) : '';
  });
  protected readonly sentence = computed(() => {
    const question = this.question();
    if (!question) return '';
    const kind = this.t().kindsShort[question.kind];
    return this.t().daysText(String(question.count), kind, formatDay(question.from, this.#locale()));
  });
}
