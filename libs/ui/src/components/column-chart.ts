import { Component, computed, inject, input, output } from '@angular/core';
import { formatNumber } from '../text/format';
import { Locale } from '../text/locale';
import { sharedTexts } from '../text/shared-texts';
import { injectTexts } from '../text/texts';

/** What the columns of one colour stand for. */
export interface ChartSeries {
  name: string;
  tone: ChartTone;
}
export type ChartTone = 'accent' | 'quiet' | 'ok' | 'warn' | 'bad' | 'ink';

/** The columns of one place on the axis; null where there is nothing to measure. */
export interface ChartRow {
  /** On the axis, short; `title` says it in full. */
  label: string;
  title: string;
  values: readonly (number | null)[];
}

/** A number that was chosen in the table behind the chart. */
export interface ChartPick {
  row: number;
  series: number;
}

const plot = { top: 18, height: 118, labels: 20 };
const mostLabels = 16;

/** Columns with few ink, and the same numbers as a table for those who read rather than look. */
@Component({
  selector: 'v-column-chart',
  templateUrl: './column-chart.html',
  styleUrl: './column-chart.css',
})
export class ColumnChart {
  readonly caption = input.required<string>();
  /** What the places on the axis are, for the table. */
  readonly axis = input.required<string>();
  readonly series = input.required<readonly ChartSeries[]>();
  readonly rows = input.required<readonly ChartRow[]>();
  readonly stacked = input(false);
  /** The end of the scale; the largest number without it. */
  readonly max = input<number>();
  readonly unit = input('');
  readonly decimals = input(0);
  /** Whether a number opens what stands behind it. */
  readonly opens = input(false);
  readonly picked = output<ChartPick>();

  readonly #locale = inject(Locale).current;
  protected readonly t = injectTexts(sharedTexts);
  protected readonly height = plot.top + plot.height + plot.labels;
  protected readonly base = plot.top + plot.height;
  protected readonly scale = computed(() => {
    const heights = this.rows().flatMap(({ values }) =>
      this.stacked() ? [sum(values)] : values.map((value) => value ?? 0),
    );
    return this.max() ?? Math.max(1, ...heights);
  });

  protected readonly columns = computed(() => {
    const slot = 100 / Math.max(1, this.rows().length);
    const every = Math.ceil(this.rows().length / mostLabels);
    return this.rows().map((row, index) => ({
      row,
      middle: slot * (index + 0.5),
      bars: this.#bars(row, slot * index, slot),
      label: index % every === 0 ? row.label : '',
      total: this.#direct(row, every),
    }));
  });

  protected say(value: number | null | undefined): string {
    if (value === null || value === undefined) return '—';
    return formatNumber(value, this.#locale(), this.decimals()) + this.unit();
  }

  /** Columns beside each other, or on top of each other. */
  #bars({ values }: ChartRow, left: number, slot: number): Bar[] {
    const width = Math.min(this.stacked() ? slot * 0.6 : (slot * 0.7) / values.length, 6);
    const taken = this.stacked() ? width : width * values.length;
    let below = 0;
    return values.map((value, index) => {
      const height = (Math.min(value ?? 0, this.scale()) / this.scale()) * plot.height;
      const x = left + (slot - taken) / 2 + (this.stacked() ? 0 : width * index);
      const y = this.base - height - (this.stacked() ? below : 0);
      below += height;
      return { x, y, width, height, tone: this.series()[index]?.tone ?? 'accent' };
    });
  }

  /** The number above a place, where there is room for it and only one. */
  #direct({ values }: ChartRow, every: number): { y: number; text: string } | null {
    if (every > 1 || (!this.stacked() && values.length > 1)) return null;
    const total = values.every((value) => value === null) ? null : sum(values);
    if (total === null || total === 0) return null;
    const height = (Math.min(total, this.scale()) / this.scale()) * plot.height;
    return { y: this.base - height - 5, text: this.say(total) };
  }
}

interface Bar {
  x: number;
  y: number;
  width: number;
  height: number;
  tone: ChartTone;
}

const sum = (values: readonly (number | null)[]): number =>
  values.reduce<number>((total, value) => total + (value ?? 0), 0);
