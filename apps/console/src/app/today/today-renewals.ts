import { httpResource } from '@angular/common/http';
import { Component, computed } from '@angular/core';
import { RouterLink } from '@angular/router';
import { DayPipe, ErrorState, injectTexts } from '@vigie/ui';
import { licencePage } from '@vigie/wire';
import { reloadOn } from '../core/live-reload';
import { keepLast } from '../core/resources';
import { TodayCard } from './today-card';
import { TodayLine } from './today-line';
import { todayTexts } from './today.texts';

const mostShown = 6;

/** Licences that renew within 30 days: how many to keep is decided with the client before. */
@Component({
  selector: 'app-today-renewals',
  imports: [DayPipe, ErrorState, RouterLink, TodayCard, TodayLine],
  template: `
    @if (shown()) {
      <app-today-card
        key="renewals"
        icon="key-round"
        all="/licences"
        [allParams]="{ show: 'renewal' }"
        [heading]="t().renewals"
        [count]="near().length"
      >
        @if (resource.error()) {
          <v-error-state [error]="resource.error()" (retry)="resource.reload()" />
        } @else {
          <ul role="list">
            @for (row of rows(); track row.client.id + row.productId) {
              <li>
                <a
                  app-today-line
                  [routerLink]="['/clients', row.client.id, 'licences']"
                  [heading]="row.product"
                  [when]="row.renewsOn | vDay: 'numeric'"
                  >{{ row.client.name }} · {{ t().licences(row.consumed, row.enabled) }}</a
                >
              </li>
            }
          </ul>
        }
      </app-today-card>
    }
  `,
  host: { '[hidden]': '!shown()' },
})
export class TodayRenewals {
  protected readonly t = injectTexts(todayTexts);
  protected readonly resource = httpResource(
    () => ({ url: '/api/licences', params: { show: 'renewal', limit: 200 } }),
    { parse: (raw) => licencePage.parse(raw) },
  );
  readonly #last = keepLast(this.resource);
  protected readonly near = computed(() =>
    (this.#last()?.items ?? [])
      .filter(({ renewal, enabled }) => renewal === 'near' && enabled > 0)
      .toSorted((one, other) => (one.renewsOn ?? '').localeCompare(other.renewsOn ?? '')),
  );
  protected readonly rows = computed(() => this.near().slice(0, mostShown));
  protected readonly shown = computed(() => this.resource.error() !== undefined || this.near().length > 0);

  constructor() {
    reloadOn(
      (event) => event.type === 'tenant.changed',
      () => this.resource.reload(),
    );
  }
}
