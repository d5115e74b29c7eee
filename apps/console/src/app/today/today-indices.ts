import { httpResource } from '@angular/common/http';
import { Component, computed, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { ErrorState, Locale, formatDay, formatPeriod, injectTexts } from '@vigie/ui';
import { type IndexSeries, indexSeriesList } from '@vigie/wire';
import { reloadOn } from '../core/live-reload';
import { keepLast } from '../core/resources';
import { indexTexts } from '../index-series/index-series.texts';
import { TodayCard } from './today-card';
import { TodayLine } from './today-line';
import { todayPart } from './today-part';

/** Index series that ask for a look before prices are revised: corrected, late, or not readable. */
@Component({
  selector: 'app-today-indices',
  imports: [ErrorState, RouterLink, TodayCard, TodayLine],
  template: `
    @if (shown()) {
      <app-today-card
        key="indices"
        icon="trending-up"
        all="/indices"
        [heading]="t().title"
        [count]="rows().length"
      >
        @if (resource.error()) {
          <v-error-state [error]="resource.error()" (retry)="resource.reload()" />
        } @else {
          <ul role="list">
            @for (row of rows(); track row.id) {
              <li>
                <a
                  app-today-line
                  [routerLink]="['/indices', row.id]"
                  [heading]="row.name"
                  [when]="row.alerts > 0 ? t().alerts(row.alerts) : ''"
                  [late]="true"
                  >{{ what(row) }}</a
                >
              </li>
            }
          </ul>
        }
      </app-today-card>
    }
  `,
  providers: [{ provide: todayPart, useExisting: TodayIndices }],
  host: { '[hidden]': '!shown()' },
})
export class TodayIndices {
  readonly #locale = inject(Locale).current;
  protected readonly t = injectTexts(indexTexts);
  protected readonly resource = httpResource(() => '/api/index-series', {
    parse: (raw) => indexSeriesList.parse(raw),
  });
  readonly #last = keepLast(this.resource);
  protected readonly rows = computed(() =>
    (this.#last()?.items ?? []).filter(
      ({ alerts, awaited, failure }) => alerts > 0 || awaited?.late === true || failure !== null,
    ),
  );
  readonly count = computed(() => (this.#last() ? this.rows().length : undefined));
  readonly failed = computed(() => this.resource.error() !== undefined);
  protected readonly shown = computed(() => this.failed() || this.rows().length > 0);

  constructor() {
    reloadOn(
      ({ type }) => type === 'index.changed',
      () => this.resource.reload(),
    );
  }

  protected what({ awaited, failure, code }: IndexSeries): string {
    if (failure) return this.t().failures[failure.code];
    if (!awaited?.late) return code;
    const since = formatDay(awaited.expectedOn, this.#locale(), 'numeric');
    return this.t().lateSince(formatPeriod(awaited.period, this.#locale()), since);
  }
}
