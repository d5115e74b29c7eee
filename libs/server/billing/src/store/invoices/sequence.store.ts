import type { Transaction } from '@vigie/platform';
import { invoiceNumber, invoiceSeries, type InvoiceKind } from '@vigie/rules';

/** Takes the next number of invoices, or of credit notes. */
export const takeNumber = async (tx: Transaction, kind: InvoiceKind, year: number): Promise<string> =>
  invoiceNumber(kind, year, await nextInSeries(tx, invoiceSeries[kind], year));

/**
 * The next place in a series and year. The row stays locked until the transaction ends: the next one waits, and a
 * rollback gives the number back.
 */
export async function nextInSeries(tx: Transaction, series: string, year: number): Promise<number> {
  await tx.execute(
    `INSERT INTO invoice_sequence (series, year, last_number) VALUES (?, ?, 1)
       ON DUPLICATE KEY UPDATE last_number = last_number + 1`,
    [series, year],
  );
  const [row] = await tx.query<{ last: number }>(
    'SELECT last_number AS last FROM invoice_sequence WHERE series = ? AND year = ?',
    [series, year],
  );
  return Number(row?.last);
}
