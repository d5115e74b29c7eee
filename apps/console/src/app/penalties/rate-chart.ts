import { Component, computed, inject, input } from '@angular/core';
import { Locale, formatDecimal, injectTexts } from '@vigie/ui';
import type { HalfYearOfRates } from '@vigie/wire';
import { rateTexts } from './rates.texts';

const size = { width: 1080, height: 150, left: 4, right: 120, top: 12, bottom: 22 } as const;
const lines = ['fallback', 'floor'] as const;

/** Minimum and default rate as steps, half-year by half-year; the table below says the same in numbers. */
@Component({
  selector: 'app-rate-chart',
  template: `
    <svg [attr.viewBox]="'0 0 ' + size.width + ' ' + size.height" role="img" [attr.aria-label]="t().chart">
      @for (year of years(); track year.text) {
        <line
          class="grid"
          [attr.x1]="year.x"
          [attr.x2]="year.x"
          y1="6"
          [attr.y2]="size.height - size.bottom"
        />
        <text class="axis" [attr.x]="year.x" [attr.y]="size.height - 6">{{ year.text }}</text>
      }
      @for (line of drawn(); track line.key) {
        <path [class]="line.key" [attr.d]="line.path" />
        <text [class]="line.key" [attr.x]="size.width - size.right + 8" [attr.y]="line.y">
          {{ line.said }}
        </text>
      }
    </svg>
  `,
  styles: `
    svg {
      display: block;
      width: 100%;
      height: auto;
    }
    path {
      fill: none;
      stroke-width: 1.75;
    }
    path.floor {
      stroke: var(--accent);
    }
    path.fallback {
      stroke: var(--ink-3);
      stroke-dasharray: 5 3;
    }
    text {
      font-size: 11px;
      font-variant-numeric: tabular-nums;
    }
    text.floor {
      fill: var(--accent);
      font-weight: 600;
    }
    text.fallback {
      fill: var(--ink-2);
    }
    .axis {
      fill: var(--ink-3);
      font-size: 10px;
    }
    .grid {
      stroke: var(--line-soft);
    }
  `,
})
export class RateChart {
  /** Oldest first. */
  readonly halves = input.required<readonly HalfYearOfRates[]>();
  readonly #locale = inject(Locale).current;
  protected readonly t = injectTexts(rateTexts);
  protected readonly size = size;

  readonly #step = computed(() => (size.width - size.left - size.right) / Math.max(1, this.halves().length));
  // Where a line is drawn needs no exact number.
  readonly #most = computed(() =>
    Math.max(1, ...this.halves().flatMap((half) => lines.map((key) => Number(half[key] ?? 0)))),
  );
  protected readonly years = computed(() =>
    this.halves().flatMap(({ half }, at) =>
      half.endsWith('1') && Number(half.slice(0, 4)) % 2 === 1
        ? [{ x: size.left + at * this.#step(), text: half.slice(0, 4) }]
        : [],
    ),
  );
  protected readonly drawn = computed(() => {
    const all = lines.map((key) => {
      const points = this.halves().flatMap((half, at) => {
        const value = half[key];
        if (value === null) return [];
        const x = size.left + at * this.#step();
        return [{ x, y: this.#y(Number(value)), value }];
      });
      const end = points.at(-1);
      const path = points
        .map(({ x, y }, at) => `${at === 0 ? 'M' : 'L'}${x} ${y}H${x + this.#step()}`)
        .join('');
      const rate = this.t().percent(formatDecimal(end?.value ?? '', this.#locale()));
      return { key, path, y: (end?.y ?? 0) + 4, said: `${this.t().line[key]} ${rate}` };
    });
    const [upper, lower] = all.toSorted((one, other) => one.y - other.y);
    // Words that would lie upon each other stand below each other.
    if (upper && lower && lower.y - upper.y < 13) lower.y = upper.y + 13;
    return all;
  });

  #y(value: number): number {
    const height = size.height - size.top - size.bottom;
    return Math.round(size.height - size.bottom - (value / this.#most()) * height);
  }
}
