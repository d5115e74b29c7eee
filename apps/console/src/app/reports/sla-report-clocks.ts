import { Component, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { ErrorState, InstantPipe, formatHours, injectTexts } from '@vigie/ui';
import { type SlaReportClock, page, slaReportClock } from '@vigie/wire';
import { pagedList } from '../core/paged-list';
import { LoadMore } from '../kit/load-more';
import { TableGhost } from '../kit/table-ghost';
import { reportTexts } from './reports.texts';

/** The clocks behind a number of the report. */
@Component({
  selector: 'app-sla-report-clocks',
  imports: [ErrorState, InstantPipe, LoadMore, RouterLink, TableGhost],
  template: `
    @if (list.ready()) {
      <table class="table">
        <thead>
          <tr>
            <th scope="col">{{ t().ticket }}</th>
            <th scope="col">{{ t().client }}</th>
            <th scope="col">{{ t().finished }}</th>
            <th scope="col">{{ t().due }}</th>
            <th scope="col" class="number">{{ t().promised }}</th>
            <th scope="col" class="number">{{ t().taken }}</th>
            <th scope="col">{{ t().outcome }}</th>
          </tr>
        </thead>
        <tbody>
          @for (row of list.rows(); track row.id) {
            <tr>
              <td>
                <a [routerLink]="['/tickets', row.ticketId]" [queryParams]="{ view: 'all' }"
                  >{{ row.number }} {{ row.subject }}</a
                >
              </td>
              <td>{{ row.client.name }}</td>
              <td>{{ row.finishedAt | vInstant: 'numeric' }}</td>
              <td>{{ row.dueAt ? (row.dueAt | vInstant: 'numeric') : '—' }}</td>
              <td class="number">{{ hours(row.durationMs) }}</td>
              <td class="number">{{ row.consumedMs === null ? '—' : hours(row.consumedMs) }}</td>
              <td>
                <span
                  class="chip"
                  [class.chip-ok]="row.outcome === 'met'"
                  [class.chip-bad]="row.outcome === 'breached'"
                  >{{ t().outcomes[row.outcome] }}</span
                >
                @if (row.outcome === 'breached') {
                  <span class="muted"> {{ row.breachReason ?? t().unexplained }}</span>
                }
              </td>
            </tr>
          }
        </tbody>
      </table>
      @if (list.more()) {
        <app-load-more (reached)="list.loadMore()" />
      }
    } @else if (list.error()) {
      <v-error-state [error]="list.error()" (retry)="list.reload()" />
    } @else {
      <app-table-ghost />
    }
  `,
})
export class SlaReportClocks {
  readonly params = input.required<Record<string, string>>();
  protected readonly t = injectTexts(reportTexts);
  protected readonly hours = formatHours;
  protected readonly list = pagedList<SlaReportClock>({
    url: '/api/reports/sla/clocks',
    params: () => this.params(),
    parse: (raw) => page(slaReportClock).parse(raw),
  });
}
