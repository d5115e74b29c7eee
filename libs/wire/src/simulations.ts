import {
  dayKinds,
  deadlineModes,
  holidayRegions,
  pauseReasons,
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
