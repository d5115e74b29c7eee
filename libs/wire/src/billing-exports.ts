import { vatCategories } from '@vigie/rules';
import * as z from 'zod';
import { localDate } from './common';

const period = { from: localDate, to: localDate };
const ordered = ({ from, to }: { from: string; to: string }) => from <= to;
const disorder = { path: ['to'], error: 'period' };

/** Days of an export, both counted. */
export const exportPeriod = z.strictObject(period).refine(ordered, disorder);
export type ExportPeriod = z.infer<typeof exportPeriod>;

export const accountingFormats = ['fec', 'csv', 'xlsx'] as const;
/** The file of entries, or the journal of sales for a spreadsheet. */
export const exportQuery = z
  .strictObject({ ...period, format: z.enum(accountingFormats) })
  .refine(ordered, disorder);
export type ExportQuery = z.infer<typeof exportQuery>;

const counted = z.object({ count: z.int() });
const sale = counted.extend({ net: z.string(), vat: z.string(), gross: z.string() });
const money = counted.extend({ amount: z.string() });
export type SaleSum = z.infer<typeof sale>;

/** What the files of a period will hold: amounts in euros, those of credit notes and cancellations positive. */
export const exportSummary = z.object({
  invoices: sale,
  creditNotes: sale,
  payments: money,
  cancelled: money,
  /** Claims of penalties, and those taken back. */
  claims: money,
  cancelledClaims: money,
  /** Credit notes taken off. */
  vat: z.array(
    z.object({ category: z.enum(vatCategories), rate: z.int(), base: z.string(), vat: z.string() }),
  ),
  /** Debits of the file, which are its credits. */
  total: z.string(),
  /** Our company is written down: the file of entries carries its SIREN. */
  hasCompany: z.boolean(),
});
export type ExportSummary = z.infer<typeof exportSummary>;
