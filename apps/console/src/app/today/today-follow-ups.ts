import { httpResource } from '@angular/common/http';
import { Component, computed } from '@angular/core';
import { RouterLink } from '@angular/router';
import { ErrorState, InstantPipe, injectTexts } from '@vigie/ui';
import { page, vendorFollowUp } from '@vigie/wire';
import { reloadOn } from '../core/live-reload';
import { keepLast } from '../core/resources';
import { TodayCard } from './today-card';
import { TodayLine } from './today-line';
import { todayPart } from './today-part';
import { todayTexts } from './today.texts';

/** Vendors to be asked again now. */
@Component({
  selector: 'app-today-follow-ups',
  imports: [ErrorState, InstantPipe, RouterLink, TodayCard, TodayLine],
  template: `
    @if (shown()) {
      <app-today-card
        key="follow-ups"
        icon="phone"
        all="/follow-ups"
        [allParams]="{ due: 'true' }"
        [heading]="t().followUps"
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
                  [routerLink]="['/tickets', row.id]"
                  [queryParams]="{ view: 'all' }"
                  [heading]="row.vendor + (row.reference ? ' · ' + row.reference : '')"
                  [when]="row.followUpAt | vInstant"
                  [late]="true"
                  >{{ row.number + ' ' + row.subject + ' · ' + row.client.name }}</a
                >
              </li>
            }
          </ul>
        }
      </app-today-card>
    }
  `,
  providers: [{ provide: todayPart, useExisting: TodayFollowUps }],
  host: { '[hidden]': '!shown()' },
})
export class TodayFollowUps {
  protected readonly t = injectTexts(todayTexts);
  protected readonly resource = httpResource(
    () => ({ url: '/api/vendor-follow-ups', params: { due: true, limit: 6 } }),
    { parse: (raw) => page(vendorFollowUp).parse(raw) },
  );
  readonly #last = keepLast(this.resource);
  protected readonly rows = computed(() => this.#last()?.items ?? []);
  readonly count = computed(() => this.#last()?.items.length);
  readonly failed = computed(() => this.resource.error() !== undefined);
  protected readonly shown = computed(() => this.failed() || this.rows().length > 0);

  constructor() {
    reloadOn(
      (event) => event.type === 'ticket.changed' || event.type === 'notification',
      () => this.resource.reload(),
    );
  }
}
