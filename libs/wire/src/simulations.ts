import {
  allocations,
  clientKinds,
  dayKinds,
  deadlineModes,
  holidayRegions,
  pauseReasons,
  penaltyMethods,
  penaltyWarnings,
  rateSelections,
  revisionWarnings,
  roundings,
} from '@vigie/rules';
import * as z from 'zod';
import { explainedSpan } from './clocks';
import { instant, localDate } from './common';
import { weeklyHours } from './directory';

const duration = z.string().max(40);
/** Good Friday is a holiday: in some communes of Alsace-Moselle. */
const goodFriday = z.boolean().optional();
const zonedInstant = z.iso.datetime({ offset: true });

export const deadlineSimulation = z.strictObject({
  receivedAt: zonedInstant,
  duration,
  mode: z.enum(deadlineModes),
  zone: z.string().max(60).default('Europe/Paris'),
  region: z.enum(holidayRegions).default('FR'),
  goodFriday,
  hours: z.array(weeklyHours).max(50).optional(),
  pauses: z
    .array(z.strictObject({ from: zonedInstant, to: zonedInstant, reason: z.enum(pauseReasons).optional() }))
    .max(100)
    .optional(),
});
export type DeadlineSimulation = z.input<typeof deadlineSimulation>;
export const deadlineResult = z.object({
  dueAt: instant,
  localDueAt: z.string(),
  explanation: z.array(explainedSpan),
});
export type DeadlineResult = z.infer<typeof deadlineResult>;

export const workingDaysSimulation = z.strictObject({
  from: localDate,
  count: z.int().min(-3660).max(3660),
  kind: z.enum(dayKinds),
  region: z.enum(holidayRegions).default('FR'),
  goodFriday,
  extend: z.boolean().default(false),
});
export const workingDaysResult = z.object({ date: localDate });

export const noticeSimulation = z.strictObject({
  term: localDate,
  months: z.int().min(1).max(24).default(3),
  region: z.enum(holidayRegions).default('FR'),
  goodFriday,
});
export const noticeResult = z.object({
  limit: localDate,
  latestArguable: localDate,
  safe: localDate,
  posting: localDate,
});

/** A number as text, so that no digit is lost on the way; the rule says what is wrong with it. */
const decimal = z.string().max(40);

export const revisionSimulation = z.strictObject({
  basePrice: decimal,
  baseIndex: decimal,
  newIndex: decimal,
  quantity: decimal.optional(),
  fixedPart: decimal.optional(),
  /** Factors on the price before. */
  cap: decimal.optional(),
  floor: decimal.optional(),
  previousPrice: decimal.optional(),
  linkCoefficient: z.strictObject({ value: decimal, appliesTo: z.enum(['base', 'new']) }).optional(),
  coefficientRounding: z
    .discriminatedUnion('mode', [
      z.strictObject({ mode: z.literal('none') }),
      z.strictObject({ mode: z.enum(roundings), decimals: z.int().min(0).max(10) }),
    ])
    .optional(),
  roundOn: z.enum(['unit-price', 'line-amount']).optional(),
});
export type RevisionSimulation = z.infer<typeof revisionSimulation>;
export const revisionResult = z.object({
  coefficient: z.string(),
  unrounded: z.string(),
  revisedPrice: z.string(),
  /** Of the quantity. */
  amount: z.string(),
  warnings: z.array(z.enum(revisionWarnings)),
});

export const instalmentSimulation = z.strictObject({ annual: decimal, parts: z.int().min(1).max(60) });
export const instalmentResult = z.object({ amounts: z.array(z.string()) });

export const penaltySimulation = z.strictObject({
  /** VAT included. */
  amount: decimal,
  dueDate: localDate,
  /** Paid whole on this day; a list of payments instead for parts of it. */
  paidDate: localDate.optional(),
  payments: z
    .array(z.strictObject({ date: localDate, amount: decimal }))
    .max(100)
    .optional(),
  method: z.enum(penaltyMethods),
  allocation: z.enum(allocations).default('principal-first'),
  rateSelection: z.enum(rateSelections).default('half-year'),
  /** The last day that counts while something is unpaid: that of the last payment, or today. */
  asOf: localDate.optional(),
  clientKind: z.enum(clientKinds).default('professional'),
});
export type PenaltySimulation = z.infer<typeof penaltySimulation>;

/** A part of the delay with one rate on one principal. */
export const penaltySegment = z.object({
  from: localDate,
  to: localDate,
  days: z.int(),
  /** Percent: of a year for methods by the day, of the month for M2 and M3. */
  rate: z.string(),
  /** What was unpaid. */
  base: z.string(),
  /** Six decimals: only their sum is rounded. */
  amount: z.string(),
});
/** What another reading of the clause gives for the same delay. */
export const comparedPenalty = z.object({
  method: z.enum(penaltyMethods),
  penalty: z.string(),
  warnings: z.array(z.enum(penaltyWarnings)),
});
export const penaltyResult = z.object({
  penalty: z.string(),
  /** 40.00 for an invoice that is late, without VAT. */
  indemnity: z.string(),
  /** What the legal minimum gives for the same delay. */
  floor: z.string(),
  /** What is still to be paid of the invoice. */
  unpaid: z.string(),
  segments: z.array(penaltySegment),
  /** From this day on no rate is published yet. */
  awaitingRateFrom: localDate.optional(),
  warnings: z.array(z.enum(penaltyWarnings)),
  /** Every reading of the clause, side by side. */
  comparison: z.array(comparedPenalty),
});
export type PenaltyResult = z.infer<typeof penaltyResult>;
