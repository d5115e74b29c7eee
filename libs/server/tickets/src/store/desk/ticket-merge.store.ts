import type { ClientScope, Database, Transaction } from '@vigie/platform';
import type { EntityManager } from 'typeorm';
import { TicketMergeRow } from './ticket-merge.row';
import { lockTicket, textsChanged, type StoredTicket, type TicketKey } from './ticket.store';

/** A merge as stored; stays inside the feature. */
export type StoredMerge = Readonly<TicketMergeRow>;

/** The ticket that one goes on in, as it is committed at this very moment; null when it stands for itself. */
export async function standingOf(tx: Transaction, ticketId: string): Promise<string | null> {
  const [row] = await tx.query<{ standing_id: string }>(
    'SELECT standing_id FROM ticket_merge WHERE ticket_id = ? FOR UPDATE',
    [ticketId],
  );
  return row?.standing_id ?? null;
}

/** Locks a ticket, or the one that it goes on in: where whatever arrives for it belongs. */
export async function lockStanding(
  tx: Transaction,
  scope: ClientScope,
  ticketId: string,
): Promise<StoredTicket> {
  const ticket = await lockTicket(tx, scope, ticketId);
  const standing = await standingOf(tx, ticketId);
  return standing === null ? ticket : lockTicket(tx, scope, standing);
}

/** Writes down that a ticket, whose row is changed already, goes on in another one; so does all that went on in it. */
export async function insertMerge(
  tx: Transaction,
  merged: StoredTicket,
  before: Pick<StoredTicket, 'state' | 'resolvedAt' | 'closedAt'>,
  target: TicketKey,
): Promise<void> {
  const key = { ticketId: merged.id, clientId: merged.clientId };
  const { state, resolvedAt, closedAt } = before;
  await tx.execute('UPDATE ticket_merge SET standing_id = ? WHERE client_id = ? AND standing_id = ?', [
    target.id,
    merged.clientId,
    merged.id,
  ]);
  const ends = { targetId: target.id, standingId: target.id };
  const was = { state, resolvedAt, closedAt, version: merged.version };
  await tx.insert(TicketMergeRow, { ...key, ...ends, ...was, at: tx.now });
  await textsChanged(tx, merged);
}

/** How a ticket was merged; null when it was not. */
export const mergeOf = (tx: Transaction, { id, clientId }: TicketKey): Promise<StoredMerge | null> =>
  tx.manager.findOneBy(TicketMergeRow, { ticketId: id, clientId });

/** Undoes a merge: the ticket stands for itself again, with all that went on in it. Returns who these are. */
export async function deleteMerge(tx: Transaction, merge: StoredMerge): Promise<string[]> {
  const { ticketId, clientId, id } = merge;
  const within = await withinOf(tx, { id: ticketId, clientId });
  await tx.manager.delete(TicketMergeRow, id);
  for (const again of [ticketId, merge.standingId]) await textsChanged(tx, { id: again, clientId });
  if (within.length > 0) {
    await tx.execute('UPDATE ticket_merge SET standing_id = ? WHERE client_id = ? AND ticket_id IN (?)', [
      ticketId,
      clientId,
      within,
    ]);
  }
  return [ticketId, ...within];
}

/** The tickets that go on in one, newest merge first. */
export const mergedInto = (manager: EntityManager, { id, clientId }: TicketKey): Promise<StoredMerge[]> =>
  manager.find(TicketMergeRow, { where: { clientId, standingId: id }, order: { id: 'DESC' }, take: 200 });

/** Those that were merged into a ticket, and into these. */
async function withinOf(tx: Transaction, ticket: TicketKey): Promise<string[]> {
  const rows = await tx.query<{ id: string }>(
    'SELECT ticket_id AS id FROM ticket_merge WHERE client_id = ? AND target_id = ? FOR UPDATE',
    [ticket.clientId, ticket.id],
  );
  const within: string[] = [];
  for (const { id } of rows) within.push(id, ...(await withinOf(tx, { id, clientId: ticket.clientId })));
  return within;
}

/** One stretch of the conversation about a request: the messages of a ticket since an instant. */
export interface Stretch {
  ticketId: string;
  since: Date;
}

const ever = new Date(0);

/** Where the conversation about a ticket is: in itself, and since its merge in the ticket it goes on in. */
export async function stretchesOf(manager: EntityManager, { id, clientId }: TicketKey): Promise<Stretch[]> {
  const stretches: Stretch[] = [{ ticketId: id, since: ever }];
  let merge = await manager.findOneBy(TicketMergeRow, { ticketId: id, clientId });
  while (merge) {
    stretches.push({ ticketId: merge.targetId, since: merge.at });
    merge = await manager.findOneBy(TicketMergeRow, { ticketId: merge.targetId, clientId });
  }
  return stretches;
}

/** Addresses of those whose requests go on in a ticket, without its own requester. */
export async function otherRequesters(
  reader: Database | Transaction,
  ticket: Pick<StoredTicket, 'id' | 'clientId' | 'requesterId'>,
): Promise<string[]> {
  const rows = await reader.query<{ email: string }>(
    `SELECT DISTINCT p.email FROM ticket_merge g
       JOIN ticket t ON t.client_id = g.client_id AND t.id = g.ticket_id
       JOIN person p ON p.client_id = t.client_id AND p.id = t.requester_id
      WHERE g.client_id = ? AND g.standing_id = ? AND p.active = 1 AND NOT p.id <=> ? ORDER BY p.email`,
    [ticket.clientId, ticket.id, ticket.requesterId],
  );
  return rows.map(({ email }) => email);
}

/** Whether an answer of the ticket may still be taken back. */
export async function holdsAnswer(tx: Transaction, { id, clientId }: TicketKey): Promise<boolean> {
  const rows = await tx.query(
    `SELECT id FROM ticket_message WHERE ticket_id = ? AND client_id = ? AND cancelled = 0 AND held_until > ?
      LIMIT 1`,
    [id, clientId, tx.now],
  );
  return rows.length > 0;
}
