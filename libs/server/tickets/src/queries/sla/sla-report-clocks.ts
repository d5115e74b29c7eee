import { Injectable } from '@nestjs/common';
import { Database, Pages, type ClientScope } from '@vigie/platform';
import type { Page, SlaReportClock, SlaReportClocksQuery } from '@vigie/wire';
import { ticketNumber } from '../../store/desk/ticket.store';
import { groupKeys, reportTables, reportWhere } from './sla-report-sql';

const pages = new Pages('sla-report-clocks');

interface Columns {
  id: string;
  ticketId: string;
  subject: string;
  clientId: string;
  clientName: string;
  stoppedAt: Date;
  dueAt: Date | null;
  state: SlaReportClock['outcome'];
  consumedMs: string | null;
  durationMs: string;
  breachReason: string | null;
}

/** The clocks behind a number of the SLA report. */
@Injectable()
export class SlaReportClocks {
  constructor(private readonly database: Database) {}

  /** The last to finish first. */
  async page(scope: ClientScope, query: SlaReportClocksQuery): Promise<Page<SlaReportClock>> {
    const { key, outcome, by, limit, cursor } = query;
    const where = reportWhere(scope, query);
    const after = pages.after(cursor);
    const rows = await this.database.query<Columns>(
      `SELECT c.id, c.ticket_id AS ticketId, t.subject, k.id AS clientId, k.name AS clientName,
              c.stopped_at AS stoppedAt, c.due_at AS dueAt, c.state, c.consumed_ms AS consumedMs,
              c.duration_ms AS durationMs, c.breach_reason AS breachReason
         FROM ${reportTables} WHERE ${where.sql}
          ${key === undefined ? '' : `AND ${groupKeys[by]} = ?`}
          ${outcome === undefined ? '' : 'AND c.state = ?'}
          ${after ? 'AND (c.stopped_at, c.id) < (?, ?)' : ''}
        ORDER BY c.stopped_at DESC, c.id DESC LIMIT ?`,
      [
        ...where.parameters,
        ...(key === undefined ? [] : [key]),
        ...(outcome === undefined ? [] : [outcome]),
        ...(after ? [new Date(String(after[0])), after[1]] : []),
        limit + 1,
      ],
    );
    return pages.cut(rows, limit, ({ stoppedAt, id }) => [stoppedAt.toISOString(), id], clockOf);
  }
}

const clockOf = (row: Columns): SlaReportClock => ({
  id: row.id,
  ticketId: row.ticketId,
  number: ticketNumber(row.ticketId),
  subject: row.subject,
  client: { id: row.clientId, name: row.clientName },
  finishedAt: row.stoppedAt.toISOString(),
  dueAt: row.dueAt?.toISOString() ?? null,
  outcome: row.state,
  consumedMs: row.consumedMs === null ? null : Number(row.consumedMs),
  durationMs: Number(row.durationMs),
  breachReason: row.breachReason,
});
