import { invoiceSources } from '@vigie/rules';
import * as z from 'zod';
import { id, instant, localDate, reference, version } from './common';
import { errorCodes } from './errors';
import { invoiceFilter } from './invoices';

export const invoiceRunKinds = ['prepare', 'issue'] as const;
export type InvoiceRunKind = (typeof invoiceRunKinds)[number];
export const invoiceRunStates = ['running', 'paused', 'stopped', 'done'] as const;
export type InvoiceRunState = (typeof invoiceRunStates)[number];
export const invoiceRunItemStates = ['waiting', 'issued', 'refused'] as const;
export type InvoiceRunItemState = (typeof invoiceRunItemStates)[number];

/** What is drafted: fees that fall due in these days, and work outside the contract of them. */
const preparation = {
  from: localDate,
  until: localDate,
  client: id.optional(),
};
export const invoicePreparationQuery = z.strictObject({
  ...preparation,
  work: z.enum(['true', 'false']).default('true'),
});
export type InvoicePreparationQuery = z.infer<typeof invoicePreparationQuery>;

/** An invoice as it would be drafted. */
export const preparedInvoice = z.object({
  client: reference,
  contract: reference.nullable(),
  source: z.enum(invoiceSources),
  periodFrom: localDate.nullable(),
  periodTo: localDate.nullable(),
  lines: z.int(),
  net: z.string(),
  /** Hours without a price wait for it in the draft. */
  priceMissing: z.boolean(),
  /** It takes back what people gave back of the same line and period by a credit note. */
  creditedBefore: z.boolean(),
  /** No billing account: it can be drafted, and not issued. */
  accountMissing: z.boolean(),
});
export type PreparedInvoice = z.infer<typeof preparedInvoice>;
export const invoicePreparation = z.object({
  /** The first of them. */
  items: z.array(preparedInvoice),
  count: z.int(),
  net: z.string(),
  /** Invoiced too much of contracts that are over: no later invoice takes it back. */
  owedBack: z.array(z.object({ client: reference, contract: reference, amount: z.string() })),
});
export type InvoicePreparation = z.infer<typeof invoicePreparation>;

/** The most invoices that are named one by one. */
export const mostNamedInvoices = 500;
export const newInvoiceRun = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('prepare'), ...preparation, work: z.boolean().default(true) }),
  /** These invoices, or every checked one that a filter leaves. */
  z.strictObject({
    kind: z.literal('issue'),
    invoices: z.array(id).min(1).max(mostNamedInvoices).optional(),
    filter: invoiceFilter.pick({ client: true, contract: true }).optional(),
  }),
]);
export type NewInvoiceRun = z.infer<typeof newInvoiceRun>;

export const invoiceRunAct = z.strictObject({ act: z.enum(['pause', 'resume', 'stop']), version });
export type InvoiceRunAct = z.infer<typeof invoiceRunAct>;

export const invoiceRun = z.object({
  id,
  kind: z.enum(invoiceRunKinds),
  state: z.enum(invoiceRunStates),
  /** Of contracts and clients looked at, or of invoices. */
  total: z.int(),
  done: z.int(),
  /** Drafted, or issued. */
  made: z.int(),
  refused: z.int(),
  startedAt: instant,
  startedBy: z.string(),
  endedAt: instant.nullable(),
  refusals: z.array(z.object({ invoice: reference, code: z.enum(errorCodes) })),
  version,
});
export type InvoiceRun = z.infer<typeof invoiceRun>;
export const invoiceRuns = z.object({ items: z.array(invoiceRun) });

/** Several drafts checked at once: the faulty ones stay drafts. */
export const invoiceChecks = z.strictObject({ invoices: z.array(id).min(1).max(mostNamedInvoices) });
export type InvoiceChecks = z.infer<typeof invoiceChecks>;
export const invoiceChecksDone = z.object({
  checked: z.int(),
  refusals: z.array(z.object({ invoice: reference, code: z.enum(errorCodes) })),
});
export type InvoiceChecksDone = z.infer<typeof invoiceChecksDone>;
