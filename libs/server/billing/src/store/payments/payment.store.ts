import { DomainError, found, inScope, type Actor, type ClientScope, type Transaction } from '@vigie/platform';
import { PaymentRow } from './payment.row';

export type PaymentValues = Pick<
  PaymentRow,
  'clientId' | 'receivedOn' | 'amountCents' | 'method' | 'reference' | 'note'
>;

/** Records money that was received: all of it is open. */
export const insertPayment = (
  tx: Transaction,
  { name }: Pick<Actor, 'name'>,
  values: PaymentValues,
): Promise<string> =>
  tx.insert(PaymentRow, {
    ...values,
    openCents: values.amountCents,
    cancelledAt: null,
    cancelledBy: null,
    cancelReason: null,
    createdAt: tx.now,
    createdBy: name,
    version: 1,
  });

/** Holds a payment inside the scope for a change of that version; 404 outside, version.conflict, payment.cancelled. */
export async function holdPayment(
  tx: Transaction,
  scope: ClientScope,
  id: string,
  version?: number,
): Promise<PaymentRow> {
  const row = found(
    await tx.manager.findOne(PaymentRow, { where: { id }, lock: { mode: 'pessimistic_write' } }),
  );
  if (!inScope(scope, row.clientId)) throw new DomainError('not-found');
  if (version !== undefined && row.version !== version)
    throw new DomainError('version.conflict', { version: row.version });
  if (row.cancelledAt) throw new DomainError('payment.cancelled');
  return row;
}

/** Marks a payment that is held, and pays nothing any more, as typed by mistake. */
export const cancelPayment = (tx: Transaction, id: string, by: string, reason: string): Promise<number> =>
  tx.execute(
    `UPDATE payment SET open_cents = 0, cancelled_at = ?, cancelled_by = ?, cancel_reason = ?, version = version + 1
      WHERE id = ?`,
    [tx.now, by, reason, id],
  );
