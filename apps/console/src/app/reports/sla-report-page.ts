import { httpResource } from '@angular/common/http';
import { Component, computed, inject, input } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import {
  EmptyState,
  ErrorState,
  Icon,
  Locale,
  NumberPipe,
  Ticker,
  displayZone,
  formatHours,
  formatNumber,
  injectTexts,
  sharedTexts,
} from '@vigie/ui';
import { type ClockKind, type Formula, localDateOf, toInstant } from '@vigie/rules';
import {
  type SlaFigures,
  type SlaReportGroup,
  type SlaReportLine,
  slaReport,
  slaReportGroups,
} from '@vigie/wire';
import { keepLast, paramsOf } from '../core/resources';
import { TableGhost } from '../kit/table-ghost';
import { ticketTexts } from '../tickets/tickets.texts';
import { ReportFilters } from './report-filters';
import { inOrder, monthOf } from './report-period';
import { reportTexts } from './reports.texts';
import { SlaReportClocks } from './sla-report-clocks';

const clocks: readonly ClockKind[] = ['resolution', 'response', 'promise'];
type Outcome = 'met' | 'breached';

/** How the promises of a period were held; all of it stands in the address. */
@Component({
  selector: 'app-sla-report-page',
  imports: [EmptyState, ErrorState, Icon, NumberPipe, ReportFilters, RouterLink, SlaReportClocks, TableGhost],
  templateUrl: './sla-report-page.html',
  styleUrl: './sla-report-page.css',
})
export class SlaReportPage {
  // From the address.
  readonly from = input<string>();
  readonly to = input<string>();
  readonly clock = input<string>();
  readonly by = input<string>();
  readonly key = input<string>();
  readonly outcome = input<string>();

  readonly #router = inject(Router);
  readonly #now = inject(Ticker).now;
  readonly #locale = inject(Locale).current;
  protected readonly t = injectTexts(reportTexts);
  protected readonly shared = injectTexts(sharedTexts);
  protected readonly tickets = injectTexts(ticketTexts);
  protected readonly clocks = clocks;
  protected readonly groups = slaReportGroups;
  readonly #today = computed(() => localDateOf(toInstant(this.#now()), displayZone));
  protected readonly thisMonth = computed(() => monthOf(this.#today(), 0));
  protected readonly lastMonth = computed(() => monthOf(this.#today(), -1));
  protected readonly period = computed(() =>
    inOrder(this.from() ?? this.thisMonth().from, this.to() ?? this.thisMonth().to),
  );
  protected readonly kind = computed(() => clocks.find((one) => one === this.clock()) ?? 'resolution');
  protected readonly group = computed<SlaReportGroup>(
    () => slaReportGroups.find((one) => one === this.by()) ?? 'client',
  );
  readonly #query = computed(() => ({ ...this.period(), clock: this.kind(), by: this.group() }));
  protected readonly report = httpResource(() => ({ url: '/api/reports/sla', params: this.#query() }), {
    parse: (raw) => slaReport.parse(raw),
  });
  protected readonly shown = keepLast(this.report);
  /** The number whose clocks are listed; none until one is opened. */
  protected readonly opened = computed(() =>
    this.key() === undefined && this.outcome() === undefined
      ? null
      : (paramsOf({ ...this.#query(), key: this.key(), outcome: this.outcome() }) as Record<string, string>),
  );

  protected exportLink(format: 'csv' | 'xlsx'): string {
    return `/api/reports/sla/export?${new URLSearchParams({ ...this.#query(), format }).toString()}`;
  }

  protected set(params: Record<string, string | null>): void {
    void this.#router.navigate([], { queryParams: params, queryParamsHandling: 'merge' });
  }

  protected nameOf({ key, name }: SlaReportLine): string {
    if (name !== null) return name;
    if (key === 'none') return this.t().nobody;
    if (this.group() === 'formula') return this.shared().formulas[key as Formula];
    const priorities: Readonly<Record<string, string>> = this.tickets().priorities;
    return priorities[key] ?? key;
  }

  /** Service time: a day of it is no day of the calendar. */
  protected hours(ms: number | null): string {
    return ms === null ? '—' : formatHours(ms, this.#locale());
  }

  protected share({ met, count }: SlaFigures): number {
    return count === 0 ? 0 : Math.round((1000 * met) / count) / 10;
  }

  protected label(line: SlaReportLine, outcome: Outcome | 'count'): string {
    const { open } = this.t();
    return open(this.nameOf(line), this.t()[outcome], formatNumber(line[outcome], this.#locale()));
  }

  protected readonly openedTitle = computed(() => {
    const line = this.shown()?.lines.find(({ key }) => key === this.key());
    const outcome = this.outcome();
    const what = outcome === 'met' || outcome === 'breached' ? this.t()[outcome] : this.t().count;
    return this.t().behind(line ? this.nameOf(line) : this.t().total, what);
  });

  protected print(): void {
    window.print();
  }
}
