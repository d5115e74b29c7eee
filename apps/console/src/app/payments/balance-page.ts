import { httpResource } from '@angular/common/http';
import { Component, computed, inject, input } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { agedBuckets, readAmount } from '@vigie/rules';
import {
  type ChartRow,
  type ChartSeries,
  ColumnChart,
  EmptyState,
  ErrorState,
  Icon,
  Locale,
  MoneyPipe,
  dateOfInstant,
  injectTexts,
} from '@vigie/ui';
import { agedBalanceReport, paymentWords } from '@vigie/wire';
import { reloadOn } from '../core/live-reload';
import { keepLast } from '../core/resources';
import { TableGhost } from '../kit/table-ghost';
import { balanceTexts } from './balance.texts';

/** Who owes what on a day, and for how long. */
@Component({
  selector: 'app-balance-page',
  imports: [ColumnChart, EmptyState, ErrorState, Icon, MoneyPipe, RouterLink, TableGhost],
  templateUrl: './balance-page.html',
  styleUrl: './balance-page.css',
})
export class BalancePage {
  readonly asOf = input<string>();

  readonly #router = inject(Router);
  readonly #locale = inject(Locale).current;
  protected readonly t = injectTexts(balanceTexts);
  protected readonly words = computed(() => paymentWords[this.#locale()]);
  protected readonly buckets = agedBuckets;
  protected readonly today = dateOfInstant(Date.now());
  protected readonly day = computed(() => this.asOf() || this.today);
  protected readonly resource = httpResource(
    () => ({ url: '/api/aged-balance', params: { asOf: this.day() } }),
    { parse: (raw) => agedBalanceReport.parse(raw) },
  );
  protected readonly report = keepLast(this.resource);
  protected readonly series = computed((): ChartSeries[] => [{ name: this.t().owed, tone: 'accent' }]);
  protected readonly rows = computed((): ChartRow[] => {
    const total = this.report()?.total;
    return agedBuckets.map((bucket) => {
      const label = this.words().buckets[bucket];
      return { label, title: label, values: [thousands(total?.buckets[bucket] ?? '0')] };
    });
  });

  constructor() {
    reloadOn(
      (event) => event.type === 'payment.changed' || event.type === 'penalty.changed',
      () => this.resource.reload(),
    );
  }

  protected turnTo(asOf: string): void {
    const queryParams = { asOf: asOf === this.today ? null : asOf || null };
    void this.#router.navigate([], { queryParams, queryParamsHandling: 'merge' });
  }

  protected exportUrl(format: string): string {
    return `/api/aged-balance/export?format=${format}&asOf=${this.day()}`;
  }

  protected isNothing(amount: string | undefined): boolean {
    return amount === undefined || readAmount(amount) === 0n;
  }
}

/** Only how high a column is drawn: the table below keeps the cents. */
const thousands = (amount: string): number => Number((readAmount(amount) ?? 0n) / 10_000n) / 10;
