import { Component, computed, inject, input } from '@angular/core';
import { formatDecimal } from '../text/format';
import { Locale } from '../text/locale';
import { sharedTexts } from '../text/shared-texts';
import { injectTexts } from '../text/texts';

/** A point of the line. */
export interface LinePoint {
  /** On the axis, short; `title` says it in full. */
  label: string;
  title: string;
  /** A decimal, digit for digit; null where nothing was measured. */
  value: string | null;
}

const plot = { top: 20, height: 150, labels: 22 };
const mostLabels = 10;
/** Left and right of the line, in percent: room for the numbers at its ends. */
const edge = 4;

/**
 * A line for what moves little: the scale goes from the smallest to the largest value. First and last value are written
 * at their points; the same numbers stand in a table for those who read rather than look.
 */
@Component({
  selector: 'v-line-chart',
  templateUrl: './line-chart.html',
  styleUrl: './line-chart.css',
})
export class LineChart {
  readonly caption = input.required<string>();
  /** What the places on the axis are, for the table. */
  readonly axis = input.required<string>();
  /** What the values are, for the table. */
  readonly measure = input.required<string>();
  readonly points = input.required<readonly LinePoint[]>();

  readonly #locale = inject(Locale).current;
  protected readonly t = injectTexts(sharedTexts);
  protected readonly height = plot.top + plot.height + plot.labels;
  protected readonly base = plot.top + plot.height;

  protected readonly dots = computed(() => {
    const points = this.points();
    const numbers = points.flatMap(({ value }) => (value === null ? [] : [Number(value)]));
    const [low, high] = [Math.min(...numbers), Math.max(...numbers)];
    const span = high - low || 1;
    const step = (100 - 2 * edge) / Math.max(1, points.length - 1);
    const every = Math.ceil(points.length / mostLabels);
    const ends = [points.findIndex(hasValue), points.findLastIndex(hasValue)];
    const isAlone = (index: number) => !points[index - 1]?.value && !points[index + 1]?.value;
    return points.map((point, index) => ({
      point,
      shown: ends.includes(index) || isAlone(index),
      x: edge + step * index,
      y:
        point.value === null
          ? null
          : Math.round(this.base - 8 - ((Number(point.value) - low) / span) * (plot.height - 16)),
      label: (points.length - 1 - index) % every === 0 ? point.label : '',
      said: ends.includes(index) ? this.say(point.value) : '',
    }));
  });

  /** Pieces of the line from value to value; over places without one it is only dashed. */
  protected readonly segments = computed(() => {
    const known = this.dots().flatMap(({ x, y }, index) => (y === null ? [] : [{ x, y, index }]));
    return known.slice(1).map(({ x, y, index }, at) => {
      const from = known[at] ?? { x, y, index };
      return { x1: from.x, y1: from.y, x2: x, y2: y, gap: index - from.index > 1 };
    });
  });

  protected say(value: string | null): string {
    return value === null ? '—' : formatDecimal(value, this.#locale());
  }
}

const hasValue = ({ value }: LinePoint): boolean => value !== null;
