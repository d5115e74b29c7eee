import { Component, computed, inject, input } from '@angular/core';
import { DayPipe, Locale, Ticker, formatTime, injectTexts } from '@vigie/ui';
import { type ServiceCalendar, toInstant, upcomingDays } from '@vigie/rules';
import { slaTexts } from './sla.texts';

const days = 14;

/** When a calendar opens in the next two weeks, by the rules that deadlines use. */
@Component({
  selector: 'app-next-days',
  imports: [DayPipe],
  template: `
    <h3>{{ t().title }}</h3>
    @if (list(); as list) {
      <ol>
        @for (day of list; track day.date) {
          <li [class.closed]="day.hours.length === 0">
            <span class="date">{{ day.date | vDay: 'short' }}</span>
            <span class="hours">
              @for (one of day.hours; track one.from) {
                <span>{{ said(one) }}</span>
              } @empty {
                <span>{{ t().closed }}</span>
              }
            </span>
            @if (day.label; as label) {
              <span class="why">{{ label }}</span>
            } @else if (day.reason === 'weekend') {
              <span class="why">{{ t().weekend }}</span>
            }
          </li>
        }
      </ol>
    } @else {
      <p class="hint" role="status">{{ t().invalid }}</p>
    }
  `,
  styles: `
    h3 {
      margin-block-end: 6px;
      font-size: var(--text-13);
    }
    ol {
      display: grid;
      grid-template-columns: repeat(auto-fill, minmax(250px, 1fr));
      gap: 2px 16px;
      padding: 0;
      list-style: none;
    }
    li {
      display: flex;
      gap: 10px;
      align-items: baseline;
      font-size: var(--text-12);
      font-variant-numeric: tabular-nums;
    }
    .date {
      width: 84px;
    }
    .hours {
      display: flex;
      gap: 8px;
    }
    .closed .hours,
    .why {
      color: var(--ink-3);
    }
  `,
})
export class NextDays {
  readonly calendar = input.required<ServiceCalendar>();
  readonly #texts = injectTexts(slaTexts);
  readonly #now = inject(Ticker).now;
  readonly #locale = inject(Locale).current;
  protected readonly t = computed(() => this.#texts().days);
  protected readonly list = computed(() => upcomingDays(this.calendar(), toInstant(this.#now()), days));

  protected said({ from, to }: { from: string; to: string }): string {
    const time = (at: string) => formatTime(at, this.#locale(), this.calendar().zone);
    return `${time(from)}–${time(to)}`;
  }
}
