import { clockKinds, clockStates, deadlineModes, pauseReasons, thresholds } from '@vigie/rules';
import * as z from 'zod';
import { id, instant } from './common';

/** One stretch of time between the start of a clock and its deadline, and why it counts or not. */
export const explainedSpan = z.object({
  from: instant,
  to: instant,
  counted: z.boolean(),
  reason: z.enum(['counted', 'weekend', 'holiday', 'closed', 'outside-hours', 'pause']),
  /** Name of the holiday or exception, or who paused. */
  label: z.string().optional(),
  pauseReason: z.enum(pauseReasons).optional(),
});
export type ExplainedSpan = z.infer<typeof explainedSpan>;

/** The clock of a list row. */
export const clockBrief = z.object({
  id,
  kind: z.enum(clockKinds),
  state: z.enum(clockStates),
  startedAt: instant,
  /** Null while paused or cancelled. */
  dueAt: instant.nullable(),
  /** Instant of the 75 % threshold, from which the remaining time is shown as a warning. */
  warnAt: instant.nullable(),
  pauseReason: z.enum(pauseReasons).nullable(),
});
export type ClockBrief = z.infer<typeof clockBrief>;

/** A clock with everything that explains it. */
export const clock = clockBrief.extend({
  mode: z.enum(deadlineModes),
  /** ISO 8601, the promised duration. */
  duration: z.string(),
  zone: z.string(),
  consumedMs: z.int(),
  remainingMs: z.int(),
  thresholds: z.array(z.object({ percent: z.literal(thresholds), at: instant, firedAt: instant.nullable() })),
  explanation: z.array(explainedSpan),
  stoppedAt: instant.nullable(),
  breachReason: z.string().nullable(),
});
export type Clock = z.infer<typeof clock>;
