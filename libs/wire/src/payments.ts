import { agedBuckets, matchConfidences, matchReasons, payerClues, paymentMethods } from '@vigie/rules';
import * as z from 'zod';
import { id, instant, line, localDate, page, pageQuery, prose, reference, version } from './common';

/** An amount in euros, including VAT. */
const amount = z.string();
/** One that was typed: the rules say what is wrong with it. */
const typedAmount = z.string().trim().max(40);

export const allocationPart = z.strictObject({ invoiceId: id, amount: typedAmount });
export type AllocationPartGiven = z.infer<typeof allocationPart>;
const parts = z.array(allocationPart).max(200);

export const newPayment = z.strictObject({
  clientId: id,
  receivedOn: localDate,
  amount: typedAmount,
  method: z.enum(paymentMethods),
  reference: line(140).nullable(),
  note: prose(2000).nullable(),
  /** What it pays; the rest is credit. */
  parts,
  /** The amount is right, far above what is owed as it is. */
  confirmed: z.boolean().default(false),
});
export type NewPayment = z.infer<typeof newPayment>;
export const newAllocations = z.strictObject({ parts: parts.min(1), version });
export type NewAllocations = z.infer<typeof newAllocations>;
export const paymentCancellation = z.strictObject({ reason: prose(2000), version });
export type PaymentCancellation = z.infer<typeof paymentCancellation>;

export const paymentItem = z.object({
  id,
  client: reference,
  receivedOn: localDate,
  amount,
  /** What no invoice has taken. */
  credit: amount,
  method: z.enum(paymentMethods),
  reference: z.string().nullable(),
  cancelled: z.boolean(),
  /** Numbers of the invoices that it pays, the first ones. */
  invoices: z.array(z.string()),
});
export type PaymentItem = z.infer<typeof paymentItem>;
export const paymentPage = page(paymentItem);

export const allocationDetail = z.object({
  id,
  invoice: z.object({ id, number: z.string(), issuedOn: localDate, dueOn: localDate }),
  amount,
  /** Later than the payment when the invoice is. */
  countsOn: localDate,
  lettering: z.string().nullable(),
  by: z.string(),
  at: instant,
  undone: z.object({ by: z.string(), at: instant }).nullable(),
});
export type AllocationDetail = z.infer<typeof allocationDetail>;
export const paymentDetail = paymentItem.omit({ cancelled: true, invoices: true }).extend({
  note: z.string().nullable(),
  createdBy: z.string(),
  createdAt: instant,
  cancelled: z.object({ by: z.string(), at: instant, reason: z.string() }).nullable(),
  allocations: z.array(allocationDetail),
  /** The line of the statement that it came from. */
  bankLine: z.object({ id, account: z.string(), label: z.string() }).nullable(),
  version,
});
export type PaymentDetail = z.infer<typeof paymentDetail>;

export const paymentShows = ['all', 'credit', 'cancelled'] as const;
export type PaymentShow = (typeof paymentShows)[number];
export const paymentQuery = pageQuery.extend({
  show: z.enum(paymentShows).default('all'),
  client: id.optional(),
  method: z.enum(paymentMethods).optional(),
  from: localDate.optional(),
  to: localDate.optional(),
});
export type PaymentQuery = z.infer<typeof paymentQuery>;

/** An issued invoice that still asks for money. */
export const payableInvoice = z.object({
  id,
  number: z.string(),
  issuedOn: localDate,
  dueOn: localDate,
  amount,
  open: amount,
});
export type PayableInvoice = z.infer<typeof payableInvoice>;

export const matchProposal = z.object({
  client: reference,
  parts: z.array(z.object({ invoiceId: id, number: z.string(), dueOn: localDate, open: amount, amount })),
  credit: amount,
  reason: z.enum(matchReasons),
  clue: z.enum(payerClues).nullable(),
  confidence: z.enum(matchConfidences),
});
export type MatchProposalSaid = z.infer<typeof matchProposal>;

/** What should be looked at before a payment is recorded; nothing of it is refused. */
export const paymentWarnings = ['before-invoice', 'more-than-owed', 'over-large', 'perhaps-twice'] as const;
export type PaymentWarning = (typeof paymentWarnings)[number];

export const proposalQuery = z.strictObject({
  client: id,
  /** Nothing yet, or not a number yet: no proposal. */
  amount: typedAmount.default(''),
  receivedOn: localDate.optional(),
  reference: z.string().trim().max(140).default(''),
});
export type ProposalQuery = z.infer<typeof proposalQuery>;
/** What a payment that is being typed could pay. */
export const paymentProposals = z.object({
  proposals: z.array(matchProposal),
  invoices: z.array(payableInvoice),
  owed: amount,
  /** Of earlier payments. */
  credit: amount,
  warnings: z.array(z.enum(paymentWarnings)),
});
export type PaymentProposals = z.infer<typeof paymentProposals>;

const agedAmounts = z.record(z.enum(agedBuckets), amount);
const agedLine = z.object({
  buckets: agedAmounts,
  owed: amount,
  /** Penalties that were claimed: a part of what is owed. */
  claims: amount,
  credit: amount,
  balance: amount,
});
export const agedBalanceQuery = z.strictObject({ asOf: localDate.optional() });
export const agedBalanceReport = z.object({
  asOf: localDate,
  /** Those who owe something, or whom we owe something; who is most in debt first. */
  items: z.array(agedLine.extend({ client: reference, invoices: z.int() })),
  total: agedLine,
});
export type AgedBalanceReport = z.infer<typeof agedBalanceReport>;
export const agedBalanceExportQuery = agedBalanceQuery.extend({
  format: z.enum(['csv', 'xlsx']).default('csv'),
});
export type AgedBalanceExportQuery = z.infer<typeof agedBalanceExportQuery>;

/** Those that were recorded by mistake stay, and are taken back on the day on which that was said. */
export const statementMovements = [
  ...(['invoice', 'credit-note', 'payment', 'payment-cancelled'] as const),
  ...(['claim', 'claim-cancelled'] as const),
] as const;
export const statementQuery = z.strictObject({ from: localDate.optional(), to: localDate.optional() });
export type StatementQuery = z.infer<typeof statementQuery>;
/** Everything between us and a client, and what it owed after each movement. */
export const clientStatement = z.object({
  client: reference,
  from: localDate.nullable(),
  to: localDate,
  /** What was owed before the first movement. */
  opening: amount,
  movements: z.array(
    z.object({
      kind: z.enum(statementMovements),
      id,
      on: localDate,
      /** Number of the invoice or claim, or reference of the payment. */
      name: z.string().nullable(),
      dueOn: localDate.nullable(),
      debit: amount.nullable(),
      credit: amount.nullable(),
      balance: amount,
      /** Not yet paid, or not yet used. */
      open: amount,
      letterings: z.array(z.string()),
    }),
  ),
  closing: amount,
});
export type ClientStatement = z.infer<typeof clientStatement>;
export const statementExportQuery = statementQuery.extend({ format: z.enum(['csv', 'xlsx']).default('csv') });
export type StatementExportQuery = z.infer<typeof statementExportQuery>;
