import type { Transaction } from '@vigie/platform';
import type { Watcher } from '@vigie/wire';
import type { StoredTicket, TicketKey } from '../desk/ticket.store';

/** Who may follow a ticket: our active people, and active contacts of its client alone. */
const mayFollow = "p.active = 1 AND (p.kind = 'staff' OR p.client_id = ?)";

/** Watchers of a ticket and of those that go on in it: a merge brings them along, its undo gives them back. */
const ofTicket = `FROM ticket_watcher w JOIN person p ON p.id = w.person_id
  WHERE w.client_id = ? AND w.removed = 0 AND p.active = 1 AND (w.ticket_id = ? OR w.ticket_id IN (
    SELECT g.ticket_id FROM ticket_merge g WHERE g.client_id = ? AND g.standing_id = ?))`;
const keyOf = ({ id, clientId }: TicketKey) => [clientId, id, clientId, id];

interface Reader {
  query<Row>(sql: string, parameters?: unknown[]): Promise<Row[]>;
}

/** Everybody who follows a ticket, ours first. */
export const watchersOf = (reader: Reader, ticket: TicketKey): Promise<Watcher[]> =>
  reader.query(
    `SELECT DISTINCT p.id, p.name, p.kind ${ofTicket} ORDER BY p.kind DESC, p.name, p.id`,
    keyOf(ticket),
  );

/** Those who could follow it, by the beginning of a word of their name or address. */
export function possibleWatchers(reader: Reader, ticket: TicketKey, q: string): Promise<Watcher[]> {
  const holds = `%${q.replace(/[\\%_]/g, '\\$&')}%`;
  return reader.query(
    `SELECT p.id, p.name, p.kind FROM person p
      WHERE ${mayFollow} AND (p.name LIKE ? OR p.email LIKE ?) ORDER BY p.kind DESC, p.name, p.id LIMIT 20`,
    [ticket.clientId, holds, holds],
  );
}

/**
 * Adds a watcher; null when nobody of that number may follow the ticket, false when they do already. One who was taken
 * off comes back only where somebody `returns` them.
 */
export async function addWatcher(
  tx: Transaction,
  ticket: TicketKey,
  personId: string,
  { returns }: { returns: boolean },
): Promise<{ name: string; added: boolean } | null> {
  const [person] = await tx.query<{ name: string }>(
    `SELECT p.name FROM person p WHERE p.id = ? AND ${mayFollow}`,
    [personId, ticket.clientId],
  );
  if (!person) return null;
  const key = [ticket.id, ticket.clientId, personId];
  const inserted = await tx.execute(
    'INSERT IGNORE INTO ticket_watcher (ticket_id, client_id, person_id, removed) VALUES (?, ?, ?, 0)',
    key,
  );
  if (inserted === 1 || !returns) return { ...person, added: inserted === 1 };
  const returned = await tx.execute(
    'UPDATE ticket_watcher SET removed = 0 WHERE ticket_id = ? AND client_id = ? AND person_id = ? AND removed = 1',
    key,
  );
  return { ...person, added: returned === 1 };
}

/** The active contacts of its client who have one of these addresses, but for the requester and this author. */
export async function colleaguesAmong(
  tx: Transaction,
  ticket: TicketKey,
  authorId: string,
  addresses: readonly string[],
): Promise<string[]> {
  if (addresses.length === 0) return [];
  const rows = await tx.query<{ id: string; email: string }>(
    `SELECT p.id, p.email FROM person p JOIN ticket t ON t.id = ? AND t.client_id = p.client_id
      WHERE p.client_id = ? AND p.kind = 'contact' AND p.active = 1 AND p.email IN (?) AND p.id <> ?
        AND NOT p.id <=> t.requester_id ORDER BY p.id`,
    [ticket.id, ticket.clientId, addresses, authorId],
  );
  // The database takes é for e; a look-alike of somebody's address is not that person.
  return rows.filter(({ email }) => addresses.includes(email)).map(({ id }) => id);
}

/**
 * Takes a watcher off a ticket and off those that go on in it; false when they did not follow it. That is remembered:
 * a later mail that copies them changes nothing.
 */
export async function removeWatcher(tx: Transaction, ticket: TicketKey, personId: string): Promise<boolean> {
  const removed = await tx.execute(
    `UPDATE ticket_watcher SET removed = 1
      WHERE person_id = ? AND client_id = ? AND removed = 0 AND (ticket_id = ? OR ticket_id IN (
        SELECT g.ticket_id FROM ticket_merge g WHERE g.client_id = ? AND g.standing_id = ?))`,
    [personId, ...keyOf(ticket)],
  );
  if (removed === 0) return false;
  await tx.execute(
    'INSERT IGNORE INTO ticket_watcher (ticket_id, client_id, person_id, removed) VALUES (?, ?, ?, 1)',
    [ticket.id, ticket.clientId, personId],
  );
  return true;
}

/** Addresses of the client's people who get a copy of our answers, without the requester. */
export async function copiedContacts(
  reader: Reader,
  ticket: Pick<StoredTicket, 'id' | 'clientId' | 'requesterId'>,
): Promise<string[]> {
  const rows = await reader.query<{ email: string }>(
    `SELECT DISTINCT p.email ${ofTicket} AND p.kind = 'contact' AND p.client_id = ? AND NOT p.id <=> ?
      ORDER BY p.email`,
    [...keyOf(ticket), ticket.clientId, ticket.requesterId],
  );
  return rows.map(({ email }) => email);
}

/** Our people who follow a ticket. */
export async function staffWatchers(tx: Transaction, ticket: TicketKey): Promise<string[]> {
  const rows = await tx.query<{ id: string }>(
    `SELECT DISTINCT p.id ${ofTicket} AND p.kind = 'staff' ORDER BY p.id`,
    keyOf(ticket),
  );
  return rows.map(({ id }) => id);
}
