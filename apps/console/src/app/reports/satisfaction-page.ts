import { httpResource } from '@angular/common/http';
import { Component, computed, inject, input } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import {
  EmptyState,
  ErrorState,
  Icon,
  InstantPipe,
  Locale,
  NumberPipe,
  Ticker,
  displayZone,
  formatNumber,
  injectTexts,
} from '@vigie/ui';
import { localDateOf, toInstant } from '@vigie/rules';
import {
  type SatisfactionFigures,
  type SatisfactionGroup,
  type SatisfactionReport,
  satisfactionGroups,
  satisfactionReport,
} from '@vigie/wire';
import { keepLast } from '../core/resources';
import { TableGhost } from '../kit/table-ghost';
import { ReportFilters } from './report-filters';
import { inOrder, monthOf } from './report-period';
import { satisfactionTexts } from './satisfaction.texts';

const months = 6;

/** What requesters thought of the work of a period; all of it stands in the address. */
@Component({
  selector: 'app-satisfaction-page',
  imports: [EmptyState, ErrorState, Icon, InstantPipe, NumberPipe, ReportFilters, RouterLink, TableGhost],
  templateUrl: './satisfaction-page.html',
  styleUrl: './sla-report-page.css',
})
export class SatisfactionPage {
  // From the address.
  readonly from = input<string>();
  readonly to = input<string>();
  readonly by = input<string>();

  readonly #router = inject(Router);
  readonly #now = inject(Ticker).now;
  readonly #locale = inject(Locale).current;
  protected readonly t = injectTexts(satisfactionTexts);
  protected readonly groups = satisfactionGroups;
  protected readonly group = computed<SatisfactionGroup>(
    () => satisfactionGroups.find((one) => one === this.by()) ?? 'month',
  );
  readonly #today = computed(() => localDateOf(toInstant(this.#now()), displayZone));
  protected readonly period = computed(() =>
    inOrder(
      this.from() ?? monthOf(this.#today(), 1 - months).from,
      this.to() ?? monthOf(this.#today(), 0).to,
    ),
  );
  protected readonly report = httpResource(
    () => ({ url: '/api/reports/satisfaction', params: { ...this.period(), by: this.group() } }),
    { parse: (raw) => satisfactionReport.parse(raw) },
  );
  protected readonly shown = keepLast(this.report);

  protected set(params: Record<string, string | null>): void {
    void this.#router.navigate([], { queryParams: params, queryParamsHandling: 'merge' });
  }

  protected nameOf({ key, name }: SatisfactionReport['lines'][number]): string {
    if (this.group() !== 'month') return name ?? this.t().nobody;
    const month = new Date(`${key}-01T00:00:00Z`);
    return month.toLocaleDateString(this.#locale(), { month: 'long', year: 'numeric', timeZone: 'UTC' });
  }

  protected share({ good, answered }: SatisfactionFigures): number {
    return answered === 0 ? 0 : Math.round((100 * good) / answered);
  }

  protected counted({ good, answered }: SatisfactionFigures): string {
    const said = (count: number) => formatNumber(count, this.#locale());
    return this.t().of(said(good), said(answered));
  }
}
