import { DomainError, found, type Transaction } from '@vigie/platform';
import { countsOn, letteringCode, type AllocationPart, type Cents, type LocalDate } from '@vigie/rules';
import { In } from 'typeorm';
import { InvoiceRow } from '../invoices/invoice.row';
import { AllocationRow } from './allocation.row';
import { LetteringSequenceRow } from './lettering-sequence.row';
import { PaymentRow } from './payment.row';

/** What an invoice is paid with. */
export type Means = { paymentId: string; creditNoteId?: never } | { creditNoteId: string; paymentId?: never };

export interface Allocation {
  invoiceId: string;
  cents: Cents;
  /** Name of who does it. */
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
    ...{ countsOn: dayOf(source, invoice), createdAt: tx.now, createdBy: by },
    ...{ undoneAt: null, undoneBy: null },
  });
  await settle(tx, invoice, BigInt(invoice.openCents) - cents);
  return id;
}

/**
 * Pays several invoices out of one payment or credit note; all of them are held first, by id, so that two of these
 * never wait for each other. Errors: those of `allocate`, payment.invoice-twice.
 */
export async function allocateParts(
  tx: Transaction,
  means: Means,
  parts: readonly AllocationPart[],
  by: string,
): Promise<void> {
  const ids = parts.map(({ invoiceId }) => invoiceId);
  if (new Set(ids).size < ids.length) throw new DomainError('payment.invoice-twice');
  if (ids.length === 0) return;
  await holdMeans(tx, means);
  await holdInvoices(tx, ids);
  for (const { invoiceId, amount } of parts) await allocate(tx, means, { invoiceId, cents: amount, by });
}

/** Takes everything back that a payment pays; returns how many allocations that were. */
export async function undoAllocations(tx: Transaction, paymentId: string, by: string): Promise<number> {
  const rows = await tx.query<{ id: string; invoiceId: string }>(
    `SELECT id, invoice_id AS invoiceId FROM payment_allocation
      WHERE payment_id = ? AND undone_at IS NULL ORDER BY invoice_id, id`,
    [paymentId],
  );
  await holdInvoices(
    tx,
    rows.map(({ invoiceId }) => invoiceId),
  );
  for (const { id } of rows) await undoAllocation(tx, id, by);
  return rows.length;
}

/** The invoice that an allocation of a payment pays; 404 when it is none of this payment. */
export async function invoiceOfAllocation(tx: Transaction, paymentId: string, id: string): Promise<string> {
  return found(await tx.manager.findOneBy(AllocationRow, { id, paymentId })).invoiceId;
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
function dayOf(source: PaymentRow | InvoiceRow, { issuedOn }: InvoiceRow): LocalDate {
  const came = 'receivedOn' in source ? source.receivedOn : source.issuedOn;
  return countsOn(came ?? '', issuedOn ?? '');
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

/** Holds invoices in the order of their ids. */
async function holdInvoices(tx: Transaction, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  const lock = { mode: 'pessimistic_write' } as const;
  await tx.manager.find(InvoiceRow, { where: { id: In([...ids]) }, order: { id: 'ASC' }, lock });
}

/** Cents given back (or taken, below zero) to a payment or a credit note. */
async function move(tx: Transaction, means: Means, cents: Cents): Promise<void> {
  const [table, id] = means.paymentId ? ['payment', means.paymentId] : ['invoice', means.creditNoteId];
  await tx.execute(`UPDATE ${table} SET open_cents = open_cents + ?, version = version + 1 WHERE id = ?`, [
    String(cents),
    id,
  ]);
}

/** What is open now; when nothing is, the day of the last money that counts, and the letter of all that paid it. */
async function settle(tx: Transaction, invoice: InvoiceRow, open: Cents): Promise<void> {
  const { id } = invoice;
  const last = `(SELECT MAX(counts_on) FROM payment_allocation WHERE invoice_id = ? AND undone_at IS NULL)`;
  await tx.execute(
    `UPDATE invoice SET open_cents = ?, settled_on = ${open === 0n ? last : 'NULL'}, updated_at = ?,
       version = version + 1 WHERE id = ?`,
    [String(open), ...(open === 0n ? [id] : []), tx.now, id],
  );
  if (open === 0n) {
    await letter(tx, id, letteringCode(await nextLettering(tx, invoice.clientId)));
    await tx.emit('invoice.settled', { invoiceId: id, clientId: invoice.clientId });
  } else if (invoice.openCents === '0') await letter(tx, id, null);
}

const letter = (tx: Transaction, invoiceId: string, code: string | null) =>
  tx.execute('UPDATE payment_allocation SET lettering = ? WHERE invoice_id = ? AND undone_at IS NULL', [
    code,
    invoiceId,
  ]);

/** The next number of a client's letterings; its row is held last of all, after every invoice. */
async function nextLettering(tx: Transaction, clientId: string): Promise<number> {
  await tx.execute(
    `INSERT INTO lettering_sequence (client_id, last_number) VALUES (?, 1)
       ON DUPLICATE KEY UPDATE last_number = last_number + 1`,
    [clientId],
  );
  const row = await tx.manager.findOneByOrFail(LetteringSequenceRow, { clientId });
  return row.lastNumber;
}
