import type { InvoiceKind } from './invoice';

/** Series of numbers: invoices (factures), credit notes (avoirs). */
export const invoiceSeries: Record<InvoiceKind, string> = { invoice: 'FA', 'credit-note': 'AV' };

/** The number of a document in its series and year: `FA-2026-000123`. A RangeError for a year that cannot be. */
export function invoiceNumber(kind: InvoiceKind, year: number, place: number): string {
  if (year < 2000 || year > 2099 || place < 1) throw new RangeError(`no number: ${year} ${place}`);
  return `${invoiceSeries[kind]}-${year}-${String(place).padStart(6, '0')}`;
}

/** Whether the tax office takes a number: 35 characters, letters, digits and `+ - _ /` (BR-FR-01, BR-FR-02). */
export const isInvoiceNumber = (text: string): boolean => /^[A-Za-z0-9+_/-]{1,35}$/.test(text);
