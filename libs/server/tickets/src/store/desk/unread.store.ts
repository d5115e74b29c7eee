import { scopeCondition, type Actor, type ClientScope, type Transaction } from '@vigie/platform';
import type { HistoryEntry } from '@vigie/wire';
import type { EntityManager } from 'typeorm';
import { staffWatchers } from '../watchers/watcher.store';
import type { TicketKey } from './ticket.store';

/** What happens in a ticket that its assignee and our people who follow it have to see. */
const news: ReadonlySet<HistoryEntry['type']> = new Set([
  'assigned',
  'state-changed',
  'priority-changed',
  'replied',
  'noted',
  'client-replied',
  'continued',
  'merged',
  'rated',
  'clock-warned',
  'clock-breached',
  'quote-accepted',
  'quote-refused',
  'plan-attention',
  'plan-completed',
  'restore-failed',
  'restore-ready',
  'restore-done',
]);

/** Makes a ticket unread for its assignee and for our people who follow it, but for who did it themselves. */
export async function tellReaders(
  tx: Transaction,
  ticket: TicketKey,
  actor: Partial<Pick<Actor, 'id'>>,
  type: HistoryEntry['type'],
): Promise<void> {
  if (!news.has(type)) return;
  await tx.execute(
    `INSERT IGNORE INTO ticket_unread (ticket_id, client_id, person_id, since)
     SELECT id, client_id, assignee_id, ? FROM ticket
      WHERE id = ? AND client_id = ? AND assignee_id IS NOT NULL AND NOT assignee_id <=> ?`,
    [tx.now, ticket.id, ticket.clientId, actor.id ?? null],
  );
  const followers = (await staffWatchers(tx, ticket)).filter((id) => id !== actor.id);
  if (followers.length === 0) return;
  await tx.execute(
    `INSERT IGNORE INTO ticket_unread (ticket_id, client_id, person_id, since)
     SELECT ?, ?, id, ? FROM person WHERE id IN (?)`,
    [ticket.id, ticket.clientId, tx.now, followers],
  );
}

/** Makes tickets of the scope unread for a person. */
export async function markUnread(
  tx: Transaction,
  scope: ClientScope,
  personId: string,
  ticketIds: readonly string[],
): Promise<void> {
  const own = scopeCondition(scope, 'client_id');
  await tx.execute(
    `INSERT IGNORE INTO ticket_unread (ticket_id, client_id, person_id, since)
     SELECT id, client_id, ?, ? FROM ticket WHERE id IN (?) AND ${own.sql}`,
    [personId, tx.now, ticketIds, ...own.parameters],
  );
}

/** What a person has seen. */
export async function markRead(
  tx: Transaction,
  personId: string,
  ticketIds: readonly string[],
): Promise<void> {
  await tx.execute('DELETE FROM ticket_unread WHERE person_id = ? AND ticket_id IN (?)', [
    personId,
    ticketIds,
  ]);
}

/** Which of these tickets are unread for a person. */
export async function unreadAmong(
  manager: EntityManager,
  personId: string | null,
  ticketIds: readonly string[],
): Promise<ReadonlySet<string>> {
  if (personId === null || ticketIds.length === 0) return new Set();
  const rows: { ticket_id: string }[] = await manager.query(
    'SELECT ticket_id FROM ticket_unread WHERE person_id = ? AND ticket_id IN (?)',
    [personId, ticketIds],
  );
  return new Set(rows.map(({ ticket_id: id }) => id));
}
