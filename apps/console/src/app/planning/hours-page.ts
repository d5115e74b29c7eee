import { httpResource } from '@angular/common/http';
import { Component, computed, inject, input } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { DayPipe, ErrorState, Icon, formatDay, Locale, formatHours, injectTexts } from '@vigie/ui';
import { addCalendarDays, localDateOf } from '@vigie/rules';
import { timeWeek } from '@vigie/wire';
import { reloadOn } from '../core/live-reload';
import { keepLast } from '../core/resources';
import { Shortcuts } from '../keyboard/shortcuts';
import { mondayOf } from './planning-days';
import { planningTexts } from './planning.texts';

/** A person's week of time, day by day; the week is in the address. */
@Component({
  selector: 'app-hours-page',
  imports: [DayPipe, ErrorState, Icon, RouterLink],
  template: `
    <header class="page-head">
      <div>
        <h1>{{ t().hours.title }}</h1>
        <p>{{ heading() }}</p>
      </div>
      <p class="toolbar">
        <button type="button" class="btn btn-icon" [attr.aria-label]="t().hours.previous" (click)="go(-7)">
          <v-icon name="chevron-left" />
        </button>
        <button type="button" class="btn" (click)="go(0)">{{ t().today }}</button>
        <button type="button" class="btn btn-icon" [attr.aria-label]="t().hours.next" (click)="go(7)">
          <v-icon name="chevron-right" />
        </button>
      </p>
    </header>
    @if (week(); as week) {
      <p class="total">{{ t().hours.total(length(week.minutes), length(week.billableMinutes)) }}</p>
      <div class="card sheet">
        <table class="table">
          <tbody>
            @for (day of week.days; track day.day) {
              <tr class="day">
                <th scope="rowgroup" colspan="3">{{ day.day | vDay }}</th>
                <td class="number">{{ day.minutes ? length(day.minutes) : '' }}</td>
              </tr>
              @for (entry of day.items; track entry.id) {
                <tr>
                  <td>
                    @if (entry.ticket; as ticket) {
                      <a [routerLink]="['/tickets', ticket.id]">{{ ticket.number }} {{ ticket.subject }}</a>
                    } @else {
                      <a routerLink="/planning" [queryParams]="{ from: entry.day }">{{
                        t().spent.interventions
                      }}</a>
                    }
                    @if (entry.comment) {
                      <small class="muted">{{ entry.comment }}</small>
                    }
                  </td>
                  <td>{{ entry.client.name }}</td>
                  <td>
                    {{ t().spent.activities[entry.activity] }} ·
                    {{
                      entry.billed
                        ? t().spent.billed
                        : entry.billable
                          ? t().spent.billable
                          : t().spent.included
                    }}
                  </td>
                  <td class="number">{{ length(entry.minutes) }}</td>
                </tr>
              } @empty {
                <tr>
                  <td colspan="4" class="muted">{{ t().hours.empty }}</td>
                </tr>
              }
            }
          </tbody>
        </table>
      </div>
    } @else if (resource.error()) {
      <v-error-state [error]="resource.error()" (retry)="resource.reload()" />
    }
  `,
  styles: `
    .day th {
      padding-block-start: 14px;
      text-align: start;
    }
    .day .number {
      font-weight: var(--weight-strong);
    }
    .number {
      text-align: end;
      white-space: nowrap;
      font-variant-numeric: tabular-nums;
    }
    small {
      display: block;
    }
  `,
  host: { class: 'page' },
})
export class HoursPage {
  readonly monday = input<string>();

  readonly #router = inject(Router);
  readonly #locale = inject(Locale).current;
  protected readonly t = injectTexts(planningTexts);
  readonly #today = localDateOf(new Date().toISOString(), 'Europe/Paris');
  readonly #monday = computed(() => mondayOf(this.monday() ?? this.#today));
  protected readonly resource = httpResource(
    () => ({ url: '/api/time/week', params: { monday: this.#monday() } }),
    { parse: (raw) => timeWeek.parse(raw) },
  );
  protected readonly week = keepLast(this.resource);
  protected readonly heading = computed(() => this.t().hours.week(formatDay(this.#monday(), this.#locale())));

  constructor() {
    reloadOn(
      (event) => event.type === 'time.changed',
      () => this.resource.reload(),
    );
    inject(Shortcuts).use({ j: () => this.go(7), k: () => this.go(-7) });
  }

  protected length(minutes: number): string {
    return formatHours(minutes * 60_000);
  }

  /** Some days later or earlier; zero for today's week. */
  protected go(days: number): void {
    const monday = days === 0 ? null : addCalendarDays(this.#monday(), days);
    void this.#router.navigate([], { queryParams: { monday } });
  }
}
