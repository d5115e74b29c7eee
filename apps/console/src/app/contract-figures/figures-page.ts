import { httpResource } from '@angular/common/http';
import { Component, computed, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { amountText, readAmount } from '@vigie/rules';
import {
  type ChartRow,
  type ChartSeries,
  ColumnChart,
  DayPipe,
  ErrorState,
  LineChart,
  type LinePoint,
  Locale,
  MoneyPipe,
  formatPeriod,
  injectTexts,
} from '@vigie/ui';
import { type ContractFigures, contractFigures, contractWords, renewalPage } from '@vigie/wire';
import { reloadOn } from '../core/live-reload';
import { keepLast } from '../core/resources';
import { TableGhost } from '../kit/table-ghost';
import { figuresTexts } from './figures.texts';

const mostNext = 8;

/** What accounting looks at: how many contracts, what they earn, what is to be decided, what revisions have brought. */
@Component({
  selector: 'app-figures-page',
  imports: [ColumnChart, DayPipe, ErrorState, LineChart, MoneyPipe, RouterLink, TableGhost],
  templateUrl: './figures-page.html',
  styleUrl: './figures-page.css',
})
export class FiguresPage {
  readonly #locale = inject(Locale).current;
  protected readonly t = injectTexts(figuresTexts);
  protected readonly words = computed(() => contractWords[this.#locale()]);
  protected readonly resource = httpResource(() => '/api/contract-figures', {
    parse: (raw) => contractFigures.parse(raw),
  });
  protected readonly figures = keepLast(this.resource);
  readonly #next = httpResource(() => ({ url: '/api/renewals', params: { limit: mostNext } }), {
    parse: (raw) => renewalPage.parse(raw),
  });
  readonly #lastNext = keepLast(this.#next);
  protected readonly next = computed(() => this.#lastNext()?.items ?? []);

  protected readonly total = computed(() =>
    sumOf(
      (this.figures()?.states ?? [])
        .filter(({ state }) => state !== 'draft' && state !== 'ended')
        .map(({ yearly }) => yearly),
    ),
  );
  protected readonly revenueSeries = computed((): ChartSeries[] => [
    { name: this.t().earned, tone: 'accent' },
    { name: this.t().expected, tone: 'quiet' },
  ]);
  protected readonly revenueRows = computed((): ChartRow[] =>
    (this.figures()?.years ?? []).map(({ year, revenue, expected }) => ({
      label: String(year),
      title: String(year),
      values: expected ? [0, thousands(revenue)] : [thousands(revenue), 0],
    })),
  );
  protected readonly postingSeries = computed((): ChartSeries[] => [
    { name: this.t().undecided, tone: 'warn' },
    { name: this.t().decided, tone: 'accent' },
  ]);
  protected readonly postingRows = computed((): ChartRow[] =>
    (this.figures()?.postings ?? []).map(({ month, count, undecided }) => ({
      label: this.#month(month, 'short'),
      title: this.#month(month, 'long'),
      values: [undecided, count - undecided],
    })),
  );

  protected readonly revisionSeries = computed((): ChartSeries[] => [
    { name: this.t().priceBefore, tone: 'quiet' },
    { name: this.t().priceAfter, tone: 'accent' },
  ]);
  protected readonly revisionRows = computed((): ChartRow[] =>
    (this.figures()?.revisions ?? []).map(({ year, before, after }) => ({
      label: String(year),
      title: String(year),
      values: [thousands(before), thousands(after)],
    })),
  );
  protected readonly points = computed((): LinePoint[] =>
    (this.figures()?.index?.points ?? []).map(({ period, value }) => {
      const label = formatPeriod(period, this.#locale());
      return { label, title: label, value };
    }),
  );

  constructor() {
    reloadOn(
      (event) => event.type === 'contract.changed',
      () => {
        this.resource.reload();
        this.#next.reload();
      },
    );
  }

  /** Exactly, on whole cents. */
  protected effect({ before, after }: ContractFigures['revisions'][number]): string {
    return amountText((readAmount(after) ?? 0n) - (readAmount(before) ?? 0n));
  }

  protected percent(change: string): string {
    return `${change.startsWith('-') ? '' : '+'}${this.words().decimal(change)}\u00a0%`;
  }

  #month(month: string, style: 'short' | 'long'): string {
    const format = new Intl.DateTimeFormat(this.#locale(), {
      month: style,
      ...(style === 'long' && { year: 'numeric' }),
      timeZone: 'UTC',
    });
    return format.format(new Date(`${month}-15T12:00:00Z`));
  }
}

const sumOf = (amounts: readonly string[]): string =>
  amountText(amounts.reduce((sum, amount) => sum + (readAmount(amount) ?? 0n), 0n));

/** Only how high a column is drawn: the table below keeps the cents. */
const thousands = (amount: string): number => Number((readAmount(amount) ?? 0n) / 100_000n);
