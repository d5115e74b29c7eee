import { tagColourOf } from '@vigie/rules';
import type { Transaction } from '@vigie/platform';
import type { Tag } from '@vigie/wire';
import { found } from '@vigie/platform';
import type { TicketKey } from './ticket.store';

/** The tag of this name; a new one when nobody used it yet. */
export async function tagNamed(tx: Transaction, name: string): Promise<Tag> {
  await tx.execute('INSERT IGNORE INTO tag (name, colour) VALUES (?, ?)', [name, tagColourOf(name)]);
  return found(await findTag(tx, name));
}

/** The tag of this name; null when nobody used it yet. */
export async function findTag(tx: Transaction, name: string): Promise<Tag | null> {
  const [tag] = await tx.query<Tag>('SELECT id, name, colour FROM tag WHERE name = ?', [name]);
  return tag ?? null;
}

/** Puts a tag on a ticket; false when it carries it already. */
export async function addTag(tx: Transaction, ticket: TicketKey, tagId: string): Promise<boolean> {
  const sql = 'INSERT IGNORE INTO ticket_tag (ticket_id, client_id, tag_id) VALUES (?, ?, ?)';
  return (await tx.execute(sql, [ticket.id, ticket.clientId, tagId])) === 1;
}

/** Takes a tag off a ticket; returns it, or null when the ticket does not carry it. */
export async function removeTag(tx: Transaction, ticket: TicketKey, tagId: string): Promise<Tag | null> {
  const [tag] = await tx.query<Tag>(
    `SELECT g.id, g.name, g.colour FROM ticket_tag t JOIN tag g ON g.id = t.tag_id
      WHERE t.ticket_id = ? AND t.client_id = ? AND t.tag_id = ?`,
    [ticket.id, ticket.clientId, tagId],
  );
  if (!tag) return null;
  const sql = 'DELETE FROM ticket_tag WHERE ticket_id = ? AND client_id = ? AND tag_id = ?';
  await tx.execute(sql, [ticket.id, ticket.clientId, tagId]);
  return tag;
}
