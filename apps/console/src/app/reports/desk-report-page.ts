import { httpResource } from '@angular/common/http';
import { Component, ElementRef, computed, effect, inject, input, viewChild } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import {
  type ChartPick,
  type ChartRow,
  type ChartSeries,
  ColumnChart,
  DurationPipe,
  ErrorState,
  Icon,
  Locale,
  NumberPipe,
  Ticker,
  displayZone,
  formatDay,
  formatHours,
  formatNumber,
  injectTexts,
  sharedTexts,
} from '@vigie/ui';
import { ageBuckets, type DaySpan, localDateOf, periodOf, reportPeriods, toInstant } from '@vigie/rules';
import { type DeskTotals, client, deskFigures, deskReport, page } from '@vigie/wire';
import { keepLast, paramsOf } from '../core/resources';
import { TableGhost } from '../kit/table-ghost';
import { backlogChart, begun, percent } from './desk-report-charts';
import { DeskReportLoad } from './desk-report-load';
import { DeskReportTickets } from './desk-report-tickets';
import { deskReportTexts } from './desk-report.texts';

/** What narrows the tickets behind a number; none until one is opened. */
const none = {
  of: null,
  day: null,
  until: null,
  assignee: null,
  kind: null,
  tag: null,
  priority: null,
  state: null,
  age: null,
};

/** The service manager's dashboard; all of it stands in the address. */
@Component({
  selector: 'app-desk-report-page',
  imports: [
    ColumnChart,
    DeskReportLoad,
    DeskReportTickets,
    DurationPipe,
    ErrorState,
    Icon,
    NumberPipe,
    RouterLink,
    TableGhost,
  ],
  templateUrl: './desk-report-page.html',
  styleUrl: './desk-report-page.css',
})
export class DeskReportPage {
  // From the address.
  readonly period = input<string>();
  readonly date = input<string>();
  readonly client = input<string>();
  readonly of = input<string>();
  readonly day = input<string>();
  readonly until = input<string>();
  readonly assignee = input<string>();
  readonly kind = input<string>();
  readonly tag = input<string>();
  readonly priority = input<string>();
  readonly state = input<string>();
  readonly age = input<string>();

  readonly #router = inject(Router);
  readonly #now = inject(Ticker).now;
  readonly #locale = inject(Locale).current;
  protected readonly t = injectTexts(deskReportTexts);
  protected readonly shared = injectTexts(sharedTexts);
  protected readonly none = none;
  protected readonly kinds = reportPeriods;
  protected readonly counted = ['opened', 'resolved', 'reopened'] as const;
  protected readonly chosen = computed(() => reportPeriods.find((one) => one === this.period()) ?? 'month');
  readonly #today = computed(() => localDateOf(toInstant(this.#now()), displayZone));
  readonly #day = computed(() => this.date() ?? this.#today());
  protected readonly earlier = computed(() => periodOf(this.chosen(), this.#day(), -1).from);
  protected readonly later = computed(() => {
    const { from } = periodOf(this.chosen(), this.#day(), 1);
    return from > this.#today() ? null : from;
  });

  protected readonly resource = httpResource(
    () => ({
      url: '/api/reports/desk',
      params: paramsOf({ period: this.chosen(), date: this.#day(), client: this.client() }),
    }),
    { parse: (raw) => deskReport.parse(raw) },
  );
  protected readonly shown = keepLast(this.resource);
  readonly #clients = keepLast(
    httpResource(() => ({ url: '/api/clients', params: { limit: 200 } }), {
      parse: (raw) => page(client).parse(raw),
    }),
  );
  protected readonly clients = computed(() => this.#clients()?.items ?? []);

  protected readonly figure = computed(() => deskFigures.find((one) => one === this.of()));
  protected readonly behind = computed(() => {
    const period = this.shown()?.period;
    if (!this.figure() || !period) return null;
    return paramsOf({
      of: this.figure(),
      from: this.day() ?? period.from,
      to: this.until() ?? this.day() ?? period.to,
      client: this.client(),
      assignee: this.assignee(),
      kind: this.kind(),
      tag: this.tag(),
      priority: this.priority(),
      state: this.state(),
      age: this.age(),
    });
  });

  protected readonly volume = computed(() =>
    this.#rows(this.shown()?.volume, ({ opened, resolved }) => [opened, resolved]),
  );
  protected readonly volumeSeries = computed<ChartSeries[]>(() => [
    { name: this.t().totals.opened, tone: 'accent' },
    { name: this.t().totals.resolved, tone: 'quiet' },
  ]);
  protected readonly sla = computed(() =>
    this.#rows(this.shown()?.sla, ({ met, finished }) => [percent(met, finished)]),
  );
  protected readonly slaSeries = computed<ChartSeries[]>(() => [
    { name: this.t().slaSeries, tone: 'accent' },
  ]);
  protected readonly backlog = computed(() =>
    backlogChart(this.shown()?.backlog ?? [], { states: this.shared().ticketStates, ages: this.t().ages }),
  );

  /** Where most of what was opened comes from; each line opens its tickets. */
  protected readonly tops = computed(() => {
    const report = this.shown();
    if (!report) return [];
    const opened = { ...none, of: 'opened' };
    const kinds = report.kinds.map(({ kind, count }) => ({
      name: this.shared().ticketKinds[kind],
      count,
      params: { ...opened, kind },
    }));
    const clients = report.clients.map(({ client: { id, name }, count }) => ({
      name,
      count,
      params: { ...opened, client: id },
    }));
    const tags = report.tags.map(({ tag: { id, name }, count }) => ({
      name,
      count,
      params: { ...opened, tag: id },
    }));
    return [
      { title: this.t().kinds, lines: kinds },
      { title: this.t().clients, lines: clients },
      { title: this.t().tags, lines: tags },
    ];
  });
  private readonly list = viewChild<ElementRef<HTMLElement>>('list');

  constructor() {
    // The list stands below what was clicked.
    effect(() => this.list()?.nativeElement.focus());
  }

  #rows<Row extends DaySpan>(
    rows: readonly Row[] | undefined,
    values: (row: Row) => (number | null)[],
  ): ChartRow[] {
    return begun(rows ?? [], this.#today()).map((row) => ({
      label: this.#label(row),
      title: this.spanOf(row),
      values: values(row),
    }));
  }

  /** Short enough for an axis: `23` in a month, `23/11` where weeks are read. */
  #label({ from, to }: DaySpan): string {
    if (this.chosen() === 'week') return formatDay(from, this.#locale(), 'short').split(' ')[0] ?? from;
    return from === to && this.chosen() === 'month'
      ? String(Number(from.slice(8)))
      : `${Number(from.slice(8))}/${from.slice(5, 7)}`;
  }

  protected spanOf({ from, to }: DaySpan): string {
    const day = (date: string) => formatDay(date, this.#locale(), from === to ? 'full' : 'numeric');
    return from === to ? day(from) : this.t().weekOf(day(from), day(to));
  }

  protected share({ met, finished }: DeskTotals): string {
    const value = percent(met, finished);
    return value === null ? '—' : `${formatNumber(value, this.#locale(), 1)}\u00a0%`;
  }

  protected reopenedShare({ reopened, resolved }: DeskTotals): string {
    return this.t().reopenedShare(
      `${formatNumber(percent(reopened, resolved) ?? 0, this.#locale(), 1)}\u00a0%`,
    );
  }

  protected hours(minutes: number): string {
    return minutes === 0 ? '—' : formatHours(minutes * 60_000, this.#locale());
  }

  protected openVolume({ row, series }: ChartPick): void {
    const span = this.shown()?.volume[row];
    if (span) this.set({ ...none, of: series === 0 ? 'opened' : 'resolved', day: span.from, until: span.to });
  }

  protected openBacklog({ row, series }: ChartPick): void {
    this.set({
      ...none,
      of: 'open',
      age: ageBuckets[row]?.key ?? null,
      state: this.backlog().states[series] ?? null,
    });
  }

  protected set(params: Record<string, string | null>): void {
    void this.#router.navigate([], { queryParams: params, queryParamsHandling: 'merge' });
  }

  protected print(): void {
    window.print();
  }
}
