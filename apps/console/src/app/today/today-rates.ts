import { httpResource } from '@angular/common/http';
import { Component, computed, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { ErrorState, Locale, formatDay, injectTexts } from '@vigie/ui';
import { awaitedRatesAnswer } from '@vigie/wire';
import { reloadOn } from '../core/live-reload';
import { keepLast } from '../core/resources';
import { halfName } from '../penalties/half-name';
import { rateTexts } from '../penalties/rates.texts';
import { TodayCard } from './today-card';
import { TodayLine } from './today-line';
import { todayPart } from './today-part';

/** Rates of a half-year that somebody has to record before penalties need them. */
@Component({
  selector: 'app-today-rates',
  imports: [ErrorState, RouterLink, TodayCard, TodayLine],
  template: `
    @if (shown()) {
      <app-today-card
        key="rates"
        icon="receipt-euro"
        all="/billing/rates"
        [heading]="t().title"
        [count]="rows().length"
      >
        @if (resource.error()) {
          <v-error-state [error]="resource.error()" (retry)="resource.reload()" />
        } @else {
          <ul role="list">
            @for (row of rows(); track row.half) {
              <li>
                <a
                  app-today-line
                  routerLink="/billing/rates"
                  [heading]="row.heading"
                  [when]="row.when"
                  [late]="row.late"
                  >{{ row.what }}</a
                >
              </li>
            }
          </ul>
        }
      </app-today-card>
    }
  `,
  providers: [{ provide: todayPart, useExisting: TodayRates }],
  host: { '[hidden]': '!shown()' },
})
export class TodayRates {
  readonly #locale = inject(Locale).current;
  protected readonly t = injectTexts(rateTexts);
  protected readonly resource = httpResource(() => '/api/penalty-rates/awaited', {
    parse: (raw) => awaitedRatesAnswer.parse(raw),
  });
  readonly #last = keepLast(this.resource);
  protected readonly rows = computed(() => {
    const awaited = this.#last()?.awaited;
    if (!awaited) return [];
    const { half, from, missing } = awaited;
    return [
      {
        half,
        heading: this.t().record(halfName(half, this.t())),
        when: formatDay(from, this.#locale(), 'numeric'),
        late: from <= new Date().toISOString().slice(0, 10),
        what: missing.map((kind) => this.t().kinds[kind]).join(', '),
      },
    ];
  });
  readonly count = computed(() => (this.#last() ? this.rows().length : undefined));
  readonly failed = computed(() => this.resource.error() !== undefined);
  protected readonly shown = computed(() => this.failed() || this.rows().length > 0);

  constructor() {
    reloadOn(
      ({ type }) => type === 'penalty.changed',
      () => this.resource.reload(),
    );
  }
}
