import { httpResource } from '@angular/common/http';
import { Component, computed, inject, input, type OnInit } from '@angular/core';
import { ErrorState, Locale, Ticker, formatDay, injectTexts } from '@vigie/ui';
import { dayKinds, localDateOf, toInstant } from '@vigie/rules';
import { workingDaysResult, workingDaysSimulation } from '@vigie/wire';
import { keepLast } from '../core/resources';
import { RegionField, regionOf } from './region-field';
import { injectChange } from './simulator-query';
import { skippedHolidays } from './skipped-holidays';
import { simulatorTexts } from './simulators.texts';

/** Public holidays named one by one in the explanation; ten years have more than a hundred. */
const mostNames = 6;

/** So many days after a date: working, business, calendar or clear. */
@Component({
  selector: 'app-days-simulator',
  imports: [ErrorState, RegionField],
  templateUrl: './days-simulator.html',
  styleUrl: './simulator.css',
})
export class DaysSimulator implements OnInit {
  readonly from = input<string>();
  readonly count = input<string>();
  readonly kind = input<string>();
  readonly region = input<string>();
  readonly goodFriday = input<string>();
  readonly extend = input<string>();

  readonly #locale = inject(Locale).current;
  readonly #today = localDateOf(toInstant(inject(Ticker).now()), 'Europe/Paris');
  protected readonly change = injectChange();
  protected readonly t = injectTexts(simulatorTexts);
  protected readonly options = { kinds: dayKinds };

  protected readonly start = computed(() => this.from() ?? this.#today);
  protected readonly days = computed(() => this.count() ?? '10');
  protected readonly chosenKind = computed(() => dayKinds.find((kind) => kind === this.kind()) ?? 'ouvre');
  protected readonly holidays = computed(() => regionOf(this.region(), this.goodFriday()));
  protected readonly extended = computed(() => this.extend() === 'true');
  protected readonly question = computed(() => {
    const typed = workingDaysSimulation.safeParse({
      from: this.start(),
      count: Number(this.days()),
      kind: this.chosenKind(),
      ...this.holidays(),
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
  /** The public holidays that do not count, with their names. */
  protected readonly skipped = computed(() => {
    const [question, result] = [this.question(), this.last()];
    if (!question || !result) return '';
    const all = skippedHolidays({ ...question, to: result.date });
    if (all.length === 0) return '';
    const names = all
      .slice(0, mostNames)
      .map(({ date, name }) => `${formatDay(date, this.#locale())} (${name})`);
    return this.t().skipped(names.join(', '), all.length - names.length);
  });

  /** What depends on the day goes into the address at once: a link shows the same answer tomorrow. */
  ngOnInit(): void {
    if (this.from() === undefined) this.change('from', this.start());
  }
}
