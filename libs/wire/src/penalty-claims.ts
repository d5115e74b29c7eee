import {
  claimTakes,
  clientKinds,
  penaltyMethods,
  penaltyRefusals,
  penaltyWarnings,
  waiverKinds,
} from '@vigie/rules';
import * as z from 'zod';
import { email, id, instant, line, localDate, page, pageQuery, reference, version } from './common';
import { penaltySegment } from './simulations';

export const claimStates = ['issued', 'cancelled'] as const;
export type ClaimState = (typeof claimStates)[number];
export const mostClaimed = 500;

const amount = z.string().regex(/^\d{1,13}(\.\d{1,2})?$/, 'amount');
const dated = z.object({ date: localDate, amount: z.string() });

/** What was paid, counted and left out of an invoice: frozen in a claim, computed afresh before one. */
export const claimComputation = z.object({
  number: z.string(),
  issuedOn: localDate.nullable(),
  dueOn: localDate,
  gross: z.string(),
  payments: z.array(dated),
  method: z.enum(penaltyMethods),
  /** Of the method for the days that were not claimed before. */
  penalty: z.string(),
  segments: z.array(penaltySegment),
  /** Of the legal minimum for the same days. */
  floor: z.string(),
  floorSegments: z.array(penaltySegment),
  indemnity: z.string(),
  unpaid: z.string(),
  /** No rate is published from this day on: nothing is computed beyond. */
  awaitingRateFrom: localDate.nullable(),
  warnings: z.array(z.enum(penaltyWarnings)),
  waived: z.array(z.object({ kind: z.enum(waiverKinds), reason: z.string() })),
});
export type ClaimComputation = z.infer<typeof claimComputation>;

export const penaltyWaiver = z.object({
  id,
  kind: z.enum(waiverKinds),
  reason: z.string(),
  at: instant,
  by: z.string(),
});
export type PenaltyWaiver = z.infer<typeof penaltyWaiver>;
export const newPenaltyWaiver = z.strictObject({ kind: z.enum(waiverKinds), reason: line(500) });
export type NewPenaltyWaiver = z.infer<typeof newPenaltyWaiver>;

/** A late invoice with what can be claimed of it. */
export const lateInvoice = z.object({
  id,
  settledOn: localDate.nullable(),
  open: z.string(),
  contract: reference.nullable(),
  clientKind: z.enum(clientKinds),
  /** Days of delay so far. */
  days: z.int(),
  claimedUntil: localDate.nullable(),
  indemnityClaimed: z.boolean(),
  claims: z.array(z.object({ id, number: z.string() })),
  waivers: z.array(penaltyWaiver),
  /** Why nothing can be claimed at all. */
  refused: z.enum(penaltyRefusals).nullable(),
  computation: claimComputation,
});
export type LateInvoiceItem = z.infer<typeof lateInvoice>;

const sums = z.object({ penalty: z.string(), floor: z.string(), indemnity: z.string(), total: z.string() });

/** What could be claimed of a client, and its invoices. */
export const clientPenalties = z.object({
  client: reference,
  asOf: localDate,
  emails: z.array(z.string()),
  invoices: z.array(lateInvoice),
  sums,
  /** More late invoices than a page holds. */
  truncated: z.boolean(),
});
export type ClientPenalties = z.infer<typeof clientPenalties>;
export const penaltyDayQuery = z.strictObject({ asOf: localDate.optional() });

/** A client with late invoices. */
export const penaltyClient = z.object({
  id,
  name: z.string(),
  invoices: z.int(),
  refused: z.int(),
  oldestDue: localDate,
  open: z.string(),
  ...sums.shape,
  awaitingRateFrom: localDate.nullable(),
  /** The method gives less than the legal minimum on some invoice. */
  belowFloor: z.boolean(),
});
export type PenaltyClient = z.infer<typeof penaltyClient>;
export const penaltyClientPage = page(penaltyClient);
export const penaltyClientQuery = pageQuery.extend({
  limit: z.coerce.number().int().min(1).max(50).default(20),
});
export type PenaltyClientQuery = z.infer<typeof penaltyClientQuery>;
export const penaltyExportQuery = z.strictObject({
  format: z.enum(['csv', 'xlsx']),
  asOf: localDate.optional(),
});
export type PenaltyExportQuery = z.infer<typeof penaltyExportQuery>;

/** A claim to issue, as its author saw it computed. */
export const newPenaltyClaim = z.strictObject({
  clientId: id,
  asOf: localDate,
  invoices: z
    .array(z.strictObject({ id, take: z.enum(claimTakes), penalty: z.boolean(), indemnity: z.boolean() }))
    .min(1)
    .max(mostClaimed),
  /** The total that was shown: another one is refused. */
  total: amount,
});
export type NewPenaltyClaim = z.infer<typeof newPenaltyClaim>;

const claimFacts = z.object({
  id,
  number: z.string(),
  state: z.enum(claimStates),
  client: reference,
  issuedOn: localDate,
  asOf: localDate,
  penalty: z.string(),
  indemnity: z.string(),
  total: z.string(),
  open: z.string(),
  settledOn: localDate.nullable(),
  sent: z.object({ at: instant, to: z.array(z.string()) }).nullable(),
  version: z.int(),
});
export const claimItem = claimFacts;
export type ClaimItem = z.infer<typeof claimItem>;
export const claimPage = page(claimItem);
export const claimQuery = pageQuery.extend({ client: id.optional(), state: z.enum(claimStates).optional() });
export type ClaimQuery = z.infer<typeof claimQuery>;

export const claimedInvoice = z.object({
  id,
  take: z.enum(claimTakes),
  from: localDate.nullable(),
  until: localDate.nullable(),
  penalty: z.string(),
  indemnity: z.string(),
  computation: claimComputation,
});
export type ClaimedInvoice = z.infer<typeof claimedInvoice>;

/** A claim with all that it holds. */
export const claimDetail = claimFacts.extend({
  createdAt: instant,
  createdBy: z.string(),
  cancelled: z.object({ at: instant, by: z.string(), reason: z.string() }).nullable(),
  emails: z.array(z.string()),
  invoices: z.array(claimedInvoice),
  payments: z.array(
    z.object({
      id,
      paymentId: id,
      amount: z.string(),
      countsOn: localDate,
      reference: z.string().nullable(),
      by: z.string(),
      at: instant,
      undone: z.object({ at: instant, by: z.string() }).nullable(),
    }),
  ),
  /** Payments of the client with something left. */
  means: z.array(z.object({ id, receivedOn: localDate, open: z.string(), reference: z.string().nullable() })),
});
export type ClaimDetail = z.infer<typeof claimDetail>;

export const claimCancellation = z.strictObject({ reason: line(500), version });
export type ClaimCancellation = z.infer<typeof claimCancellation>;
export const claimSending = z.strictObject({ to: z.array(email).min(1).max(10).optional(), version });
export type ClaimSending = z.infer<typeof claimSending>;
export const claimPayment = z.strictObject({ paymentId: id, amount });
export type ClaimPayment = z.infer<typeof claimPayment>;
