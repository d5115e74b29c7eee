import { httpResource } from '@angular/common/http';
import { Component, computed, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { ErrorState, Locale, Ticker, displayZone, formatHours, formatTime, injectTexts } from '@vigie/ui';
import { isAhead, localDateOf, toInstant } from '@vigie/rules';
import { type Intervention, planning } from '@vigie/wire';
import { reloadOn } from '../core/live-reload';
import { keepLast } from '../core/resources';
import { SessionStore } from '../core/session-store';
import { planningTexts } from '../planning/planning.texts';
import { TodayCard } from './today-card';
import { TodayLine } from './today-line';
import { todayPart } from './today-part';
import { todayTexts } from './today.texts';

/** The interventions of the day that are still to be done by the person who looks. */
@Component({
  selector: 'app-today-interventions',
  imports: [ErrorState, RouterLink, TodayCard, TodayLine],
  template: `
    @if (shown()) {
      <app-today-card
        key="interventions"
        icon="calendar-days"
        all="/planning"
        [heading]="t().interventions"
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
                  routerLink="/planning"
                  [queryParams]="{ intervention: row.id }"
                  [heading]="row.subject"
                  [when]="timeOf(row)"
                  [late]="isLate(row)"
                  >{{ contextOf(row) }}</a
                >
              </li>
            }
          </ul>
        }
      </app-today-card>
    }
  `,
  providers: [{ provide: todayPart, useExisting: TodayInterventions }],
  host: { '[hidden]': '!shown()' },
})
export class TodayInterventions {
  readonly #me = inject(SessionStore).person;
  readonly #now = inject(Ticker).now;
  readonly #locale = inject(Locale).current;
  protected readonly t = injectTexts(todayTexts);
  readonly #words = injectTexts(planningTexts);
  readonly #today = computed(() => localDateOf(toInstant(this.#now()), displayZone));
  protected readonly resource = httpResource(
    () => {
      const technician = this.#me()?.id;
      return technician
        ? { url: '/api/planning', params: { from: this.#today(), days: 1, technician } }
        : undefined;
    },
    { parse: (raw) => planning.parse(raw) },
  );
  readonly #last = keepLast(this.resource);
  protected readonly rows = computed(() => this.#last()?.items.filter(({ state }) => isAhead(state)) ?? []);
  readonly count = computed(() => (this.#last() ? this.rows().length : undefined));
  readonly failed = computed(() => this.resource.error() !== undefined);
  protected readonly shown = computed(() => this.failed() || this.rows().length > 0);

  constructor() {
    reloadOn(
      (event) => event.type === 'planning.changed',
      () => this.resource.reload(),
    );
  }

  protected contextOf({ client, place, site }: Intervention): string {
    return [client.name, this.#words().places[place], site?.name].filter(Boolean).join(' · ');
  }

  protected timeOf({ startsAt, plannedMinutes }: Intervention): string {
    return `${formatTime(startsAt, this.#locale())} · ${formatHours(plannedMinutes * 60_000)}`;
  }

  protected isLate({ startsAt }: Intervention): boolean {
    return Date.parse(startsAt) < this.#now();
  }
}
