import type { MailSender, Transaction } from '@vigie/platform';
import { InboundMailRow } from './inbound-mail.row';
import { mailboxOfTicket, senderOf } from '../mailboxes/mailbox.store';

/** How many mails of a thread our own name. */
const named = 20;

/** Identifiers that mail programs follow: the mail we answer, and the thread it belongs to. */
export interface MailThread {
  inReplyTo: string | null;
  references: string[];
  /** The mailbox by which the ticket came; null for the one of the installation. */
  sender: MailSender | null;
}

/** The thread of the client's mails on a ticket, for our mails to be shown in it; `last` is one that only just arrived. */
export async function threadOf(
  tx: Transaction,
  ticketId: string,
  last: string | null = null,
): Promise<MailThread> {
  const rows = await tx.query<{ message_id: string }>(
    `SELECT message_id FROM inbound_mail
      WHERE ticket_id = ? AND state IN ('request', 'draft', 'message') AND message_id IS NOT NULL
      ORDER BY id DESC LIMIT ?`,
    [ticketId, named],
  );
  // What a client's program wrote goes into a header of ours only in the form it must have.
  const known = rows.map((row) => row.message_id).reverse();
  const references = [...known, last ?? ''].filter((id) => /^<[^<>\s]+>$/.test(id));
  const sender = senderOf(await mailboxOfTicket(tx, ticketId));
  return { inReplyTo: references.at(-1) ?? null, references, sender };
}

/** Whether the mail that a request was received by is one that no machine answers. */
export async function isSilent(tx: Transaction, ticketId: string): Promise<boolean> {
  const [row] = await tx.query<{ silent: number }>(
    `SELECT m.silent FROM written_request w JOIN inbound_mail m ON m.raw_file_key = w.raw_file_key
      WHERE w.ticket_id = ? AND w.channel = 'email'`,
    [ticketId],
  );
  return row?.silent === 1;
}

/** How many mails our machines wrote to an address within an hour. */
export async function automaticMailsTo(tx: Transaction, address: string): Promise<number> {
  const [row] = await tx.query<{ count: string }>(
    `SELECT COUNT(*) AS count FROM outbound_mail
      WHERE to_address = ? AND automatic = 1 AND created_at > ? - INTERVAL 1 HOUR`,
    [address, tx.now],
  );
  return Number(row?.count ?? 0);
}

/** A draft that was confirmed: its mail belongs to the ticket it became. Returns whom it was written to. */
export async function joinMailToTicket(
  tx: Transaction,
  rawFileKey: string,
  ticketId: string,
): Promise<string[]> {
  await tx.execute('UPDATE inbound_mail SET ticket_id = ? WHERE raw_file_key = ?', [ticketId, rawFileKey]);
  const mail = await tx.manager.findOneBy(InboundMailRow, { rawFileKey });
  return [...(mail?.to ?? []), ...(mail?.cc ?? [])];
}

/** The mail of a message that becomes a request of its own belongs to its ticket. Returns whom it was written to. */
export async function moveMailOfMessage(
  tx: Transaction,
  message: { ticketId: string; id: string },
  ticketId: string,
): Promise<string[]> {
  const where = { ticketId: message.ticketId, ticketMessageId: message.id };
  const mail = await tx.manager.findOneBy(InboundMailRow, where);
  if (!mail) return [];
  await tx.manager.update(InboundMailRow, mail.id, { state: 'request', ticketId, ticketMessageId: null });
  return [...(mail.to ?? []), ...(mail.cc ?? [])];
}
