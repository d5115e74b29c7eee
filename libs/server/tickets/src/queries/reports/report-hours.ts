import { Injectable } from '@nestjs/common';
import type { DaySpan } from '@vigie/rules';
import { Database, type ClientScope } from '@vigie/platform';
import { Hours, instantsOf, within } from './report-days';

type Client = string | undefined;
interface HourRow {
  hour: number | string;
  count: number | string;
  met: number | string | null;
}

/** What happened by the hour, which days, weeks and months are counted from. */
@Injectable()
export class ReportHours {
  constructor(private readonly database: Database) {}

  /** Tickets opened; without those of our own house where a client reads the figure. */
  opened(span: DaySpan, scope: ClientScope, client?: Client, ours = true): Promise<Hours> {
    return this.count('ticket', 'created_at', span, scope, client, ours);
  }

  /** Tickets resolved; without those of our own house where a client reads the figure. */
  resolved(span: DaySpan, scope: ClientScope, client?: Client, ours = true): Promise<Hours> {
    return this.count('ticket', 'resolved_at', span, scope, client, ours);
  }

  /** Tickets open again after they had been resolved. */
  reopened(span: DaySpan, scope: ClientScope, client?: Client): Promise<Hours> {
    return this.count('ticket_reopening', 'at', span, scope, client, true);
  }

  /** Resolutions and promises that finished, as the SLA report counts them. */
  async clocks(span: DaySpan, scope: ClientScope, client?: Client): Promise<{ finished: Hours; met: Hours }> {
    const { from } = instantsOf(span);
    const where = within('stopped_at', span, scope, client);
    const rows = await this.database.query<HourRow>(
      `SELECT TIMESTAMPDIFF(HOUR, ?, stopped_at) AS hour, COUNT(*) AS count, SUM(state = 'met') AS met
         FROM sla_clock
        WHERE ${where.sql} AND kind IN ('resolution', 'promise') AND state IN ('met', 'breached')
        GROUP BY hour`,
      [from, ...where.parameters],
    );
    const met = rows.map((row) => ({ hour: row.hour, count: row.met ?? 0 }));
    return { finished: new Hours(from, rows), met: new Hours(from, met) };
  }

  private async count(
    table: string,
    column: string,
    span: DaySpan,
    scope: ClientScope,
    client: Client,
    ours: boolean,
  ): Promise<Hours> {
    const { from } = instantsOf(span);
    const where = within(column, span, scope, client);
    const rows = await this.database.query<HourRow>(
      `SELECT TIMESTAMPDIFF(HOUR, ?, ${column}) AS hour, COUNT(*) AS count
         FROM ${table} WHERE ${where.sql} ${ours ? '' : "AND kind <> 'internal'"} GROUP BY hour`,
      [from, ...where.parameters],
    );
    return new Hours(from, rows);
  }
}
