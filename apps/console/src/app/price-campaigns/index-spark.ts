import { Component, computed, inject, input } from '@angular/core';
import { Locale } from '@vigie/ui';
import { revisionNumbers } from '@vigie/wire';

interface Point {
  period: string;
  value: string;
}
const size = { width: 300, height: 64, edge: 10 };

/** The last values of an index as a line; its end is the value that was taken. The same numbers stand in words. */
@Component({
  selector: 'app-index-spark',
  template: `
    @if (dots().length > 1) {
      <svg [attr.viewBox]="'0 0 ' + size.width + ' ' + size.height" role="img" [attr.aria-label]="said()">
        <polyline [attr.points]="path()" />
        <circle [attr.cx]="last().x" [attr.cy]="last().y" r="3.5" />
        <text [attr.x]="size.width - 2" [attr.y]="last().y - 8" text-anchor="end">{{ lastText() }}</text>
      </svg>
    }
  `,
  styles: `
    svg {
      display: block;
      width: 100%;
      max-width: 320px;
      height: auto;
      overflow: visible;
    }
    polyline {
      fill: none;
      stroke: var(--accent);
      stroke-width: 1.5;
      vector-effect: non-scaling-stroke;
    }
    circle {
      fill: var(--accent);
    }
    text {
      fill: var(--ink-2);
      font-size: 11px;
    }
  `,
})
export class IndexSpark {
  readonly points = input.required<readonly Point[]>();
  readonly #locale = inject(Locale).current;
  protected readonly size = size;
  protected readonly dots = computed(() => {
    const points = this.points();
    // Where a point is drawn needs no exact number.
    const numbers = points.map(({ value }) => Number(value));
    const [low, high] = [Math.min(...numbers), Math.max(...numbers)];
    const step = (size.width - 2 * size.edge) / Math.max(1, points.length - 1);
    const span = size.height - 28;
    return numbers.map((value, index) => ({
      x: Math.round(size.edge + step * index),
      y: Math.round(size.height - 6 - ((value - low) / (high - low || 1)) * span),
    }));
  });
  protected readonly path = computed(() =>
    this.dots()
      .map(({ x, y }) => `${x},${y}`)
      .join(' '),
  );
  protected readonly last = computed(() => this.dots().at(-1) ?? { x: 0, y: 0 });
  protected readonly lastText = computed(() =>
    revisionNumbers.decimal(this.points().at(-1)?.value ?? '', this.#locale()),
  );
  protected readonly said = computed(() =>
    this.points()
      .map(({ period, value }) => {
        const locale = this.#locale();
        return `${revisionNumbers.periodName(period, locale)} ${revisionNumbers.decimal(value, locale)}`;
      })
      .join(', '),
  );
}
