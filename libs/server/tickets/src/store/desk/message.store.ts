import type { Transaction } from '@vigie/platform';
import { textsChanged, type TicketKey } from './ticket.store';
import { TicketMessageRow } from './ticket-message.row';

export interface NewTicketMessage {
  visibility: TicketMessageRow['visibility'];
  channel: TicketMessageRow['channel'];
  author: { kind: TicketMessageRow['authorKind']; id: string | null; name: string };
  body: string;
  /** The whole text of an e-mail, with what it quotes. */
  fullText?: string | null;
  /** Sanitised HTML of an e-mail. */
  html?: string | null;
  heldUntil?: Date | null;
  outboundMailId?: string | null;
}

/** Adds a message to a ticket; returns its identifier. */
export async function insertMessage(
  tx: Transaction,
  ticket: TicketKey,
  { author, ...message }: NewTicketMessage,
): Promise<string> {
  const id = await tx.insert(TicketMessageRow, {
    ...message,
    ticketId: ticket.id,
    clientId: ticket.clientId,
    authorKind: author.kind,
    authorId: author.id,
    authorName: author.name,
    at: tx.now,
    cancelled: false,
  });
  await textsChanged(tx, ticket);
  // Its client finds it once it can no longer be taken back.
  if (message.heldUntil) await textsChanged(tx, ticket, message.heldUntil);
  return id;
}

/**
 * Takes back a message that is still held, with its mail and its files; null when there is none, or when it is too
 * late: a mail that a worker has taken in hand is leaving, whatever our clock says.
 */
export async function cancelMessage(
  tx: Transaction,
  ticket: TicketKey,
  messageId: string,
): Promise<{ at: Date } | null> {
  const [held] = await tx.query<{ at: Date; mailId: string | null }>(
    `SELECT at, outbound_mail_id AS mailId FROM ticket_message
      WHERE id = ? AND client_id = ? AND ticket_id = ? AND cancelled = 0 AND held_until > ? FOR UPDATE`,
    [messageId, ticket.clientId, ticket.id, tx.now],
  );
  if (!held || (held.mailId !== null && !(await stopMail(tx, held.mailId)))) return null;
  await tx.execute('UPDATE ticket_message SET cancelled = 1 WHERE id = ?', [messageId]);
  await textsChanged(tx, ticket);
  await tx.execute(
    `UPDATE stored_file f JOIN ticket_file t ON t.file_id = f.id SET f.internal = 1
      WHERE t.client_id = ? AND t.ticket_id = ? AND t.message_id = ?`,
    [ticket.clientId, ticket.id, messageId],
  );
  return { at: held.at };
}

/** When our people wrote to the client, taken back or not, oldest first. */
export const answersOf = (
  tx: Transaction,
  ticket: TicketKey,
): Promise<{ id: string; at: Date; author: string }[]> =>
  tx.query(
    `SELECT id, at, author_name AS author FROM ticket_message WHERE client_id = ? AND ticket_id = ?
        AND visibility = 'public' AND author_kind = 'staff' ORDER BY id`,
    [ticket.clientId, ticket.id],
  );

/** Whether one of our people has answered the client, without the answers that were taken back. */
export async function isAnswered(tx: Transaction, ticket: TicketKey): Promise<boolean> {
  const answers = await tx.query(
    `SELECT id FROM ticket_message WHERE client_id = ? AND ticket_id = ? AND visibility = 'public'
        AND author_kind = 'staff' AND cancelled = 0 LIMIT 1`,
    [ticket.clientId, ticket.id],
  );
  return answers.length > 0;
}

async function stopMail(tx: Transaction, mailId: string): Promise<boolean> {
  const sql = "UPDATE outbound_mail SET state = 'cancelled' WHERE id = ? AND state = 'held'";
  return (await tx.execute(sql, [mailId])) === 1;
}

/** A client's message, with whom it concerns among us. */
export async function messageForAssignee(tx: Transaction, messageId: string) {
  const [message] = await tx.query<{
    subject: string;
    author: string;
    body: string;
    assigneeId: string | null;
    clientId: string;
  }>(
    `SELECT t.subject, m.author_name AS author, m.body, t.assignee_id AS assigneeId,
            t.client_id AS clientId
       FROM ticket_message m JOIN ticket t ON t.id = m.ticket_id WHERE m.id = ?`,
    [messageId],
  );
  return message ?? null;
}
