import { dayKinds, deadlineModes, holidayRegions, pauseReasons } from '@vigie/rules';
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
