import type { ClockKind, Formula, Priority, ServiceCalendar } from '@vigie/rules';
import { fromJson, type Transaction } from '@vigie/platform';
import type { StoredClock } from '../clocks/clock.store';

/** Which open clocks: those of the clients on a calendar, of one client, or all. */
export interface ClockScope {
  calendarId?: string | null;
  clientId?: string | null;
}

/** An open clock with what its terms follow from. */
export interface OpenClock extends Pick<
  StoredClock,
  'id' | 'ticketId' | 'clientId' | 'mode' | 'durationMs' | 'startedAt' | 'termsVersion'
> {
  kind: ClockKind;
  calendar: ServiceCalendar;
  priority: Priority;
  subject: string;
  client: string;
  formula: Formula;
  calendarId: string;
}

interface Reader {
  query<Row>(sql: string, parameters?: unknown[]): Promise<Row[]>;
}

/** Open and not missed: what is missed was missed under the terms of its day, and stays so. */
const open = "c.stopped_at IS NULL AND c.state IN ('running', 'paused')";

function within({ calendarId, clientId }: ClockScope) {
  if (calendarId) return { sql: `${open} AND k.calendar_id = ?`, parameters: [calendarId] };
  if (clientId) return { sql: `${open} AND c.client_id = ?`, parameters: [clientId] };
  return { sql: open, parameters: [] };
}

export async function countOpenClocks(reader: Reader, scope: ClockScope): Promise<number> {
  const { sql, parameters } = within(scope);
  const [row] = await reader.query<{ count: string | number }>(
    `SELECT COUNT(*) AS count FROM sla_clock c JOIN client k ON k.id = c.client_id WHERE ${sql}`,
    parameters,
  );
  return Number(row?.count ?? 0);
}

/** The next open clocks after one, by their number. A clock that came with a merged ticket keeps its priority. */
export async function openClocksAfter(
  reader: Reader,
  scope: ClockScope,
  after: string,
  limit: number,
): Promise<OpenClock[]> {
  const { sql, parameters } = within(scope);
  const rows = await reader.query<OpenClock>(
    `SELECT c.id, c.ticket_id AS ticketId, c.client_id AS clientId, c.kind, c.mode, c.duration_ms AS durationMs,
            c.calendar, c.started_at AS startedAt, c.terms_version AS termsVersion, t.priority, t.subject,
            k.name AS client, k.formula, k.calendar_id AS calendarId
       FROM sla_clock c
       JOIN ticket t ON t.id = COALESCE(c.origin_id, c.ticket_id) AND t.client_id = c.client_id
       JOIN client k ON k.id = c.client_id
      WHERE ${sql} AND c.id > ? ORDER BY c.id LIMIT ?`,
    [...parameters, after, limit],
  );
  return rows.map((row) => ({ ...row, calendar: fromJson(row.calendar) }));
}

/** Holds the tickets of clocks, then the clocks, until the transaction ends: the order in which others hold them. */
export async function lockOpenClocks(tx: Transaction, clocks: readonly OpenClock[]): Promise<void> {
  const tickets = [...new Set(clocks.map(({ ticketId }) => ticketId))];
  await tx.query('SELECT id FROM ticket WHERE id IN (?) ORDER BY id FOR UPDATE', [tickets]);
  await tx.query('SELECT id FROM sla_clock WHERE id IN (?) ORDER BY id FOR UPDATE', [
    clocks.map(({ id }) => id),
  ]);
}
