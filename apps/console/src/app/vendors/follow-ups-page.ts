import { Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { EmptyState, ErrorState, InstantPipe, Ticker, injectTexts } from '@vigie/ui';
import { type VendorFollowUp, page, vendorFollowUp } from '@vigie/wire';
import { reloadOn } from '../core/live-reload';
import { pagedList } from '../core/paged-list';
import { LoadMore } from '../kit/load-more';
import { TableGhost } from '../kit/table-ghost';
import { vendorTexts } from './vendors.texts';

/** Tickets that wait for a vendor, those to be asked again first. */
@Component({
  selector: 'app-follow-ups-page',
  imports: [EmptyState, ErrorState, InstantPipe, LoadMore, RouterLink, TableGhost],
  template: `
    <div class="page">
      <div class="page-head">
        <div>
          <h1>{{ t().title }}</h1>
          <p>{{ t().text }}</p>
        </div>
      </div>
      <nav class="tab-links" [attr.aria-label]="t().filter">
        <a
          routerLink="/follow-ups"
          [class.active]="!onlyDue()"
          [attr.aria-current]="onlyDue() ? null : 'page'"
          >{{ t().all }}</a
        >
        <a
          routerLink="/follow-ups"
          [queryParams]="{ due: 'true' }"
          [class.active]="onlyDue()"
          [attr.aria-current]="onlyDue() ? 'page' : null"
          >{{ t().due }}</a
        >
      </nav>
      <div class="card sheet">
        @if (list.ready()) {
          @if (list.rows().length > 0) {
            <table class="table">
              <thead>
                <tr>
                  <th scope="col">{{ t().followUp }}</th>
                  <th scope="col">{{ t().vendor }}</th>
                  <th scope="col">{{ t().reference }}</th>
                  <th scope="col">{{ t().ticket }}</th>
                  <th scope="col">{{ t().client }}</th>
                  <th scope="col">{{ t().assignee }}</th>
                  <th scope="col">{{ t().since }}</th>
                </tr>
              </thead>
              <tbody>
                @for (row of list.rows(); track row.id) {
                  <tr>
                    <td>
                      @if (row.followUpAt) {
                        {{ row.followUpAt | vInstant }}
                        @if (isDue(row)) {
                          <span class="chip chip-warn">{{ t().late }}</span>
                        }
                      } @else {
                        <span class="muted">{{ t().none }}</span>
                      }
                    </td>
                    <td>
                      <strong>{{ row.vendor }}</strong>
                    </td>
                    <td>{{ row.reference ?? '—' }}</td>
                    <td>
                      <a [routerLink]="['/tickets', row.id]" [queryParams]="{ view: 'all' }"
                        >{{ row.number }} {{ row.subject }}</a
                      >
                    </td>
                    <td>{{ row.client.name }}</td>
                    <td>{{ row.assignee?.name ?? t().nobody }}</td>
                    <td>{{ row.since | vInstant }}</td>
                  </tr>
                }
              </tbody>
            </table>
            @if (list.more()) {
              <app-load-more (reached)="list.loadMore()" />
            }
          } @else {
            <v-empty-state icon="phone" [title]="t().empty" [text]="t().emptyText" />
          }
        } @else if (list.error()) {
          <v-error-state [error]="list.error()" (retry)="list.reload()" />
        } @else {
          <app-table-ghost />
        }
      </div>
    </div>
  `,
})
export class FollowUpsPage {
  /** From the address. */
  readonly due = input<string>();
  readonly #now = inject(Ticker).now;
  protected readonly t = injectTexts(vendorTexts);
  protected readonly onlyDue = computed(() => this.due() === 'true');
  protected readonly list = pagedList<VendorFollowUp>({
    url: '/api/vendor-follow-ups',
    params: () => ({ due: this.onlyDue() }),
    parse: (raw) => page(vendorFollowUp).parse(raw),
  });

  constructor() {
    reloadOn(
      (event) => event.type === 'ticket.changed' || event.type === 'notification',
      () => this.list.reload(),
    );
  }

  protected isDue({ followUpAt }: VendorFollowUp): boolean {
    return followUpAt !== null && Date.parse(followUpAt) <= this.#now();
  }
}
