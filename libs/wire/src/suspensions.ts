import * as z from 'zod';
import { id, instant, line, localDate, reference, version } from './common';

const amount = z.string();

/** A contract whose service may be suspended for what is not paid. */
export const proposedSuspension = z.object({
  contract: reference,
  client: reference,
  /** The first day on which it may be. */
  proposedOn: localDate,
  /** The day on which the delay is over in every reading. */
  carefulOn: localDate,
  open: amount,
  invoices: z.array(z.object({ id, number: z.string(), dueOn: localDate, open: amount })),
  /** A promise of payment that still holds. */
  promisedOn: localDate.nullable(),
  /** A notice of suspension was sent for it. */
  noticeOn: localDate.nullable(),
  version: z.int(),
});
export type ProposedSuspension = z.infer<typeof proposedSuspension>;

export const suspensionEndings = ['paid', 'by-hand', 'contract'] as const;
export type SuspensionEnding = (typeof suspensionEndings)[number];
export const suspensionItem = z.object({
  id,
  contract: reference,
  client: reference,
  since: instant,
  by: z.string(),
  reason: z.string(),
  /** What is overdue on it today. */
  open: amount,
  ended: z
    .object({
      at: instant,
      by: z.string(),
      ending: z.enum(suspensionEndings),
      reason: z.string().nullable(),
    })
    .nullable(),
  version: z.int(),
});
export type SuspensionItem = z.infer<typeof suspensionItem>;
export const suspensionBoard = z.object({
  day: localDate,
  proposed: z.array(proposedSuspension),
  current: z.array(suspensionItem),
  past: z.array(suspensionItem),
});
export type SuspensionBoard = z.infer<typeof suspensionBoard>;

export const newSuspension = z.strictObject({ contractId: id, reason: line(500), version });
export type NewSuspension = z.infer<typeof newSuspension>;
export const suspensionLifting = z.strictObject({ reason: line(500), version });
export type SuspensionLifting = z.infer<typeof suspensionLifting>;

/** What a suspended client sees of it. */
export const ownSuspensions = z.object({
  items: z.array(z.object({ contract: z.string(), since: instant, open: amount })),
});
export type OwnSuspensions = z.infer<typeof ownSuspensions>;
