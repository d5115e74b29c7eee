import { httpResource } from '@angular/common/http';
import { Component, computed } from '@angular/core';
import { RouterLink } from '@angular/router';
import { DayPipe, ErrorState, dateOfInstant, injectTexts } from '@vigie/ui';
import { addCalendarDays } from '@vigie/rules';
import { renewalPage } from '@vigie/wire';
import { reloadOn } from '../core/live-reload';
import { keepLast } from '../core/resources';
import { renewalTexts } from '../renewals/renewals.texts';
import { TodayCard } from './today-card';
import { TodayLine } from './today-line';
import { todayPart } from './today-part';

const days = 10;
const mostShown = 6;

/** Contracts for which a letter would have to leave within ten days, and nobody has decided to let them renew. */
@Component({
  selector: 'app-today-postings',
  imports: [DayPipe, ErrorState, RouterLink, TodayCard, TodayLine],
  template: `
    @if (shown()) {
      <app-today-card
        key="postings"
        icon="mail"
        all="/renewals"
        [allParams]="{ show: 'posting' }"
        [heading]="t().today.title"
        [count]="all().length"
      >
        @if (resource.error()) {
          <v-error-state [error]="resource.error()" (retry)="resource.reload()" />
        } @else {
          <ul role="list">
            @for (row of rows(); track row.id) {
              <li>
                <a
                  app-today-line
                  routerLink="/renewals"
                  [queryParams]="{ open: row.id }"
                  [heading]="row.client.name"
                  [when]="t().today.before(row.notice.posting | vDay: 'numeric')"
                  [late]="row.notice.posting < soon"
                  >{{ row.contract.label }} · {{ row.owner?.name ?? t().nobody }}</a
                >
              </li>
            }
          </ul>
        }
      </app-today-card>
    }
  `,
  providers: [{ provide: todayPart, useExisting: TodayPostings }],
  host: { '[hidden]': '!shown()' },
})
export class TodayPostings {
  protected readonly t = injectTexts(renewalTexts);
  protected readonly soon = addCalendarDays(dateOfInstant(Date.now()), 3);
  protected readonly resource = httpResource(
    () => ({ url: '/api/renewals', params: { show: 'posting', days, limit: 200 } }),
    { parse: (raw) => renewalPage.parse(raw) },
  );
  readonly #last = keepLast(this.resource);
  protected readonly all = computed(() => this.#last()?.items ?? []);
  protected readonly rows = computed(() => this.all().slice(0, mostShown));
  readonly count = computed(() => this.#last()?.items.length);
  readonly failed = computed(() => this.resource.error() !== undefined);
  protected readonly shown = computed(() => this.failed() || this.all().length > 0);

  constructor() {
    reloadOn(
      (event) => event.type === 'contract.changed',
      () => this.resource.reload(),
    );
  }
}
