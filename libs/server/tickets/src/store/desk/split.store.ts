import type { Transaction } from '@vigie/platform';
import type { RefusedFile } from '@vigie/wire';
import { textsChanged, type TicketKey } from './ticket.store';

/** A message of a client, as the request it becomes. */
export interface ClientMessage {
  channel: 'portal' | 'email';
  authorId: string;
  body: string;
  at: Date;
}

/** A message that a client wrote on a ticket, held until the transaction ends; null when it is none. */
export async function lockClientMessage(
  tx: Transaction,
  ticket: TicketKey,
  messageId: string,
): Promise<ClientMessage | null> {
  const [message] = await tx.query<ClientMessage>(
    `SELECT channel, author_id AS authorId, body, at FROM ticket_message
      WHERE id = ? AND ticket_id = ? AND client_id = ? AND author_kind = 'contact' AND author_id IS NOT NULL
        AND cancelled = 0 FOR UPDATE`,
    [messageId, ticket.id, ticket.clientId],
  );
  return message ?? null;
}

/** Takes a message out of its ticket; what came with it, and did not come through, is returned to be joined elsewhere. */
export async function takeOut(
  tx: Transaction,
  ticket: TicketKey,
  messageId: string,
): Promise<{ fileIds: string[]; refusedFiles: RefusedFile[] }> {
  const key = [messageId, ticket.id, ticket.clientId];
  const own = 'message_id = ? AND ticket_id = ? AND client_id = ?';
  const files = await tx.query<{ id: string }>(
    `SELECT file_id AS id FROM ticket_file WHERE ${own} ORDER BY id`,
    key,
  );
  const refusedFiles = await tx.query<RefusedFile>(
    `SELECT name, code FROM refused_file WHERE ${own} ORDER BY id`,
    key,
  );
  await tx.execute(`DELETE FROM ticket_file WHERE ${own}`, key);
  await tx.execute(`DELETE FROM refused_file WHERE ${own}`, key);
  await tx.execute('UPDATE ticket_message SET cancelled = 1 WHERE id = ?', [messageId]);
  await textsChanged(tx, ticket);
  return { fileIds: files.map(({ id }) => id), refusedFiles };
}
