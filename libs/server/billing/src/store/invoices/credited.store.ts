import type { Cents, VatCategory } from '@vigie/rules';
import type { Reader } from './unbilled.store';

/** What credit notes took back of the lines of invoices, without VAT. */
export async function creditedOf(reader: Reader, invoiceIds: readonly string[]): Promise<Map<string, Cents>> {
  if (invoiceIds.length === 0) return new Map();
  const rows = await reader.query<{ lineId: string; cents: string }>(
    `SELECT n.corrects_line_id AS lineId, SUM(n.net_cents) AS cents
       FROM invoice c JOIN invoice_line n ON n.invoice_id = c.id AND n.client_id = c.client_id
      WHERE c.corrects_id IN (?) AND c.state = 'issued' AND n.corrects_line_id IS NOT NULL
      GROUP BY n.corrects_line_id`,
    [invoiceIds],
  );
  return new Map(rows.map(({ lineId, cents }) => [lineId, BigInt(cents)]));
}

/** The VAT that credit notes took back of an invoice, by category and rate. */
export async function creditedVatOf(
  reader: Reader,
  invoiceId: string,
): Promise<{ category: VatCategory; rate: number; base: Cents; vat: Cents }[]> {
  const rows = await reader.query<{ category: VatCategory; rate: number; base: string; vat: string }>(
    `SELECT v.category, v.rate, SUM(v.base_cents) AS base, SUM(v.vat_cents) AS vat
       FROM invoice c JOIN invoice_vat v ON v.invoice_id = c.id
      WHERE c.corrects_id = ? AND c.state = 'issued' GROUP BY v.category, v.rate`,
    [invoiceId],
  );
  return rows.map(({ category, rate, base, vat }) => ({
    category,
    rate,
    base: BigInt(base),
    vat: BigInt(vat),
  }));
}
