import { httpResource } from '@angular/common/http';
import { Component, computed, inject, input, type OnInit } from '@angular/core';
import { ErrorState, Locale, SpanTimeline, Ticker, formatInstant, injectTexts, sharedTexts } from '@vigie/ui';
import { deadlineModes, defaultCalendar } from '@vigie/rules';
import { type DeadlineSimulation, deadlineResult } from '@vigie/wire';
import { keepLast } from '../core/resources';
import { parisInstant } from './paris-instant';
import { RegionField, regionOf } from './region-field';
import { injectChange } from './simulator-query';
import { simulatorTexts } from './simulators.texts';

/** When is it due, and why. */
@Component({
  selector: 'app-deadline-simulator',
  imports: [ErrorState, RegionField, SpanTimeline],
  templateUrl: './deadline-simulator.html',
  styleUrl: './simulator.css',
})
export class DeadlineSimulator implements OnInit {
  readonly at = input<string>();
  readonly hours = input<string>();
  readonly mode = input<string>();
  readonly region = input<string>();
  readonly goodFriday = input<string>();
  readonly pauseFrom = input<string>();
  readonly pauseTo = input<string>();

  readonly #locale = inject(Locale).current;
  readonly #openedAt = inject(Ticker).now();
  protected readonly change = injectChange();
  protected readonly t = injectTexts(simulatorTexts);
  protected readonly shared = injectTexts(sharedTexts);
  protected readonly options = { modes: deadlineModes };

  protected readonly received = computed(() => this.at() ?? localOf(this.#openedAt));
  protected readonly length = computed(() => this.hours() ?? '48');
  protected readonly chosenMode = computed(
    () => deadlineModes.find((mode) => mode === this.mode()) ?? 'elapsed',
  );
  protected readonly holidays = computed(() => regionOf(this.region(), this.goodFriday()));

  protected readonly question = computed<DeadlineSimulation | null>(() => {
    const receivedAt = parisInstant(this.received());
    const hours = Number(this.length());
    if (!receivedAt || !(hours > 0)) return null;
    const from = parisInstant(this.pauseFrom() ?? '');
    const to = parisInstant(this.pauseTo() ?? '');
    return {
      receivedAt,
      duration: `PT${Math.round(hours * 60)}M`,
      mode: this.chosenMode(),
      ...this.holidays(),
      hours: defaultCalendar.hours,
      ...(from && to && from < to ? { pauses: [{ from, to, reason: 'waiting-client' }] } : {}),
    };
  });
  protected readonly answer = httpResource(
    () => {
      const body = this.question();
      return body ? { url: '/api/simulations/deadline', method: 'POST', body } : undefined;
    },
    { parse: (raw) => deadlineResult.parse(raw) },
  );
  protected readonly last = keepLast(this.answer);
  protected readonly due = computed(() => {
    const result = this.last();
    return result ? formatInstant(result.dueAt, 'full', this.#locale()) : '';
  });

  /** What depends on the day goes into the address at once: a link shows the same answer tomorrow. */
  ngOnInit(): void {
    if (this.at() === undefined) this.change('at', this.received());
  }
}

function localOf(ms: number): string {
  const local = Temporal.Instant.fromEpochMilliseconds(ms)
    .toZonedDateTimeISO('Europe/Paris')
    .toPlainDateTime();
  return local.toString({ smallestUnit: 'minute' });
}
