import { Injectable } from '@nestjs/common';
import { ticketStates, type TicketState } from '@vigie/rules';
import { Database, found, Pages, scopeCondition, type Actor, type ClientScope } from '@vigie/platform';
import {
  mostCounted,
  type ListedTicket,
  type Page,
  type TicketQuery,
  type TicketRow as TicketView,
  type TicketSort,
  effectiveSort,
} from '@vigie/wire';
import { ticketNumber } from '../../store/desk/ticket.store';
import { unreadAmong } from '../../store/desk/unread.store';
import { quotesWaiting } from '../../store/quotes/waiting-quotes';
import { briefOf, clockColumns, heroOf, type ClockColumns } from '../clocks/clock-view';
import { RankedTickets } from '../search/ranked-tickets';
import { TicketTies } from './ticket-ties';

interface ListRow {
  id: string;
  subject: string;
  kind: TicketView['kind'];
  state: TicketState;
  priority: TicketView['priority'];
  client_id: string;
  client: string;
  formula: TicketView['client']['formula'];
  requester_id: string | null;
  requester: string | null;
  assignee_id: string | null;
  assignee: string | null;
  queue_id: string;
  queue: string;
  sequence: number | null;
  created_at: Date;
  updated_at: Date;
  sort_due: Date;
  version: number;
}

interface Condition {
  sql: string;
  parameters: unknown[];
}

const waiting: TicketState[] = ['waiting-client', 'waiting-vendor'];
const active = ticketStates.filter((state) => state !== 'resolved' && state !== 'closed');

/** Columns of a keyset for each order; the last one is the id, so that no two rows are equal. */
const orders: Record<
  TicketSort,
  { columns: string[]; descending: boolean; position: (row: ListRow) => (string | number)[] }
> = {
  due: {
    columns: ['t.sort_due', 't.id'],
    descending: false,
    position: (row) => [row.sort_due.toISOString(), row.id],
  },
  updated: {
    columns: ['t.updated_at', 't.id'],
    descending: true,
    position: (row) => [row.updated_at.toISOString(), row.id],
  },
  created: { columns: ['t.id'], descending: true, position: (row) => [row.id] },
  priority: {
    columns: ['t.priority', 't.sort_due', 't.id'],
    descending: false,
    position: (row) => [row.priority, row.sort_due.toISOString(), row.id],
  },
};

const ticketColumns = `t.id, t.subject, t.kind, t.state, t.priority, t.client_id, t.requester_id, t.assignee_id,
  t.queue_id, t.created_at, t.updated_at, t.sort_due, t.version`;
const listColumns = `${ticketColumns}, c.name AS client, c.formula, r.name AS requester, a.name AS assignee, q.name AS queue,
  w.sequence`;
const listJoins = `JOIN client c ON c.id = t.client_id
  JOIN queue q ON q.id = t.queue_id
  LEFT JOIN person r ON r.id = t.requester_id
  LEFT JOIN person a ON a.id = t.assignee_id
  LEFT JOIN written_request w ON w.client_id = t.client_id AND w.ticket_id = t.id`;

/** The desk's list of tickets. */
@Injectable()
export class TicketList {
  constructor(
    private readonly database: Database,
    private readonly search: RankedTickets,
    private readonly ties: TicketTies,
  ) {}

  async page(actor: Actor, query: TicketQuery): Promise<Page<ListedTicket>> {
    const sort = effectiveSort(query);
    const order = orders[sort];
    const pages = new Pages(`tickets by ${sort}`);
    const after = keyset(order, pages.after(query.cursor));
    const conditions = await this.conditions(actor, query);
    if (conditions === null) return { items: [], nextCursor: null, ...(query.total && { total: 0 }) };
    const where = join([...conditions, ...(after ? [after] : [])]);
    const direction = order.descending ? 'DESC' : 'ASC';
    const ordered = order.columns.map((column) => `${column} ${direction}`).join(', ');
    // The page is cut before names are joined: otherwise the optimiser may join everything first, and sort it.
    const rows = await this.database.query<ListRow>(
      `SELECT ${listColumns}
         FROM (SELECT ${ticketColumns} FROM ticket t WHERE ${where.sql} ORDER BY ${ordered} LIMIT ?) t
         ${listJoins} ORDER BY ${ordered}`,
      [...where.parameters, query.limit + 1],
    );
    const ids = rows.map(({ id }) => id);
    const [view, unread] = await Promise.all([
      this.viewer(rows),
      unreadAmong(this.database.manager, actor.id, ids),
    ]);
    const page = pages.cut(rows, query.limit, order.position, (row) => ({
      ...view(row),
      unread: unread.has(row.id),
    }));
    return query.total ? { ...page, total: await this.count(join(conditions)) } : page;
  }

  /** One row, for the answer to a change; 404 outside the scope. */
  async row(scope: ClientScope, id: string): Promise<TicketView> {
    const condition = scopeCondition(scope, 't.client_id');
    const row = found(
      await this.database.one<ListRow>(
        `SELECT ${listColumns} FROM ticket t ${listJoins} WHERE t.id = ? AND ${condition.sql}`,
        [id, ...condition.parameters],
      ),
    );
    return (await this.viewer([row]))(row);
  }

  private async conditions(actor: Actor, query: TicketQuery): Promise<Condition[] | null> {
    const { view, queue } = query;
    const own = await this.ownQueuesAskedFor(actor, query);
    const conditions: Condition[] = [
      scopeCondition(actor.scope, 't.client_id'),
      ...viewConditions(actor, view, own),
    ];
    const add = (sql: string, ...parameters: unknown[]) => conditions.push({ sql, parameters });
    const states = statesOf(query.state);
    if (states) add('t.state IN (?)', states);
    if (query.client) add('t.client_id = ?', query.client);
    if (query.tag) add('t.id IN (SELECT ticket_id FROM ticket_tag WHERE tag_id = ?)', query.tag);
    if (query.quote) add("t.id IN (SELECT ticket_id FROM ticket_quote WHERE state = 'waiting')");
    if (queue) conditions.push(inQueues(queue === 'mine' ? own : [queue]));
    if (query.kind) add('t.kind = ?', query.kind);
    if (query.priority) add('t.priority = ?', query.priority);
    if (query.assignee === 'none') add('t.assignee_id IS NULL');
    else if (query.assignee) add('t.assignee_id = ?', query.assignee === 'me' ? actor.id : query.assignee);
    if (query.q) {
      const found = await this.search.conditions(actor, query.q, conditions);
      if (found === null) return null;
      conditions.push(...found);
    }
    return conditions;
  }

  /** None where the question is not about one's own queues. */
  private async ownQueuesAskedFor(actor: Actor, { view, queue }: TicketQuery): Promise<string[]> {
    return view === 'my-queues' || queue === 'mine' ? this.ownQueues(actor) : [];
  }

  /** The queues that somebody works in. */
  private async ownQueues({ id }: Actor): Promise<string[]> {
    const sql = 'SELECT queue_id AS id FROM queue_member WHERE person_id = ?';
    return (await this.database.query<{ id: string }>(sql, [id])).map((row) => row.id);
  }

  /** How these rows look, with what is kept in other tables. */
  private async viewer(rows: readonly ListRow[]): Promise<(row: ListRow) => TicketView> {
    const ids = rows.map((row) => row.id);
    const [clocks, tags, quotes] = await Promise.all([
      this.clocksOf(ids),
      this.ties.tagsOf(ids),
      quotesWaiting(this.database, ids),
    ]);
    return (row) => ({
      ...toView(row, clocks.get(row.id) ?? [], tags.get(row.id) ?? []),
      quote: quotes.get(row.id) ?? null,
    });
  }

  private async clocksOf(ticketIds: string[]): Promise<Map<string, ClockColumns[]>> {
    const byTicket = new Map<string, ClockColumns[]>(ticketIds.map((id) => [id, []]));
    if (ticketIds.length === 0) return byTicket;
    const rows = await this.database.query<ClockColumns & { ticketId: string }>(
      `SELECT ticket_id AS ticketId, ${clockColumns} FROM sla_clock WHERE ticket_id IN (?)`,
      [ticketIds],
    );
    rows.forEach((row) => byTicket.get(row.ticketId)?.push(row));
    return byTicket;
  }

  /** Counting stops one beyond what is shown as a number: nobody waits for the size of an archive. */
  private async count(where: Condition): Promise<number> {
    const row = await this.database.one<{ total: string }>(
      `SELECT COUNT(*) AS total FROM (SELECT 1 FROM ticket t WHERE ${where.sql} LIMIT ?) some`,
      [...where.parameters, mostCounted + 1],
    );
    return Number(row?.total ?? 0);
  }
}

function toView(
  row: ListRow,
  clocks: readonly ClockColumns[],
  tags: TicketView['tags'],
): Omit<TicketView, 'quote'> {
  const hero = heroOf(clocks);
  const reference = (id: string | null, name: string | null) => (id && name ? { id, name } : null);
  return {
    id: row.id,
    number: ticketNumber(row.id),
    subject: row.subject,
    kind: row.kind,
    state: row.state,
    priority: row.priority,
    client: { id: row.client_id, name: row.client, formula: row.formula },
    requester: reference(row.requester_id, row.requester),
    assignee: reference(row.assignee_id, row.assignee),
    queue: { id: row.queue_id, name: row.queue },
    sealedSequence: row.sequence,
    clock: hero ? briefOf(hero) : null,
    tags,
    createdAt: row.created_at.toISOString(),
    updatedAt: row.updated_at.toISOString(),
    version: row.version,
  };
}

/** Named one by one, not joined: the order of an index is kept, and the page ends when it is full. */
const inQueues = (ids: readonly string[]): Condition => ({
  sql: 't.queue_id IN (?)',
  parameters: [ids.length > 0 ? ids : ['0']],
});

function viewConditions(actor: Actor, view: TicketQuery['view'], own: readonly string[]): Condition[] {
  const open = { sql: 't.is_open = 1', parameters: [] };
  switch (view) {
    case undefined:
    case 'all':
      return [];
    case 'todo':
      return [open, { sql: 't.state NOT IN (?)', parameters: [waiting] }];
    case 'mine':
      return [open, { sql: 't.assignee_id = ?', parameters: [actor.id] }];
    case 'my-queues':
      return [open, inQueues(own)];
    case 'unread':
      return [
        { sql: 't.id IN (SELECT ticket_id FROM ticket_unread WHERE person_id = ?)', parameters: [actor.id] },
      ];
    case 'at-risk':
      return [open, { sql: 't.warn_at <= NOW(3)', parameters: [] }];
    case 'unassigned':
      return [open, { sql: 't.assignee_id IS NULL', parameters: [] }];
    case 'waiting':
      return [open, { sql: 't.state IN (?)', parameters: [waiting] }];
  }
}

function statesOf(text: string | undefined): TicketState[] | null {
  if (!text) return null;
  if (text === 'active') return active;
  const known = new Set<string>(ticketStates);
  return text.split(',').filter((state): state is TicketState => known.has(state));
}

/** Rows after a position, as OR of equal prefixes: (a > ?) OR (a = ? AND b > ?). */
function keyset(
  order: { columns: string[]; descending: boolean },
  position: (string | number | null)[] | null,
): Condition | null {
  if (!position) return null;
  const sign = order.descending ? '<' : '>';
  const values = position.map((value) =>
    /^\d{4}-\d\d-\d\dT/.test(String(value)) ? new Date(String(value)) : value,
  );
  const parts = order.columns.map((column, i) =>
    [...order.columns.slice(0, i).map((before) => `${before} = ?`), `${column} ${sign} ?`].join(' AND '),
  );
  return {
    sql: `(${parts.map((part) => `(${part})`).join(' OR ')})`,
    parameters: order.columns.flatMap((_column, i) => values.slice(0, i + 1)),
  };
}

function join(conditions: readonly Condition[]): Condition {
  return {
    sql: conditions.map((condition) => condition.sql).join(' AND '),
    parameters: conditions.flatMap((condition) => condition.parameters),
  };
}
