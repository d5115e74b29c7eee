import type { Transaction } from '@vigie/platform';
import type { TicketKey } from './ticket.store';
import { TicketMessageRow } from './ticket-message.row';

export interface NewTicketMessage {
  visibility: TicketMessageRow['visibility'];
  channel: TicketMessageRow['channel'];
  author: { kind: TicketMessageRow['authorKind']; id: string | null; name: string };
  body: string;
  /** Sanitised HTML of an e-mail. */
  html?: string | null;
  heldUntil?: Date | null;
  outboundMailId?: string | null;
}

/** Adds a message to a ticket; returns its identifier. */
export function insertMessage(
  tx: Transaction,
  ticket: TicketKey,
  { author, ...message }: NewTicketMessage,
): Promise<string> {
  return tx.insert(TicketMessageRow, {
    ...message,
    ticketId: ticket.id,
    clientId: ticket.clientId,
    authorKind: author.kind,
    authorId: author.id,
    authorName: author.name,
    at: tx.now,
    cancelled: false,
  });
}

/** Takes back a message that is still held; false when it is too late, or when there is none. */
export async function cancelMessage(tx: Transaction, ticket: TicketKey, messageId: string): Promise<boolean> {
  const cancelled = await tx.execute(
    `UPDATE ticket_message SET cancelled = 1
      WHERE id = ? AND client_id = ? AND ticket_id = ? AND cancelled = 0 AND held_until > ?`,
    [messageId, ticket.clientId, ticket.id, tx.now],
  );
  if (cancelled === 0) return false;
  await tx.execute(
    `UPDATE outbound_mail m JOIN ticket_message t ON t.outbound_mail_id = m.id
        SET m.state = 'cancelled' WHERE t.id = ? AND m.state = 'held'`,
    [messageId],
  );
  return true;
}

/** A client's message, with whom it concerns among us. */
export async function messageForAssignee(tx: Transaction, messageId: string) {
  const [message] = await tx.query<{
    subject: string;
    author: string;
    body: string;
    assigneeId: string | null;
  }>(
    `SELECT t.subject, m.author_name AS author, m.body, t.assignee_id AS assigneeId
       FROM ticket_message m JOIN ticket t ON t.id = m.ticket_id WHERE m.id = ?`,
    [messageId],
  );
  return message ?? null;
}
