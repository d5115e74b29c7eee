import type { Actor, Transaction } from '@vigie/platform';
import type { HistoryEntry } from '@vigie/wire';
import type { TicketKey } from './ticket.store';
import type { TicketMove } from '@vigie/rules';
import { announce, newsOf } from '../webhooks/announce.store';
import { TicketHistoryRow } from './ticket-history.row';
import { tellReaders } from './unread.store';

/** Who did something, as the history keeps it. */
export type HistoryActor = Pick<Actor, 'kind' | 'name'> & Partial<Pick<Actor, 'id'>>;

/** Lines that change nothing a client sees. */
const ours: ReadonlySet<HistoryEntry['type']> = new Set([
  'unacknowledged',
  'undelivered',
  'noted',
  'macro-applied',
  'priority-changed',
  'queue-changed',
  'followed',
  'unfollowed',
  'tagged',
  'untagged',
  'linked',
  'unlinked',
  'equipment-linked',
  'equipment-unlinked',
  'check-added',
  'check-removed',
  'check-checked',
  'check-unchecked',
  'checklist-applied',
  'checks-overridden',
  'clock-warned',
  'clock-breached',
  'breach-explained',
  'vendor-escalated',
  'time-added',
  'time-changed',
  'time-removed',
  'imported',
  'plan-attention',
  'restore-failed',
  'restore-ready',
]);

/** Adds a line to the history of a ticket, makes it unread for who works on or follows it, tells the open browsers and the webhooks. */
export async function recordHistory(
  tx: Transaction,
  ticket: TicketKey,
  actor: HistoryActor,
  type: HistoryEntry['type'],
  data: HistoryEntry['data'] = {},
): Promise<void> {
  const historyId = await tx.insert(TicketHistoryRow, {
    ticketId: ticket.id,
    clientId: ticket.clientId,
    at: tx.now,
    actorKind: actor.kind,
    actorName: actor.name,
    type,
    data,
  });
  await tellReaders(tx, ticket, actor, type);
  const news = { type: 'ticket.changed', ticketId: ticket.id, clientId: ticket.clientId } as const;
  tx.live(ours.has(type) ? { ...news, internal: true } : news);
  const told = newsOf(type, data);
  const { clientId, id: ticketId } = ticket;
  if (told) await announce(tx, { ...told, source: `history-${historyId}`, clientId, ticketId, historyId });
}

/** The changes of state of a ticket, newest first. */
export async function movesOf(tx: Transaction, ticket: TicketKey): Promise<(TicketMove & { at: Date })[]> {
  const rows = await tx.query<{
    at: Date;
    from: TicketMove['from'];
    to: TicketMove['to'];
    cancelled: number | null;
  }>(
    `SELECT h.at, JSON_UNQUOTE(JSON_EXTRACT(h.data, '$.from')) AS \`from\`,
            JSON_UNQUOTE(JSON_EXTRACT(h.data, '$.to')) AS \`to\`, m.cancelled
       FROM ticket_history h
       LEFT JOIN ticket_message m ON m.client_id = h.client_id AND m.ticket_id = h.ticket_id
            AND m.id = CAST(JSON_UNQUOTE(JSON_EXTRACT(h.data, '$.messageId')) AS UNSIGNED)
      WHERE h.client_id = ? AND h.ticket_id = ? AND h.type = 'state-changed' ORDER BY h.id DESC`,
    [ticket.clientId, ticket.id],
  );
  return rows.map(({ at, from, to, cancelled }) => ({ at, from, to, takenBack: cancelled === 1 }));
}

/** Whether the priority was changed since an instant. */
export async function priorityChangedSince(
  tx: Transaction,
  ticket: TicketKey,
  since: Date,
): Promise<boolean> {
  const rows = await tx.query(
    `SELECT id FROM ticket_history
      WHERE client_id = ? AND ticket_id = ? AND type = 'priority-changed' AND at >= ? LIMIT 1`,
    [ticket.clientId, ticket.id, since],
  );
  return rows.length > 0;
}
