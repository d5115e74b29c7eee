import * as z from 'zod';
import { page, pageQuery } from './common';
import { invoiceDetail, invoiceItem, invoiceLine } from './invoices';

/** What a client sees of an invoice that was issued to it. */
export const ownInvoiceItem = invoiceItem.pick({
  ...{ id: true, kind: true, number: true, contract: true, issuedOn: true, dueOn: true },
  ...{ periodFrom: true, periodTo: true, gross: true, open: true, lateDays: true },
});
export type OwnInvoiceItem = z.infer<typeof ownInvoiceItem>;
export const ownInvoicePage = page(ownInvoiceItem);
export const ownInvoiceQuery = z.strictObject(pageQuery.shape);
export type OwnInvoiceQuery = z.infer<typeof ownInvoiceQuery>;

/** What a client owes, of which what is past its day. */
export const ownAccount = z.object({ owed: z.string(), overdue: z.string() });
export type OwnAccount = z.infer<typeof ownAccount>;

export const ownInvoice = ownInvoiceItem.extend({
  ...invoiceDetail.pick({ net: true, vat: true, orderReference: true, note: true, vatShares: true }).shape,
  ...invoiceDetail.pick({ corrects: true, credits: true, settlements: true, hasDocument: true }).shape,
  lines: z.array(invoiceLine.omit({ credited: true, vatCategory: true })),
});
export type OwnInvoice = z.infer<typeof ownInvoice>;
