import { httpResource } from '@angular/common/http';
import { Component, computed, inject, input } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { amountText, isLocalDate, localDateOf, readAmount } from '@vigie/rules';
import { DecimalPipe, ErrorState, Icon, MoneyPipe, Skeleton, injectTexts } from '@vigie/ui';
import { type ExportPeriod, type ExportSummary, accountingFormats, exportSummary } from '@vigie/wire';
import { keepLast } from '../core/resources';
import { periodNames, periodsOn } from './export-period';
import { exportsTexts } from './exports.texts';

type Row = Record<'net' | 'vat' | 'gross', string> & {
  name: 'invoices' | 'creditNotes' | 'sales';
  count: number;
};

/** What the accountant takes along: the period, its sums, then the files. */
@Component({
  selector: 'app-exports-page',
  imports: [DecimalPipe, ErrorState, Icon, MoneyPipe, RouterLink, Skeleton],
  templateUrl: './exports-page.html',
  styleUrl: './exports-page.css',
})
export class ExportsPage {
  /** Days of the address. */
  readonly from = input<string>();
  readonly to = input<string>();

  readonly #router = inject(Router);
  protected readonly t = injectTexts(exportsTexts);
  protected readonly formats = accountingFormats;
  protected readonly names = periodNames;
  protected readonly others = ['cancelled', 'claims', 'cancelledClaims'] as const;
  readonly #periods = periodsOn(localDateOf(new Date().toISOString(), 'Europe/Paris'));
  protected readonly period = computed<ExportPeriod>(() => {
    const { from, to } = this.#periods.lastMonth;
    return { from: dayOr(this.from(), from), to: dayOr(this.to(), to) };
  });
  protected readonly isOrdered = computed(() => this.period().from <= this.period().to);
  protected readonly resource = httpResource(
    () => (this.isOrdered() ? { url: '/api/billing/exports', params: { ...this.period() } } : undefined),
    { parse: (raw) => exportSummary.parse(raw) },
  );
  protected readonly summary = keepLast(this.resource);
  protected readonly rows = computed(() => {
    const summary = this.summary();
    return summary ? rowsOf(summary) : [];
  });

  protected isChosen(name: (typeof periodNames)[number]): boolean {
    const { from, to } = this.#periods[name];
    return this.period().from === from && this.period().to === to;
  }

  protected choose(name: (typeof periodNames)[number]): void {
    this.move(this.#periods[name]);
  }

  protected move(change: Partial<ExportPeriod>): void {
    const queryParams = { ...this.period(), ...change };
    if (!isLocalDate(queryParams.from) || !isLocalDate(queryParams.to)) return;
    void this.#router.navigate([], { queryParams, replaceUrl: true });
  }

  protected fileUrl(format: (typeof accountingFormats)[number]): string {
    return `/api/billing/exports/file?${new URLSearchParams({ ...this.period(), format }).toString()}`;
  }
}

const dayOr = (day: string | undefined, other: string) => (day && isLocalDate(day) ? day : other);

function rowsOf({ invoices, creditNotes }: ExportSummary): Row[] {
  const less = (one: string, other: string) =>
    amountText((readAmount(one) ?? 0n) - (readAmount(other) ?? 0n));
  return [
    { name: 'invoices', ...invoices },
    { name: 'creditNotes', ...creditNotes },
    {
      name: 'sales',
      count: invoices.count + creditNotes.count,
      net: less(invoices.net, creditNotes.net),
      vat: less(invoices.vat, creditNotes.vat),
      gross: less(invoices.gross, creditNotes.gross),
    },
  ];
}
