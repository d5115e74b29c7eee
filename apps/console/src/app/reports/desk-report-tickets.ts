import { Component, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { EmptyState, ErrorState, InstantPipe, injectTexts, sharedTexts } from '@vigie/ui';
import { type DeskFigure, type DeskReportTicket, deskReportTicket, page } from '@vigie/wire';
import { pagedList } from '../core/paged-list';
import { LoadMore } from '../kit/load-more';
import { TableGhost } from '../kit/table-ghost';
import { deskReportTexts } from './desk-report.texts';

/** The tickets behind a number of the dashboard. */
@Component({
  selector: 'app-desk-report-tickets',
  imports: [EmptyState, ErrorState, InstantPipe, LoadMore, RouterLink, TableGhost],
  template: `
    @if (list.ready()) {
      @if (list.rows().length > 0) {
        <table class="table">
          <thead>
            <tr>
              <th scope="col">{{ t().ticket }}</th>
              <th scope="col">{{ t().client }}</th>
              <th scope="col">{{ t().state }}</th>
              <th scope="col">{{ t().assignee }}</th>
              <th scope="col">{{ t().at[of()] }}</th>
            </tr>
          </thead>
          <tbody>
            @for (row of list.rows(); track row.id + row.at) {
              <tr>
                <td>
                  <a [routerLink]="['/tickets', row.id]" [queryParams]="{ view: 'all' }"
                    >{{ row.number }} {{ row.subject }}</a
                  >
                </td>
                <td>{{ row.client.name }}</td>
                <td>{{ shared().ticketStates[row.state] }}</td>
                <td>{{ row.assignee?.name ?? t().nobody }}</td>
                <td>{{ row.at | vInstant: 'numeric' }}</td>
              </tr>
            }
          </tbody>
        </table>
        @if (list.more()) {
          <app-load-more (reached)="list.loadMore()" />
        }
      } @else {
        <v-empty-state [title]="t().empty" [text]="t().emptyText" />
      }
    } @else if (list.error()) {
      <v-error-state [error]="list.error()" (retry)="list.reload()" />
    } @else {
      <app-table-ghost />
    }
  `,
})
export class DeskReportTickets {
  readonly of = input.required<DeskFigure>();
  readonly params = input.required<Record<string, string | number | boolean>>();
  protected readonly t = injectTexts(deskReportTexts);
  protected readonly shared = injectTexts(sharedTexts);
  protected readonly list = pagedList<DeskReportTicket>({
    url: '/api/reports/desk/tickets',
    params: () => this.params(),
    parse: (raw) => page(deskReportTicket).parse(raw),
  });
}
