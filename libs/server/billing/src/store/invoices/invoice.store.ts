import { DomainError, FileStore, found, type ClientScope, type Transaction } from '@vigie/platform';
import {
  amountText,
  lineNet,
  quantityText,
  totalsOf,
  vatShares,
  type TypedInvoiceLine,
  type VatShare,
} from '@vigie/rules';
import type { EntityManager } from 'typeorm';
import { InvoiceLineRow } from './invoice-line.row';
import { InvoiceVatRow } from './invoice-vat.row';
import { InvoiceRow } from './invoice.row';

/** An invoice as stored; stays inside the feature. */
export type StoredInvoice = InvoiceRow;
export type StoredInvoiceLine = InvoiceLineRow;
/** A line that is not stored yet. */
export type NewInvoiceLine = Omit<InvoiceLineRow, 'id' | 'invoiceId' | 'clientId' | 'position'>;
export type NewInvoice = Pick<
  InvoiceRow,
  | 'clientId'
  | 'contractId'
  | 'kind'
  | 'source'
  | 'sourceKey'
  | 'dueOn'
  | 'paymentDays'
  | 'periodFrom'
  | 'periodTo'
  | 'clientKind'
  | 'orderReference'
  | 'note'
  | 'correctsId'
>;
interface Source {
  readonly manager: EntityManager;
}

const nothingYet = {
  ...{ number: null, issuedOn: null, seller: null, buyer: null, settledOn: null, fileId: null },
  ...{ checkedAt: null, checkedBy: null, issuedAt: null, issuedBy: null, version: 1 },
} as const;

/** Adds a draft with its lines and sums. */
export async function insertInvoice(
  tx: Transaction,
  invoice: NewInvoice,
  { lines, by }: { lines: readonly NewInvoiceLine[]; by: string },
): Promise<{ id: string; lineIds: string[] }> {
  const id = await tx.insert(InvoiceRow, {
    ...invoice,
    ...nothingYet,
    state: 'draft',
    ...sumsOf(lines),
    ...{ createdAt: tx.now, createdBy: by, updatedAt: tx.now },
  });
  const lineIds = await insertLines(tx, { id, clientId: invoice.clientId }, lines);
  await writeVat(tx, id, lines);
  return { id, lineIds };
}

/** Adds lines in their order, or at the places that they have. */
export async function insertLines(
  tx: Transaction,
  { id: invoiceId, clientId }: { id: string; clientId: string },
  lines: readonly (NewInvoiceLine & { position?: number })[],
): Promise<string[]> {
  const ids: string[] = [];
  for (let start = 0; start < lines.length; start += 200) {
    const rows = lines
      .slice(start, start + 200)
      .map((line, index) => ({ position: start + index + 1, ...line, invoiceId, clientId }));
    const { identifiers } = await tx.manager.insert(InvoiceLineRow, rows);
    ids.push(...identifiers.map((one) => String(one['id'])));
  }
  return ids;
}

/** Writes a line of a draft anew. */
export const updateLine = (tx: Transaction, id: string, values: Partial<InvoiceLineRow>): Promise<unknown> =>
  tx.manager.update(InvoiceLineRow, { id }, values);

const netOf = ({ netCents }: Pick<NewInvoiceLine, 'netCents'>) => BigInt(netCents);
const sharesOf = (lines: readonly NewInvoiceLine[]) =>
  vatShares(lines.map((line) => ({ ...line, net: netOf(line) })));

/** The sums of lines as columns; nothing is open before an invoice is issued. */
export function sumsOf(lines: readonly NewInvoiceLine[]) {
  const { net, vat, gross } = totalsOf(sharesOf(lines));
  return { netCents: String(net), vatCents: String(vat), grossCents: String(gross), openCents: '0' };
}

/** Writes the VAT of lines anew. */
export async function writeVat(
  tx: Transaction,
  invoiceId: string,
  lines: readonly NewInvoiceLine[],
): Promise<void> {
  await writeShares(tx, invoiceId, sharesOf(lines));
}

/** Writes the VAT of an invoice as it was computed. */
export async function writeShares(
  tx: Transaction,
  invoiceId: string,
  shares: readonly VatShare[],
): Promise<void> {
  await tx.execute('DELETE FROM invoice_vat WHERE invoice_id = ?', [invoiceId]);
  const rows = shares.map(({ category, rate, base, vat, exemption }) => ({
    ...{ invoiceId, category, rate, exemption, baseCents: String(base), vatCents: String(vat) },
  }));
  if (rows.length > 0) await tx.manager.insert(InvoiceVatRow, rows);
}

/** Reads an invoice inside the scope and holds it until the transaction ends; 404 outside. */
export async function lockInvoice(tx: Transaction, scope: ClientScope, id: string): Promise<StoredInvoice> {
  const where = scope.kind === 'all' ? { id } : { id, clientId: scope.clientId };
  return found(await tx.manager.findOne(InvoiceRow, { where, lock: { mode: 'pessimistic_write' } }));
}

/** The same for a change that was made on a version. Errors: version.conflict, invoice.already-issued. */
export async function lockDraft(
  tx: Transaction,
  scope: ClientScope,
  { id, version }: { id: string; version: number | null },
): Promise<StoredInvoice> {
  const invoice = await lockInvoice(tx, scope, id);
  if (invoice.state === 'issued') throw new DomainError('invoice.already-issued');
  if (version !== null && invoice.version !== version)
    throw new DomainError('version.conflict', { version: invoice.version });
  return invoice;
}

/** Changes an invoice that is held, and tells the browsers. */
export async function updateInvoice(
  tx: Transaction,
  { id, version, clientId }: Pick<StoredInvoice, 'id' | 'version' | 'clientId'>,
  values: Partial<InvoiceRow>,
): Promise<void> {
  await tx.manager.update(InvoiceRow, { id }, { ...values, updatedAt: tx.now, version: version + 1 });
  tx.live({ type: 'invoice.changed', invoiceId: id, clientId });
}

/** The lines of an invoice in their order. */
export const invoiceLines = ({ manager }: Source, invoiceId: string): Promise<StoredInvoiceLine[]> =>
  manager.find(InvoiceLineRow, { where: { invoiceId }, order: { position: 'ASC', id: 'ASC' } });

/** The VAT of an invoice, the highest rate first. */
export const vatOfInvoice = ({ manager }: Source, invoiceId: string): Promise<InvoiceVatRow[]> =>
  manager.find(InvoiceVatRow, { where: { invoiceId }, order: { rate: 'DESC', category: 'ASC' } });

/** A stored line as the rules check it. */
export const typedLine = (line: NewInvoiceLine): TypedInvoiceLine => ({
  quantity: quantityText(line.quantity),
  unit: line.unit,
  price: amountText(BigInt(line.unitCents)),
  vatCategory: line.vatCategory,
  vatRate: line.vatRate,
  exemption: line.exemption,
  periodFrom: line.periodFrom,
  periodTo: line.periodTo,
});

/** The net of a line as a column. */
export const netCentsOf = (quantity: string, unit: bigint): string => String(lineNet(quantity, unit));

/** Joins its document to an invoice that has none; false when it has one. */
export async function keepDocument(
  tx: Transaction,
  files: FileStore,
  { invoiceId: id, ...file }: { invoiceId: string; key: string; name: string; content: Buffer },
): Promise<boolean> {
  const lock = { mode: 'pessimistic_write' } as const;
  const invoice = await tx.manager.findOne(InvoiceRow, { where: { id }, lock });
  if (!invoice || invoice.fileId !== null) return false;
  const { clientId } = invoice;
  const described = { ...file, type: 'application/pdf', clientId, uploadedBy: null };
  const fileId = await files.register(tx, described);
  await FileStore.reserve(tx, fileId, clientId);
  await tx.manager.update(InvoiceRow, { id }, { fileId });
  tx.live({ type: 'invoice.changed', invoiceId: id, clientId });
  return true;
}

/** What an invoice was made from can be invoiced again. */
export const freeSource = (tx: Transaction, id: string): Promise<number> =>
  tx.execute('UPDATE invoice SET source_key = NULL WHERE id = ?', [id]);
