import { httpResource } from '@angular/common/http';
import { Component, computed } from '@angular/core';
import { RouterLink } from '@angular/router';
import { ErrorState, InstantPipe, injectTexts } from '@vigie/ui';
import { waitingApprovals } from '@vigie/wire';
import { reloadOn } from '../core/live-reload';
import { keepLast } from '../core/resources';
import { TodayCard } from './today-card';
import { TodayLine } from './today-line';
import { todayTexts } from './today.texts';

/** Requests that the management of a client has not agreed to yet: nobody's work, but good to know. */
@Component({
  selector: 'app-today-approvals',
  imports: [ErrorState, InstantPipe, RouterLink, TodayCard, TodayLine],
  template: `
    @if (shown()) {
      <app-today-card key="approvals" icon="shield-check" [heading]="t().approvals" [count]="total()">
        @if (resource.error()) {
          <v-error-state [error]="resource.error()" (retry)="resource.reload()" />
        } @else {
          <ul role="list">
            @for (row of rows(); track row.id) {
              <li>
                <a
                  app-today-line
                  [routerLink]="['/clients', row.client.id]"
                  [heading]="row.subject"
                  [when]="row.askedAt | vInstant"
                  >{{ row.client.name }} · {{ row.requester }}</a
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
export class TodayApprovals {
  protected readonly t = injectTexts(todayTexts);
  protected readonly resource = httpResource(() => '/api/approvals/waiting', {
    parse: (raw) => waitingApprovals.parse(raw),
  });
  readonly #last = keepLast(this.resource);
  protected readonly rows = computed(() => this.#last()?.items ?? []);
  protected readonly total = computed(() => this.#last()?.total ?? 0);
  protected readonly shown = computed(() => this.resource.error() !== undefined || this.total() > 0);

  constructor() {
    reloadOn(
      (event) => event.type === 'approval.changed',
      () => this.resource.reload(),
    );
  }
}
