import { httpResource } from '@angular/common/http';
import { Component, computed, inject, input, type OnInit } from '@angular/core';
import { ErrorState, Locale, SpanTimeline, Ticker, formatInstant, injectTexts, sharedTexts } from '@vigie/ui';
import { deadlineModes } from '@vigie/rules';
import { type DeadlineSimulation, deadlineResult } from '@vigie/wire';
import { keepLast } from '../core/resources';
import { type Stretch, isBackwards, pausesOf, pausesText, weekOf, zones } from './deadline-address';
import { localInstant } from './local-instant';
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
  readonly zone = input<string>();
  readonly days = input<string>();
  readonly morning = input<string>();
  readonly afternoon = input<string>();
  readonly pauses = input<string>();

  readonly #locale = inject(Locale).current;
  readonly #openedAt = inject(Ticker).now();
  protected readonly change = injectChange();
  protected readonly t = injectTexts(simulatorTexts);
  protected readonly shared = injectTexts(sharedTexts);
  protected readonly options = { modes: deadlineModes, zones };
  protected readonly intervalKeys = ['morning', 'afternoon'] as const;

  protected readonly chosenZone = computed(
    () => zones.find((zone) => zone === this.zone()) ?? 'Europe/Paris',
  );
  protected readonly received = computed(() => this.at() ?? localOf(this.#openedAt, this.chosenZone()));
  protected readonly length = computed(() => this.hours() ?? '48');
  protected readonly chosenMode = computed(
    () => deadlineModes.find((mode) => mode === this.mode()) ?? 'elapsed',
  );
  protected readonly holidays = computed(() => regionOf(this.region(), this.goodFriday()));

  protected readonly week = computed(() => {
    const [days, morning, afternoon] = [this.days(), this.morning(), this.afternoon()];
    return weekOf({
      ...(days !== undefined && { days }),
      ...(morning !== undefined && { morning }),
      ...(afternoon !== undefined && { afternoon }),
    });
  });
  /** The first of January 2024 was a Monday. */
  protected readonly dayNames = computed(() => {
    const names = new Intl.DateTimeFormat(this.#locale(), { weekday: 'short', timeZone: 'UTC' });
    return [1, 2, 3, 4, 5, 6, 7].map((day) => ({ day, name: names.format(Date.UTC(2024, 0, day)) }));
  });
  protected readonly breaks = computed(() =>
    pausesOf(this.pauses()).map((pause) => ({ ...pause, wrong: isBackwards(pause) })),
  );

  protected readonly question = computed<DeadlineSimulation | null>(() => {
    const zone = this.chosenZone();
    const receivedAt = localInstant(this.received(), zone);
    const length = Number(this.length());
    const { hours } = this.week();
    const byHours = this.chosenMode() === 'service-hours';
    if (!receivedAt || !(length > 0) || (byHours && !hours) || this.breaks().some(({ wrong }) => wrong)) {
      return null;
    }
    const pauses = this.breaks().flatMap((pause) => {
      const [from, to] = [localInstant(pause.from, zone), localInstant(pause.to, zone)];
      return from && to ? [{ from, to, reason: 'waiting-client' as const }] : [];
    });
    return {
      receivedAt,
      duration: `PT${Math.round(length * 60)}M`,
      mode: this.chosenMode(),
      zone,
      ...this.holidays(),
      ...(hours && { hours }),
      ...(pauses.length > 0 && { pauses }),
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
    return result ? formatInstant(result.dueAt, 'full', this.#locale(), this.chosenZone()) : '';
  });

  /** What depends on the day goes into the address at once: a link shows the same answer tomorrow. */
  ngOnInit(): void {
    if (this.at() === undefined) this.change('at', this.received());
  }

  protected toggleDay(day: number, open: boolean): void {
    const others = this.week().days.filter((one) => one !== day);
    this.change('days', (open ? [...others, day] : others).sort((a, b) => a - b).join(','));
  }

  protected changePause(at: number, change: Partial<Stretch>): void {
    this.#writePauses(this.breaks().map((pause, index) => (index === at ? { ...pause, ...change } : pause)));
  }

  protected addPause(): void {
    this.#writePauses([...this.breaks(), { from: '', to: '' }]);
  }

  protected removePause(at: number): void {
    this.#writePauses(this.breaks().filter((_, index) => index !== at));
  }

  #writePauses(pauses: readonly Stretch[]): void {
    this.change('pauses', pausesText(pauses) || false);
  }
}

function localOf(ms: number, zone: string): string {
  const local = Temporal.Instant.fromEpochMilliseconds(ms).toZonedDateTimeISO(zone).toPlainDateTime();
  return local.toString({ smallestUnit: 'minute' });
}
