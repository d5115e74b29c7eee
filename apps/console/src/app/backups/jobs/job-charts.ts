import { Component, computed, inject, input } from '@angular/core';
import {
  ColumnChart,
  LineChart,
  Locale,
  formatBytes,
  formatDay,
  formatInstant,
  injectTexts,
  type ChartRow,
  type ChartSeries,
  type LinePoint,
} from '@vigie/ui';
import type { BackupJob, BackupNight } from '@vigie/wire';
import { chartedNights, wasSaved } from './charted-nights';
import { jobTexts } from './jobs.texts';

const scales = [
  { size: 1e12, prefix: 'T' },
  { size: 1e9, prefix: 'G' },
  { size: 1e6, prefix: 'M' },
  { size: 1e3, prefix: 'k' },
];

/** How much a job read night after night, and how its quota fills. */
@Component({
  selector: 'app-job-charts',
  imports: [ColumnChart, LineChart],
  template: `
    @if (nightRows().length > 1) {
      <section class="card">
        <v-column-chart
          [caption]="t().charts.nights(nightUnit().name)"
          [axis]="t().page.due"
          [series]="series()"
          [stacked]="true"
          [rows]="nightRows()"
          [decimals]="1"
        />
      </section>
    }
    @if (usage().length > 1) {
      <section class="card">
        <v-line-chart
          [caption]="t().charts.usage(useUnit().name)"
          [axis]="t().charts.day"
          [measure]="t().charts.used"
          [points]="usage()"
        />
        @if (forecast(); as text) {
          <p class="forecast">{{ text }}</p>
        }
      </section>
    }
  `,
  styles: `
    :host {
      display: grid;
      grid-template-columns: repeat(auto-fit, minmax(min(360px, 100%), 1fr));
      gap: 14px;
      min-width: 0;
    }
    :host:empty {
      display: none;
    }
    .card {
      min-width: 0;
      padding: 14px;
    }
    .forecast {
      padding-block-start: 6px;
      color: var(--ink-2);
    }
  `,
})
export class JobCharts {
  readonly job = input.required<BackupJob>();
  /** The newest first. */
  readonly nights = input.required<readonly BackupNight[]>();

  readonly #locale = inject(Locale).current;
  protected readonly t = injectTexts(jobTexts);
  readonly #over = computed(() => chartedNights(this.nights()));
  protected readonly series = computed<ChartSeries[]>(() => [
    { name: this.t().charts.saved, tone: 'accent' },
    { name: this.t().charts.failed, tone: 'bad' },
  ]);
  protected readonly nightUnit = computed(() =>
    this.#unit(this.#over().map(({ run }) => Number(run?.bytesProcessed ?? 0))),
  );
  protected readonly nightRows = computed<ChartRow[]>(() =>
    this.#over().map((night) => {
      const { expected, run } = night;
      const at = expected?.dueAt ?? run?.startedAt ?? run?.endedAt ?? '';
      const size = run?.bytesProcessed ? Number(run.bytesProcessed) / this.nightUnit().size : null;
      return {
        label: formatDay(at.slice(0, 10), this.#locale(), 'numeric').slice(0, 5),
        title: formatInstant(at, 'short', this.#locale()),
        values: wasSaved(night) ? [size, null] : [null, size],
      };
    }),
  );
  protected readonly useUnit = computed(() => this.#unit(this.job().usage.map(({ bytes }) => bytes)));
  protected readonly usage = computed<LinePoint[]>(() =>
    this.job().usage.map(({ day, bytes }) => ({
      label: formatDay(day, this.#locale(), 'numeric').slice(0, 5),
      title: formatDay(day, this.#locale()),
      value: (bytes / this.useUnit().size).toFixed(1),
    })),
  );
  protected readonly forecast = computed(() => {
    const { quotaBytes, quotaReachedOn: on } = this.job();
    if (quotaBytes === null) return '';
    const quota = formatBytes(Number(quotaBytes), this.#locale());
    return on
      ? this.t().charts.reached(quota, formatDay(on, this.#locale(), 'full'))
      : this.t().charts.notReached(quota);
  });

  #unit(all: readonly number[]): { size: number; name: string } {
    const { size, prefix } = scales.find((scale) => Math.max(...all) >= scale.size) ?? {
      size: 1,
      prefix: '',
    };
    return { size, name: `${prefix}${this.#locale() === 'fr' ? 'o' : 'B'}` };
  }
}
