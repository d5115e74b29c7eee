import type { ClientKind } from '../contract/contract-state';
import { type Cents, readAmount } from '../money/amount';
import { readDecimal } from '../money/decimal';
import type { LocalDate } from '../time/civil';
import { daysBetween } from '../time/days';
import { type LineVat, lineNet, totalsOf, vatShares } from './amounts';
import type { InvoiceUnit } from './invoice';

/** Rates of VAT in France, in hundredths of a percent: mainland, then Corsica and overseas. */
export const frenchVatRates = [2000, 1000, 550, 210, 1300, 850, 175, 105, 90] as const;

/** More lines than that is no invoice that anybody reads. */
export const mostInvoiceLines = 1000;
/** A due day later than that is a year that nobody meant. */
export const mostPaymentDays = 365;
/** Every sum stays exact, and in the columns of an export. */
const mostCents = 100_000_000_000n;

export const invoiceFaults = [
  'invoice.lines-missing',
  'invoice.too-many-lines',
  'invoice.quantity-invalid',
  'invoice.price-invalid',
  'invoice.price-missing',
  'invoice.period-invalid',
  'invoice.vat-rate-unknown',
  'invoice.vat-rate-missing',
  'invoice.vat-rate-refused',
  'invoice.exemption-missing',
  'invoice.vat-mixed',
  'invoice.not-positive',
  'invoice.too-large',
  'invoice.due-before-issue',
  'invoice.due-too-far',
] as const;
export type InvoiceFaultCode = (typeof invoiceFaults)[number];

/** What cannot stand on an invoice, by its path in what was sent. */
export interface InvoiceFault {
  path: string;
  code: InvoiceFaultCode;
}

/** A line as it is typed. */
export interface TypedInvoiceLine extends LineVat {
  quantity: string;
  unit: InvoiceUnit;
  /** Of one unit, without VAT. */
  price: string;
  periodFrom: LocalDate | null;
  periodTo: LocalDate | null;
}

const thousandth = /^-?\d{1,8}(?:\.\d{1,3})?$/;

/** What is wrong with the lines of a draft: it is not kept so. */
export function draftFaults(lines: readonly TypedInvoiceLine[]): InvoiceFault[] {
  if (lines.length > mostInvoiceLines) return [{ path: 'lines', code: 'invoice.too-many-lines' }];
  const faults = lines.flatMap((line, index) =>
    [...lineFaults(line)].map(([field, code]) => ({ path: `lines.${index}.${field}`, code })),
  );
  if (faults.length > 0) return faults;
  return sizeOf(sumOf(lines).gross) > mostCents ? [{ path: 'lines', code: 'invoice.too-large' }] : [];
}

function* lineFaults(line: TypedInvoiceLine): Iterable<[keyof TypedInvoiceLine, InvoiceFaultCode]> {
  const quantity = thousandth.test(line.quantity) ? readDecimal(line.quantity) : null;
  if (!quantity || quantity.equals(0)) yield ['quantity', 'invoice.quantity-invalid'];
  const cents = readAmount(line.price);
  if (cents === null || cents < 0n || cents > mostCents) yield ['price', 'invoice.price-invalid'];
  const { periodFrom: from, periodTo: to } = line;
  if ((from === null) !== (to === null) || (from !== null && to !== null && to < from))
    yield ['periodTo', 'invoice.period-invalid'];
  yield* vatFaults(line);
}

/** Only the normal category has a rate; the others say why they have none, except the zero rate. */
function* vatFaults({
  vatCategory,
  vatRate,
  exemption,
}: LineVat): Iterable<['vatRate' | 'exemption', InvoiceFaultCode]> {
  if (vatCategory === 'S') {
    if (vatRate === 0) yield ['vatRate', 'invoice.vat-rate-missing'];
    else if (!frenchVatRates.some((rate) => rate === vatRate)) yield ['vatRate', 'invoice.vat-rate-unknown'];
    return;
  }
  if (vatRate !== 0) yield ['vatRate', 'invoice.vat-rate-refused'];
  if (vatCategory !== 'Z' && (exemption === null || exemption.trim() === ''))
    yield ['exemption', 'invoice.exemption-missing'];
}

/** What is still missing before a draft is issued on a day. */
export function issueFaults(
  lines: readonly TypedInvoiceLine[],
  { issuedOn, dueOn }: { issuedOn: LocalDate; dueOn: LocalDate },
): InvoiceFault[] {
  if (lines.length === 0) return [{ path: 'lines', code: 'invoice.lines-missing' }];
  const faults = draftFaults(lines);
  if (faults.length > 0) return faults;
  lines.forEach(({ price }, index) => {
    if (readAmount(price) === 0n && lines[index]?.unit === 'hour')
      faults.push({ path: `lines.${index}.price`, code: 'invoice.price-missing' });
  });
  // EN 16931 BR-O-11: what is outside the scope of VAT stands alone.
  const outside = lines.filter(({ vatCategory }) => vatCategory === 'O').length;
  if (outside > 0 && outside < lines.length) faults.push({ path: 'lines', code: 'invoice.vat-mixed' });
  if (dueOn < issuedOn) faults.push({ path: 'dueOn', code: 'invoice.due-before-issue' });
  if (daysBetween(issuedOn, dueOn) > mostPaymentDays)
    faults.push({ path: 'dueOn', code: 'invoice.due-too-far' });
  if (faults.length === 0 && sumOf(lines).gross <= 0n)
    faults.push({ path: 'lines', code: 'invoice.not-positive' });
  return faults;
}

const sizeOf = (cents: Cents) => (cents < 0n ? -cents : cents);

/** Sums of lines whose fields were read before. */
const sumOf = (lines: readonly TypedInvoiceLine[]) =>
  totalsOf(
    vatShares(lines.map((line) => ({ ...line, net: lineNet(line.quantity, readAmount(line.price) ?? 0n) }))),
  );

/** Whether an invoice names the penalties and the 40 EUR between professionals (C. com. L441-9, L441-10). */
export const hasPenaltyMention = (kind: ClientKind): boolean => kind === 'professional';
