import { onClientReply, type TicketState } from '@vigie/rules';
import { found, type Database, type Transaction } from '@vigie/platform';
import type { InboundState } from '@vigie/wire';
import { standingOf } from '../desk/ticket-merge.store';
import { InboundMailRow } from './inbound-mail.row';

/** A mail as it was kept, before it is read. */
export interface KeptMail {
  /** The mailbox it was found in; null for the one of the installation. */
  mailboxId: string | null;
  source: string;
  rawFileKey: string;
  rawSha256: string;
  size: number;
  fromAddress: string;
  fromName: string;
  subject: string;
  receivedAt: Date;
}

/** Where a mail ended, and what it became. */
export interface MailPlace {
  state: InboundState;
  /** Unchanged when it is not given. */
  reason?: InboundMailRow['reason'];
  dismissal?: string;
  clientId?: string | null;
  ticketId?: string | null;
  ticketMessageId?: string;
}

/** More people than this are no longer written down for one header of a mail. */
const maxNamed = 100;

/** Writes a mail down; null when the very same bytes are there already. */
export async function insertInbound(tx: Transaction, mail: KeptMail): Promise<string | null> {
  const inserted = await tx.execute(
    `INSERT IGNORE INTO inbound_mail
       (mailbox_id, source, raw_file_key, raw_sha256, size, from_address, from_name, subject, received_at, state)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 'received')`,
    [
      mail.mailboxId,
      mail.source.slice(0, 100),
      mail.rawFileKey,
      mail.rawSha256,
      mail.size,
      mail.fromAddress.slice(0, 254),
      mail.fromName.slice(0, 150),
      mail.subject.slice(0, 300),
      mail.receivedAt,
    ],
  );
  return inserted === 0 ? null : inboundBySha256(tx, mail.rawSha256);
}

/** Identifier of the mail with these bytes. */
export async function inboundBySha256(tx: Transaction, sha256: string): Promise<string | null> {
  const [row] = await tx.query<{ id: string }>('SELECT id FROM inbound_mail WHERE raw_sha256 = ?', [sha256]);
  return row?.id ?? null;
}

/** A received mail as stored; stays inside the feature. */
export type StoredInbound = Readonly<InboundMailRow>;

/** Reads a mail; 404 when there is none. */
export const readInbound = async (database: Database, id: string): Promise<StoredInbound> =>
  found(await database.manager.findOneBy(InboundMailRow, { id }));

/** Reads a mail and holds it until the transaction ends; 404 when there is none. */
export async function lockInbound(tx: Transaction, id: string): Promise<StoredInbound> {
  const [row] = await tx.query<{ id: string }>('SELECT id FROM inbound_mail WHERE id = ? FOR UPDATE', [id]);
  return found(await tx.manager.findOneBy(InboundMailRow, { id: found(row).id }));
}

/** Says where a mail ended and tells the open browsers. */
export async function placeInbound(tx: Transaction, id: string, place: MailPlace): Promise<void> {
  await tx.manager.update(InboundMailRow, id, {
    state: place.state,
    ...(place.reason !== undefined && { reason: place.reason }),
    ...(place.dismissal !== undefined && { dismissal: place.dismissal.slice(0, 500).toWellFormed() }),
    ...(place.clientId !== undefined && { clientId: place.clientId }),
    ...(place.ticketId !== undefined && { ticketId: place.ticketId }),
    ...(place.ticketMessageId !== undefined && { ticketMessageId: place.ticketMessageId }),
  });
  tx.live({ type: 'mail.changed' });
}

/** Writes what reading has taught about a mail. */
export async function identifyInbound(
  tx: Transaction,
  id: string,
  mail: {
    messageId: string | null;
    from: { address: string; name: string };
    to: readonly string[];
    cc: readonly string[];
    subject: string;
    silent: boolean;
    mailboxId: string | null;
  },
): Promise<void> {
  await tx.manager.update(InboundMailRow, id, {
    messageId: mail.messageId?.slice(0, 250) ?? null,
    fromAddress: mail.from.address.slice(0, 254),
    fromName: mail.from.name.slice(0, 150),
    subject: mail.subject.slice(0, 300).toWellFormed(),
    to: mail.to.slice(0, maxNamed),
    cc: mail.cc.slice(0, maxNamed),
    silent: mail.silent,
    mailboxId: mail.mailboxId,
  });
}

/**
 * Whether a mail of the same sender with the same Message-ID was already handled. The copies stay locked, so of two
 * that are read at the same moment the second one sees the first. Only copies are locked, by their keys: a search that
 * locks would wait for mails it has nothing to do with.
 */
export async function isHandledCopy(tx: Transaction, mail: Readonly<InboundMailRow>): Promise<boolean> {
  if (mail.messageId === null) return false;
  const sameId = await tx.query<{ id: string; message_id: string; from_address: string }>(
    'SELECT id, message_id, from_address FROM inbound_mail WHERE message_id = ? AND id <> ? ORDER BY id',
    [mail.messageId, mail.id],
  );
  for (const { id, message_id: messageId, from_address: from } of sameId) {
    if (messageId !== mail.messageId || from !== mail.fromAddress) continue;
    const { state, reason } = await lockInbound(tx, id);
    if (state !== 'received' && state !== 'quarantined' && reason !== 'duplicate') return true;
  }
  return false;
}

/** How many mails of this sender opened something in the hour before this one. */
export async function recentOpenings(tx: Transaction, mail: Readonly<InboundMailRow>): Promise<number> {
  const [row] = await tx.query<{ count: string }>(
    `SELECT COUNT(*) AS count FROM inbound_mail
      WHERE id BETWEEN ? AND ? AND from_address = ? AND state IN ('request', 'draft')
        AND received_at > ? - INTERVAL 1 HOUR`,
    [Math.max(0, Number(mail.id) - 1000), mail.id, mail.fromAddress, mail.receivedAt],
  );
  return Number(row?.count ?? 0);
}

/** Whether one of our people has this address. */
export async function isStaffAddress(tx: Transaction, address: string): Promise<boolean> {
  const rows = await tx.query("SELECT id FROM person WHERE kind = 'staff' AND email = ?", [address]);
  return rows.length > 0;
}

/** The ticket a mail answers: whose it is, and whether an answer still goes on it. */
export interface AnsweredTicket {
  ticketId: string;
  clientId: string;
  isOver: boolean;
}

/** The ticket with this identifier, or the one it goes on in, for a mail that answers it. */
export async function answeredTicket(tx: Transaction, ticketId: string): Promise<AnsweredTicket | null> {
  const standing = (await standingOf(tx, ticketId)) ?? ticketId;
  const [row] = await tx.query<{ client_id: string; state: TicketState; resolved_at: Date | null }>(
    'SELECT client_id, state, resolved_at FROM ticket WHERE id = ?',
    [standing],
  );
  if (!row) return null;
  const reply = onClientReply(row.state, row.resolved_at?.toISOString() ?? null, tx.now.toISOString());
  return { ticketId: standing, clientId: row.client_id, isOver: reply.action === 'open-linked' };
}
