import * as z from 'zod';
import { page, pageQuery } from './common';
import { invoiceDetail, invoiceItem, invoiceLine } from './invoices';
import { paymentItem } from './payments';
import { claimComputation, claimedInvoice, claimItem } from './penalty-claims';

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

/** What a client paid, and what no invoice has taken of it and of its credit notes. */
export const ownPayment = paymentItem.pick({
  ...{
    id: true,
    receivedOn: true,
    amount: true,
    credit: true,
    method: true,
    reference: true,
    invoices: true,
  },
});
export const ownPayments = page(ownPayment).extend({ credit: z.string() });
export type OwnPayments = z.infer<typeof ownPayments>;

/** A claim of penalties against one's own company. */
export const ownClaimItem = claimItem.pick({
  ...{ id: true, number: true, state: true, issuedOn: true, asOf: true },
  ...{ penalty: true, indemnity: true, total: true, open: true },
});
export type OwnClaimItem = z.infer<typeof ownClaimItem>;
export const ownClaims = z.object({ items: z.array(ownClaimItem) });

/** How each invoice of a claim was counted: the method, the days, their rate, what was unpaid, and the legal minimum. */
export const ownClaimedInvoice = claimComputation
  .pick({
    ...{ number: true, dueOn: true, gross: true, payments: true, segments: true, awaitingRateFrom: true },
    ...{ method: true, floor: true },
  })
  .extend({ id: claimedInvoice.shape.id, penalty: z.string(), indemnity: z.string() });
export const ownClaim = ownClaimItem.extend({ invoices: z.array(ownClaimedInvoice) });
export type OwnClaim = z.infer<typeof ownClaim>;
