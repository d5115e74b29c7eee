import type { Database, Transaction } from '@vigie/platform';
import { VendorEscalationRow } from './vendor-escalation.row';

/** Which ticket, and whose. */
interface TicketOf {
  id: string;
  clientId: string;
}

export type VendorValues = Pick<VendorEscalationRow, 'vendor' | 'reference' | 'note' | 'followUpAt'>;

/** Writes the vendor of a ticket; a follow-up date is reminded of once, and again only when it is set again. */
export async function putVendor(
  tx: Transaction,
  ticket: TicketOf,
  values: VendorValues & { byName: string },
): Promise<string> {
  const key = { ticketId: ticket.id, clientId: ticket.clientId };
  const known = await tx.manager.findOneBy(VendorEscalationRow, key);
  const set = { ...values, waiting: true };
  const reminder = { remindAt: values.followUpAt, remindedAt: null };
  if (!known) return tx.insert(VendorEscalationRow, { ...key, ...set, ...reminder, since: tx.now });
  const sameDate = known.followUpAt?.getTime() === values.followUpAt?.getTime() && known.waiting;
  const since = known.waiting ? known.since : tx.now;
  await tx.manager.update(VendorEscalationRow, known.id, { ...set, since, ...(sameDate ? {} : reminder) });
  return known.id;
}

/** Reminders due for longer than the grace period, the oldest first. */
export async function overdueReminders(
  database: Database,
  graceMs: number,
  limit: number,
): Promise<string[]> {
  const rows = await database.query<{ id: string }>(
    'SELECT id FROM vendor_escalation WHERE remind_at <= NOW(3) - INTERVAL ? MICROSECOND ORDER BY remind_at LIMIT ?',
    [graceMs * 1000, limit],
  );
  return rows.map(({ id }) => id);
}

/** Reminders due within the horizon, the soonest first. */
export const upcomingReminders = (database: Database, horizonMs: number, limit: number) =>
  database.query<{ id: string; at: Date }>(
    `SELECT id, remind_at AS at FROM vendor_escalation
      WHERE remind_at <= NOW(3) + INTERVAL ? MICROSECOND ORDER BY remind_at LIMIT ?`,
    [horizonMs * 1000, limit],
  );

export interface DueReminder {
  id: string;
  ticketId: string;
  clientId: string;
  vendor: string;
  reference: string | null;
  remindAt: Date;
}

/** Holds a reminder that is due by the clock of the database; null when it is not, or was given. */
export async function lockDueReminder(tx: Transaction, id: string): Promise<DueReminder | null> {
  const [row] = await tx.query<DueReminder>(
    `SELECT id, ticket_id AS ticketId, client_id AS clientId, vendor, reference, remind_at AS remindAt
       FROM vendor_escalation WHERE id = ? AND remind_at <= NOW(3) FOR UPDATE`,
    [id],
  );
  return row ?? null;
}

/** Ends a reminder: given, or of no use any more. */
export const endReminder = async (tx: Transaction, id: string, remindedAt: Date | null): Promise<void> => {
  await tx.manager.update(VendorEscalationRow, id, { remindAt: null, remindedAt });
};

/** A ticket whose merge is undone is reminded of its vendor as before, where it was not yet. */
export const remindAgainOfVendor = (tx: Transaction, ticket: TicketOf) =>
  tx.execute(
    `UPDATE vendor_escalation SET remind_at = follow_up_at
      WHERE ticket_id = ? AND client_id = ? AND waiting = 1 AND reminded_at IS NULL`,
    [ticket.id, ticket.clientId],
  );

/** The ticket begins or ceases to wait for its vendor; what no longer waits is reminded of no more. */
export const followVendor = (tx: Transaction, ticket: TicketOf, waiting: boolean) =>
  tx.execute(
    `UPDATE vendor_escalation SET waiting = ?, remind_at = IF(?, remind_at, NULL)
      WHERE ticket_id = ? AND client_id = ?`,
    [waiting, waiting, ticket.id, ticket.clientId],
  );
