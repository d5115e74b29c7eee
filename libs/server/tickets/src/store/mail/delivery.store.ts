import type { DeliveryOutcome } from '@vigie/rules';
import type { Transaction } from '@vigie/platform';

/** A mail of ours that a report is about. */
export interface SentMail {
  id: string;
  to: string;
  cc: string[];
  ticketId: string | null;
  outcome: DeliveryOutcome | null;
}

/** The mail of ours with one of these Message-IDs that left, held until the transaction ends. */
export async function lockSentMail(tx: Transaction, messageIds: readonly string[]): Promise<SentMail | null> {
  if (messageIds.length === 0) return null;
  const [row] = await tx.query<{
    id: string;
    to_address: string;
    cc_addresses: string[] | null;
    ticket_id: string | null;
    outcome: DeliveryOutcome | null;
  }>(
    `SELECT id, to_address, cc_addresses, ticket_id, outcome FROM outbound_mail
      WHERE message_id IN (?) AND state IN ('sending', 'sent', 'in-doubt', 'failed') ORDER BY id LIMIT 1 FOR UPDATE`,
    [messageIds],
  );
  if (!row) return null;
  const { id, to_address: to, cc_addresses: cc, ticket_id: ticketId, outcome } = row;
  return { id, to, cc: cc ?? [], ticketId, outcome };
}

/** Writes what is told about a mail of ours. */
export async function recordOutcome(
  tx: Transaction,
  mailId: string,
  outcome: DeliveryOutcome,
  reason: string,
): Promise<void> {
  await tx.execute('UPDATE outbound_mail SET outcome = ?, outcome_at = ?, outcome_reason = ? WHERE id = ?', [
    outcome,
    tx.now,
    reason.slice(0, 500),
    mailId,
  ]);
}

/** An address that takes no mail; since the first time, for the latest reason. */
export async function recordTrouble(
  tx: Transaction,
  trouble: { address: string; reason: string; mailId: string },
): Promise<void> {
  await tx.execute(
    `INSERT INTO mail_trouble (address, since, reason, outbound_mail_id) VALUES (?, ?, ?, ?)
       ON DUPLICATE KEY UPDATE reason = VALUES(reason), outbound_mail_id = VALUES(outbound_mail_id)`,
    [trouble.address, tx.now, trouble.reason.slice(0, 500), trouble.mailId],
  );
}

/** Forgets the trouble of an address; whether there was any. */
export async function clearTrouble(tx: Transaction, address: string): Promise<boolean> {
  return (await tx.execute('DELETE FROM mail_trouble WHERE address = ?', [address])) > 0;
}
