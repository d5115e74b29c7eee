import { DomainError, found, type Transaction } from '@vigie/platform';
import type { Cents, LocalDate } from '@vigie/rules';
import { InvoiceRow } from '../invoices/invoice.row';
import { AllocationRow } from './allocation.row';
import { PaymentRow } from './payment.row';

/** What an invoice is paid with. */
export type Means = { paymentId: string; creditNoteId?: never } | { creditNoteId: string; paymentId?: never };

export interface Allocation {
  invoiceId: string;
  cents: Cents;
  /** Whoever does it, as the journal names them. */
  by: string;
}

/**
 * Pays a part of an invoice out of a payment or a credit note of the same client. Both rows are held until the
 * transaction ends, the means first: everybody takes them in this order, invoices by id.
 * Refused: more than is open on either side (`allocation.too-much`), nothing at all, an invoice that is not issued.
 */
export async function allocate(tx: Transaction, means: Means, allocation: Allocation): Promise<string> {
  const { invoiceId, cents, by } = allocation;
  const source = await holdMeans(tx, means);
  const invoice = await holdInvoice(tx, invoiceId, source.clientId);
  if (invoice.kind !== 'invoice' || invoice.state !== 'issued')
    throw new DomainError('allocation.not-payable');
  if (cents <= 0n || cents > BigInt(source.openCents) || cents > BigInt(invoice.openCents))
    throw new DomainError('allocation.too-much');
  await move(tx, means, -cents);
  const id = await tx.insert(AllocationRow, {
    ...{ clientId: source.clientId, invoiceId, amountCents: String(cents) },
    ...{ paymentId: means.paymentId ?? null, creditNoteId: means.creditNoteId ?? null, lettering: null },
    ...{ countsOn: countsOn(source, invoice), createdAt: tx.now, createdBy: by },
    ...{ undoneAt: null, undoneBy: null },
  });
  await settle(tx, invoice, BigInt(invoice.openCents) - cents);
  return id;
}

/** Takes an allocation back: both sides are open again by its amount; false when it was taken back already. */
export async function undoAllocation(tx: Transaction, id: string, by: string): Promise<boolean> {
  const seen = found(await tx.manager.findOneBy(AllocationRow, { id }));
  const means = meansOf(seen);
  await holdMeans(tx, means);
  const invoice = await holdInvoice(tx, seen.invoiceId, seen.clientId);
  const row = await tx.manager.findOneByOrFail(AllocationRow, { id });
  if (row.undoneAt) return false;
  await tx.manager.update(AllocationRow, { id }, { undoneAt: tx.now, undoneBy: by, lettering: null });
  await move(tx, means, BigInt(row.amountCents));
  await settle(tx, invoice, BigInt(invoice.openCents) + BigInt(row.amountCents));
  return true;
}

function meansOf({ paymentId, creditNoteId }: AllocationRow): Means {
  if (paymentId !== null) return { paymentId };
  if (creditNoteId !== null) return { creditNoteId };
  throw new Error('an allocation without means');
}

/** Money that came before its invoice counts from the day of the invoice. */
function countsOn(source: PaymentRow | InvoiceRow, invoice: InvoiceRow): LocalDate {
  const [came, issued] = ['receivedOn' in source ? source.receivedOn : source.issuedOn, invoice.issuedOn];
  const days = [came, issued].filter((day) => day !== null).toSorted();
  return days.at(-1) ?? '';
}

async function holdMeans(tx: Transaction, means: Means): Promise<PaymentRow | InvoiceRow> {
  const lock = { mode: 'pessimistic_write' } as const;
  if (means.paymentId !== undefined) {
    const row = found(await tx.manager.findOne(PaymentRow, { where: { id: means.paymentId }, lock }));
    if (row.cancelledAt) throw new DomainError('payment.cancelled');
    return row;
  }
  const row = found(await tx.manager.findOne(InvoiceRow, { where: { id: means.creditNoteId }, lock }));
  if (row.kind !== 'credit-note' || row.state !== 'issued') throw new DomainError('allocation.not-payable');
  return row;
}

const holdInvoice = async (tx: Transaction, id: string, clientId: string): Promise<InvoiceRow> =>
  found(
    await tx.manager.findOne(InvoiceRow, { where: { id, clientId }, lock: { mode: 'pessimistic_write' } }),
  );

/** Cents given back (or taken, below zero) to a payment or a credit note. */
async function move(tx: Transaction, means: Means, cents: Cents): Promise<void> {
  const [table, id] = means.paymentId ? ['payment', means.paymentId] : ['invoice', means.creditNoteId];
  await tx.execute(`UPDATE ${table} SET open_cents = open_cents + ?, version = version + 1 WHERE id = ?`, [
    String(cents),
    id,
  ]);
}

/** What is open now, and, when nothing is, the day of the last money that counts. */
async function settle(tx: Transaction, { id }: InvoiceRow, open: Cents): Promise<void> {
  const last = `(SELECT MAX(counts_on) FROM payment_allocation WHERE invoice_id = ? AND undone_at IS NULL)`;
  await tx.execute(
    `UPDATE invoice SET open_cents = ?, settled_on = ${open === 0n ? last : 'NULL'}, updated_at = ?,
       version = version + 1 WHERE id = ?`,
    [String(open), ...(open === 0n ? [id] : []), tx.now, id],
  );
}
