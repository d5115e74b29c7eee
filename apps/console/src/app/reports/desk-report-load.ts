import { Component, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Locale, NumberPipe, formatHours, formatNumber, injectTexts } from '@vigie/ui';
import { priorities } from '@vigie/rules';
import type { DeskReport } from '@vigie/wire';
import { ticketTexts } from '../tickets/tickets.texts';
import { deskReportTexts } from './desk-report.texts';

type Line = DeskReport['load'][number];

/** Who has how much open, resolved how much, and spent how long. */
@Component({
  selector: 'app-desk-report-load',
  imports: [NumberPipe, RouterLink],
  template: `
    <table class="table">
      <thead>
        <tr>
          <th scope="col">{{ t().person }}</th>
          @for (priority of priorities; track priority) {
            <th scope="col" class="number">{{ tickets().priorities[priority] }}</th>
          }
          <th scope="col" class="number">{{ t().total }}</th>
          <th scope="col" class="number">{{ t().totals.resolved }}</th>
          <th scope="col" class="number">{{ t().totals.minutes }}</th>
        </tr>
      </thead>
      <tbody>
        @for (line of lines(); track line.person?.id) {
          <tr>
            <th scope="row">{{ nameOf(line) }}</th>
            @for (priority of priorities; track priority) {
              <td class="number">
                @if (line.open[priority - 1]; as count) {
                  <a
                    routerLink="."
                    queryParamsHandling="merge"
                    [attr.aria-label]="label(line, tickets().priorities[priority], count)"
                    [queryParams]="open(line, priority)"
                    >{{ count | vNumber }}</a
                  >
                } @else {
                  <span class="muted">0</span>
                }
              </td>
            }
            <td class="number">
              @if (totalOf(line); as count) {
                <a
                  routerLink="."
                  queryParamsHandling="merge"
                  [attr.aria-label]="label(line, t().total, count)"
                  [queryParams]="open(line, null)"
                  >{{ count | vNumber }}</a
                >
              } @else {
                <span class="muted">0</span>
              }
            </td>
            <td class="number">
              @if (line.resolved; as count) {
                <a
                  routerLink="."
                  queryParamsHandling="merge"
                  [attr.aria-label]="label(line, t().totals.resolved, count)"
                  [queryParams]="resolved(line)"
                  >{{ count | vNumber }}</a
                >
              } @else {
                <span class="muted">0</span>
              }
            </td>
            <td class="number">{{ hours(line) }}</td>
          </tr>
        }
      </tbody>
    </table>
  `,
})
export class DeskReportLoad {
  readonly lines = input.required<readonly Line[]>();
  /** Parameters of the address that close what another number had opened. */
  readonly none = input.required<Record<string, null>>();
  readonly #locale = inject(Locale).current;
  protected readonly t = injectTexts(deskReportTexts);
  protected readonly tickets = injectTexts(ticketTexts);
  protected readonly priorities = priorities;

  protected nameOf({ person }: Line): string {
    return person?.name ?? this.t().nobody;
  }

  protected totalOf({ open }: Line): number {
    return open.reduce((sum, count) => sum + count, 0);
  }

  protected hours({ minutes }: Line): string {
    return minutes === 0 ? '—' : formatHours(minutes * 60_000, this.#locale());
  }

  protected label(line: Line, what: string, count: number): string {
    return `${this.nameOf(line)}, ${what} ${formatNumber(count, this.#locale())}`;
  }

  protected open({ person }: Line, priority: number | null) {
    return { ...this.none(), of: 'open', assignee: person?.id ?? 'none', priority };
  }

  protected resolved({ person }: Line) {
    return { ...this.none(), of: 'resolved', assignee: person?.id ?? 'none' };
  }
}
