import { Component, computed, input } from '@angular/core';
import { daysBetween } from '@vigie/rules';
import { DayPipe, injectTexts } from '@vigie/ui';
import type { RenewalItem } from '@vigie/wire';
import { renewalTexts } from './renewals.texts';

type Mark = 'posting' | 'safe' | 'limit' | 'latest';

/** The four dates of a notice on a line that ends with the term, and where today is; in full, with their words below. */
@Component({
  selector: 'app-notice-line',
  imports: [DayPipe],
  template: `
    <svg width="100%" height="14" aria-hidden="true" focusable="false">
      <line class="base" x1="0" x2="100%" y1="7" y2="7" />
      <line class="passed" x1="0" [attr.x2]="at(today()) + '%'" y1="7" y2="7" />
      <line
        class="risky"
        [attr.x1]="at(notice().safe) + '%'"
        [attr.x2]="at(notice().latestArguable) + '%'"
        y1="7"
        y2="7"
      />
      @for (mark of marks(); track mark.key) {
        <circle [class]="mark.key" [attr.cx]="at(mark.day) + '%'" cy="7" r="4">
          <title>{{ t().dates[mark.key] }} {{ mark.day | vDay: 'numeric' }}</title>
        </circle>
      }
      <rect class="today" [attr.x]="at(today()) + '%'" y="1" width="2" height="12" />
    </svg>
    @if (full()) {
      <dl [attr.aria-label]="t().dates.label">
        @for (mark of marks(); track mark.key) {
          <div [class.next]="mark.key === next()">
            <dt><span class="dot" [class]="mark.key" aria-hidden="true"></span>{{ t().dates[mark.key] }}</dt>
            <dd>{{ mark.day | vDay }}</dd>
          </div>
        }
        <div>
          <dt><span class="dot term" aria-hidden="true"></span>{{ t().dates.term }}</dt>
          <dd>{{ term() | vDay }}</dd>
        </div>
      </dl>
    } @else {
      <span class="visually-hidden">
        @for (mark of marks(); track mark.key) {
          {{ t().dates[mark.key] }} {{ mark.day | vDay: 'numeric' }},
        }
      </span>
    }
  `,
  styles: `
    :host {
      display: block;
    }
    svg {
      display: block;
      overflow: visible;
    }
    .base {
      stroke: var(--line-control);
    }
    .passed {
      stroke: var(--ink-3);
    }
    .risky {
      stroke: var(--warn);
      stroke-width: 3;
    }
    circle {
      stroke: var(--raised);
      stroke-width: 1.5;
    }
    .posting {
      background: var(--accent);
      fill: var(--accent);
    }
    .safe {
      background: var(--ok);
      fill: var(--ok);
    }
    .limit {
      background: var(--warn);
      fill: var(--warn);
    }
    .latest {
      background: var(--bad);
      fill: var(--bad);
    }
    .term {
      background: var(--ink-2);
    }
    .today {
      fill: var(--ink-1);
    }
    dl {
      display: grid;
      gap: 3px;
      margin: 8px 0 0;
    }
    dl > div {
      display: flex;
      gap: 12px;
      justify-content: space-between;
    }
    dt {
      color: var(--ink-2);
    }
    dd {
      margin: 0;
      font-variant-numeric: tabular-nums;
    }
    .next {
      font-weight: var(--weight-strong);
    }
    .next dt {
      color: var(--ink-1);
    }
    .dot {
      display: inline-block;
      width: 8px;
      height: 8px;
      border-radius: 50%;
      margin-inline-end: 7px;
    }
  `,
})
export class NoticeLine {
  readonly notice = input.required<RenewalItem['notice']>();
  readonly term = input.required<string>();
  readonly today = input.required<string>();
  readonly full = input(false);
  protected readonly t = injectTexts(renewalTexts);
  /** Both limits are mostly the same day. */
  protected readonly marks = computed(() => {
    const { posting, safe, limit, latestArguable } = this.notice();
    const all: { key: Mark; day: string }[] = [
      { key: 'posting', day: posting },
      { key: 'safe', day: safe },
      { key: 'limit', day: limit },
      { key: 'latest', day: latestArguable },
    ];
    return this.full() || latestArguable !== limit ? all : all.slice(0, 3);
  });
  protected readonly next = computed(() => this.marks().find(({ day }) => day >= this.today())?.key);
  readonly #from = computed(() => {
    const { posting } = this.notice();
    return this.today() < posting ? this.today() : posting;
  });

  /** Place of a day on the line, in percent: dates far ahead are pressed together, not cut off. */
  protected at(day: string): number {
    const whole = Math.max(daysBetween(this.#from(), this.term()), 1);
    return Math.min(100, Math.max(0, (daysBetween(this.#from(), day) * 100) / whole));
  }
}
