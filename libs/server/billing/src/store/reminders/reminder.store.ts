import { found, inScope, notFound, type ClientScope, type Database, type Transaction } from '@vigie/platform';
import type { RemindedInvoiceItem } from '@vigie/wire';
import { ReminderInvoiceRow } from './reminder-invoice.row';
import { ReminderRow } from './reminder.row';

/** A reminder as stored; stays inside the feature. */
export type StoredReminder = ReminderRow;

/** Writes a reminder and the steps that it takes: each of an invoice once, the database sees to it. */
export async function insertReminder(
  tx: Transaction,
  reminder: Omit<StoredReminder, 'id'>,
  invoices: readonly RemindedInvoiceItem[],
): Promise<string> {
  const reminderId = await tx.insert(ReminderRow, reminder);
  const { clientId } = reminder;
  await tx.manager.insert(
    ReminderInvoiceRow,
    invoices.map(({ id: invoiceId, level }) => ({ reminderId, clientId, invoiceId, level, counts: true })),
  );
  tx.live({ type: 'reminder.changed' });
  return reminderId;
}

/** A reminder held until the end of the transaction; 404 outside the scope. */
export async function lockReminder(tx: Transaction, scope: ClientScope, id: string): Promise<StoredReminder> {
  const lock = { mode: 'pessimistic_write' } as const;
  const row = found(await tx.manager.findOne(ReminderRow, { where: { id }, lock }));
  if (!inScope(scope, row.clientId)) throw notFound();
  return row;
}

/** A reminder; 404 outside the scope. */
export async function findReminder(
  { manager }: Database,
  scope: ClientScope,
  id: string,
): Promise<StoredReminder> {
  const row = found(await manager.findOneBy(ReminderRow, { id }));
  if (!inScope(scope, row.clientId)) throw notFound();
  return row;
}

/** Changes a reminder that is held. What never left is no step taken: it is due again. */
export async function endReminder(
  tx: Transaction,
  { id, version }: StoredReminder,
  values: Partial<StoredReminder> & Pick<StoredReminder, 'state'>,
): Promise<void> {
  await tx.updateVersioned(ReminderRow, { id, version }, values);
  if (values.state === 'failed' || values.state === 'taken-back')
    await tx.manager.update(ReminderInvoiceRow, { reminderId: id }, { counts: null });
  tx.live({ type: 'reminder.changed' });
}

/** Keeps the letter of a reminder; false when it has one. */
export async function keepLetter(tx: Transaction, id: string, fileId: string): Promise<void> {
  await tx.manager.update(ReminderRow, { id }, { fileId });
  tx.live({ type: 'reminder.changed' });
}

/** Moves the mail of a reminder that waits in one of these states; false when it does not. */
export async function moveMail(
  tx: Transaction,
  { outboundMailId }: Pick<StoredReminder, 'outboundMailId'>,
  { from, to }: { from: readonly string[]; to: 'sent' | 'cancelled' },
): Promise<boolean> {
  const sent = to === 'sent' ? ', sent_at = NOW(3)' : '';
  const sql = `UPDATE outbound_mail SET state = ?${sent} WHERE id = ? AND state IN (?)`;
  return (await tx.execute(sql, [to, outboundMailId, from])) === 1;
}
