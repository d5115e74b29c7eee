import * as z from 'zod';
import { id, instant, line, localDate } from './common';

/** What is published for a half-year: two legal rates, and the refinancing rate of the ECB on its first day. */
export const penaltyRateKinds = ['legal', 'individuals', 'refinancing'] as const;
export type PenaltyRateKind = (typeof penaltyRateKinds)[number];

/** `2026S2`. */
export const halfYear = z.string().regex(/^\d{4}S[12]$/, 'half-year');
/** Percent a year as it is published, `2.75`. */
export const ratePercent = z.string().regex(/^\d{1,2}(\.\d{1,3})?$/, 'rate');

/** A rate with where it is published, and who recorded it. */
export const penaltyRate = z.object({
  id,
  rate: z.string(),
  sourceNote: z.string(),
  publishedOn: localDate.nullable(),
  recordedAt: instant,
  recordedBy: z.string(),
});
export type PenaltyRate = z.infer<typeof penaltyRate>;

/** The rates of a half-year that count, with what they give. */
export const halfYearRates = z.object({
  half: halfYear,
  legal: penaltyRate.nullable(),
  individuals: penaltyRate.nullable(),
  refinancing: penaltyRate.nullable(),
  /** Three times the legal rate: the minimum between professionals. */
  floor: z.string().nullable(),
  /** Refinancing rate and ten points: owed where a contract is silent. */
  fallback: z.string().nullable(),
});
export type HalfYearOfRates = z.infer<typeof halfYearRates>;

/** A rate that another one replaced. */
export const pastPenaltyRate = penaltyRate.extend({
  half: halfYear,
  kind: z.enum(penaltyRateKinds),
  ended: z.object({ at: instant, by: z.string(), reason: z.string() }),
});

/** The half-year whose rates somebody has to record now. */
export const awaitedRates = z.object({
  half: halfYear,
  from: localDate,
  missing: z.array(z.enum(penaltyRateKinds)),
});
export type AwaitedRates = z.infer<typeof awaitedRates>;
export const awaitedRatesAnswer = z.object({ awaited: awaitedRates.nullable() });

export const penaltyRateBook = z.object({
  /** Newest first. */
  items: z.array(halfYearRates),
  past: z.array(pastPenaltyRate),
  /** The half-year that is recorded next. */
  next: halfYear,
  /** Whether it can be recorded today already. */
  canRecordNext: z.boolean(),
  awaited: awaitedRates.nullable(),
});
export type PenaltyRateBook = z.infer<typeof penaltyRateBook>;

/** Rates of a half-year as somebody types them: what is left out stays as it is. */
export const typedRates = z
  .strictObject({
    legal: ratePercent.optional(),
    individuals: ratePercent.optional(),
    refinancing: ratePercent.optional(),
    /** The minimum as it is published, to be compared with three times the legal rate. */
    publishedFloor: ratePercent.optional(),
    sourceNote: line(500),
    publishedOn: localDate.optional(),
    /** Why a rate that was recorded before changes. */
    reason: line(500).optional(),
    /** The rates of the half-year that were shown. */
    seen: z.array(id).max(3),
  })
  .refine(({ legal, individuals, refinancing }) => legal ?? individuals ?? refinancing, {
    path: ['legal'],
    error: 'field.nothing',
  });
export type TypedRates = z.infer<typeof typedRates>;
