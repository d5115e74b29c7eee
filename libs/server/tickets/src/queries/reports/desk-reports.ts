import { Injectable } from '@nestjs/common';
import { bucketsOf, localDateOf, periodOf, type DaySpan } from '@vigie/rules';
import { Clock, Database, SharedReadings, type ClientScope } from '@vigie/platform';
import type { DeskReport, DeskReportQuery, DeskTotals } from '@vigie/wire';
import { DeskBacklog } from './desk-backlog';
import { DeskTops } from './desk-tops';
import { timeWithin, within } from './report-days';
import { ReportHours } from './report-hours';

const zone = 'Europe/Paris';
type Client = string | undefined;

interface Asked {
  scope: ClientScope;
  kind: DeskReportQuery['period'];
  day: string;
  client: Client;
}

/** How the work of the desk went: every figure is read from an index that holds all it needs. */
@Injectable()
export class DeskReports {
  readonly #reports = new SharedReadings((asked: Asked) => this.read(asked));

  constructor(
    private readonly database: Database,
    private readonly backlog: DeskBacklog,
    private readonly tops: DeskTops,
    private readonly hours: ReportHours,
    private readonly clock: Clock,
  ) {}

  of(scope: ClientScope, { period, date, client }: DeskReportQuery): Promise<DeskReport> {
    const day = date ?? localDateOf(this.clock.now().toISOString(), zone);
    return this.#reports.get({ scope, kind: period, day, client });
  }

  private async read({ scope, kind, day, client }: Asked): Promise<DeskReport> {
    const now = this.clock.now();
    const [period, previous] = [periodOf(kind, day), periodOf(kind, day, -1)];
    const both = { from: previous.from, to: period.to };
    const [opened, resolved, reopened, clocks] = await Promise.all([
      this.hours.opened(both, scope, client),
      this.hours.resolved(both, scope, client),
      this.hours.reopened(both, scope, client),
      this.hours.clocks(both, scope, client),
    ]);
    const totals = async (span: DaySpan): Promise<DeskTotals> => ({
      opened: opened.in(span),
      resolved: resolved.in(span),
      reopened: reopened.in(span),
      finished: clocks.finished.in(span),
      met: clocks.met.in(span),
      responseMedianMs: await this.responseMedian(span, scope, client),
      ...(await this.time(span, scope, client)),
    });
    return {
      period,
      previous,
      totals: { current: await totals(period), previous: await totals(previous) },
      volume: bucketsOf(period, kind === 'quarter' ? 'week' : 'day').map((span) => ({
        ...span,
        opened: opened.in(span),
        resolved: resolved.in(span),
      })),
      sla: bucketsOf(period, kind === 'week' ? 'day' : 'week').map((span) => ({
        ...span,
        finished: clocks.finished.in(span),
        met: clocks.met.in(span),
      })),
      backlog: await this.backlog.byAge(scope, client, now),
      load: await this.backlog.load(scope, client, period),
      ...(await this.tops.of(scope, client, period)),
    };
  }

  /** The nearest rank, as in the SLA report: a time that was really observed. */
  private async responseMedian(span: DaySpan, scope: ClientScope, client: Client): Promise<number | null> {
    const where = within('stopped_at', span, scope, client);
    const row = await this.database.one<{ median: string | number | null }>(
      `SELECT consumed_ms AS median
         FROM (SELECT consumed_ms, ROW_NUMBER() OVER (ORDER BY consumed_ms) AS place, COUNT(*) OVER () AS measured
                 FROM sla_clock
                WHERE ${where.sql} AND kind = 'response' AND state IN ('met', 'breached')
                  AND consumed_ms IS NOT NULL) ranked
        WHERE place = CEIL(measured / 2)`,
      where.parameters,
    );
    return row?.median === null || row?.median === undefined ? null : Number(row.median);
  }

  private async time(
    { from, to }: DaySpan,
    scope: ClientScope,
    client: Client,
  ): Promise<{ minutes: number; billableMinutes: number }> {
    const where = timeWithin({ from, to }, scope, client);
    const row = await this.database.one<{ minutes: string | null; billable: string | null }>(
      `SELECT SUM(minutes) AS minutes, SUM(minutes * billable) AS billable FROM time_entry WHERE ${where.sql}`,
      where.parameters,
    );
    return { minutes: Number(row?.minutes ?? 0), billableMinutes: Number(row?.billable ?? 0) };
  }
}
