import { Injectable } from '@nestjs/common';
import { ageBuckets, type TicketState } from '@vigie/rules';
import { Clock, Database, Pages, type ClientScope } from '@vigie/platform';
import type { DeskFigure, DeskReportTicket, DeskReportTicketsQuery, Page } from '@vigie/wire';
import { ticketNumber } from '../../store/desk/ticket.store';
import { clientsIn, within, type Condition } from './report-days';

const pages = new Pages('desk-report-tickets');
const dayMs = 86_400_000;

interface Columns {
  rowId: string;
  id: string;
  subject: string;
  state: TicketState;
  at: Date;
  clientId: string;
  clientName: string;
  assigneeId: string | null;
  assigneeName: string | null;
}

/** Where each number comes from: the rows, what tells two of one instant apart, and when they count. */
const sources: Record<DeskFigure, { tables: string; id: string; at: string }> = {
  opened: { tables: 'ticket t', id: 't.id', at: 't.created_at' },
  resolved: { tables: 'ticket t', id: 't.id', at: 't.resolved_at' },
  reopened: {
    tables: 'ticket_reopening r JOIN ticket t ON t.id = r.ticket_id AND t.client_id = r.client_id',
    id: 'r.id',
    at: 'r.at',
  },
  open: { tables: 'ticket t', id: 't.id', at: 't.created_at' },
};

/** The tickets behind a number of the desk report. */
@Injectable()
export class DeskReportTickets {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** The last ones first. The page is cut before names are joined. */
  async page(scope: ClientScope, query: DeskReportTicketsQuery): Promise<Page<DeskReportTicket>> {
    const { tables, id, at } = sources[query.of];
    const after = pages.after(query.cursor);
    const where = join([
      this.span(scope, query),
      ...this.filters(query),
      ...(after
        ? [{ sql: `(${at}, ${id}) < (?, ?)`, parameters: [new Date(String(after[0])), after[1]] }]
        : []),
    ]);
    const rows = await this.database.query<Columns>(
      `SELECT x.rowId, x.id, x.subject, x.state, x.at, k.id AS clientId, k.name AS clientName,
              p.id AS assigneeId, p.name AS assigneeName
         FROM (SELECT ${id} AS rowId, t.id, t.subject, t.state, t.client_id, t.assignee_id, ${at} AS at
                 FROM ${tables} WHERE ${where.sql} ORDER BY ${at} DESC, ${id} DESC LIMIT ?) x
         JOIN client k ON k.id = x.client_id
         LEFT JOIN person p ON p.id = x.assignee_id
        ORDER BY x.at DESC, x.rowId DESC`,
      [...where.parameters, query.limit + 1],
    );
    return pages.cut(rows, query.limit, ({ at: when, rowId }) => [when.toISOString(), rowId], ticketOf);
  }

  /** What is open now is no matter of the period. */
  private span(scope: ClientScope, { of, client, ...span }: DeskReportTicketsQuery): Condition {
    if (of === 'open') {
      const inside = clientsIn(scope, client, 't.');
      return { sql: `t.is_open = 1 AND ${inside.sql}`, parameters: inside.parameters };
    }
    if (of === 'reopened') return within('at', span, scope, client, 'r.');
    return within(of === 'opened' ? 'created_at' : 'resolved_at', span, scope, client, 't.');
  }

  private filters(query: DeskReportTicketsQuery): Condition[] {
    const { assignee, kind, tag, priority, state, age } = query;
    const conditions: Condition[] = [];
    const add = (sql: string, ...parameters: unknown[]) => conditions.push({ sql, parameters });
    if (assignee === 'none') add('t.assignee_id IS NULL');
    else if (assignee) add('t.assignee_id = ?', assignee);
    if (kind) add('t.kind = ?', kind);
    if (tag) add('t.id IN (SELECT ticket_id FROM ticket_tag WHERE tag_id = ?)', tag);
    if (priority) add('t.priority = ?', priority);
    if (state) add('t.state = ?', state);
    const bucket = ageBuckets.find(({ key }) => key === age);
    const ago = (days: number) => new Date(this.clock.now().getTime() - days * dayMs);
    if (bucket && bucket.toDays !== null) add('t.created_at > ?', ago(bucket.toDays));
    if (bucket && bucket.fromDays > 0) add('t.created_at <= ?', ago(bucket.fromDays));
    return conditions;
  }
}

const join = (conditions: readonly Condition[]): Condition => ({
  sql: conditions.map(({ sql }) => sql).join(' AND '),
  parameters: conditions.flatMap(({ parameters }) => parameters),
});

const ticketOf = (row: Columns): DeskReportTicket => ({
  id: row.id,
  number: ticketNumber(row.id),
  subject: row.subject,
  client: { id: row.clientId, name: row.clientName },
  assignee: row.assigneeId === null ? null : { id: row.assigneeId, name: row.assigneeName ?? '' },
  state: row.state,
  at: row.at.toISOString(),
});
