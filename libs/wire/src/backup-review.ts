import {
  alertClasses,
  anomalyKinds,
  backupEngines,
  backupKinds,
  boardOutcomes,
  dayOutcomes,
  reviewVerdicts,
  type BoardOutcome,
} from '@vigie/rules';
import * as z from 'zod';
import { id, instant, line, localDate, page, pageQuery, prose, reference } from './common';

/** A run or an expected one that did not come, as the board names it: `run-12`, `missed-7`; a number alone is a run. */
export const boardKey = z.string().regex(/^(?:(?:run|missed)-)?[1-9]\d{0,18}$/, 'id');

const ticketRef = z.object({ id, number: z.string() });
const jobRef = reference.extend({ kind: z.enum(backupKinds), engine: z.enum(backupEngines) });
export type BackupJobRef = z.infer<typeof jobRef>;

/** Something that waits for a verdict. */
export const boardItem = z.object({
  id: boardKey,
  client: reference,
  job: jobRef,
  outcome: z.enum(boardOutcomes),
  /** When it ended, or was due. */
  at: instant,
  message: z.string().nullable(),
  counts: z.object({ ok: z.int(), warning: z.int(), error: z.int() }).nullable(),
  /** The end of the last run of the job that saved everything. */
  lastGoodAt: instant.nullable(),
  /** Of the open alert of the job, and how often in a row. */
  ticket: ticketRef.nullable(),
  streak: z.int(),
});
export type BoardItem = z.infer<typeof boardItem>;
export const boardPage = page(boardItem);

export const boardOrders = ['gravity', 'client'] as const;
/** What has to be looked at one by one, or what ended well. */
export const boardShows = ['work', 'greens'] as const;
export const boardQuery = pageQuery.extend({
  by: z.enum(boardOrders).default('gravity'),
  show: z.enum(boardShows).default('work'),
  client: id.optional(),
});
export type BoardQuery = z.infer<typeof boardQuery>;

const outcomeCounts = z.object(
  Object.fromEntries(boardOutcomes.map((outcome) => [outcome, z.int()])) as Record<BoardOutcome, z.ZodInt>,
);
/** How much waits. */
export const boardCounts = z.object({
  total: z.int(),
  outcomes: outcomeCounts,
  /** The greens that were there at this instant: those are what one key says good of. */
  greens: z.object({
    ...{ count: z.int(), upTo: id.nullable(), seenAt: instant },
    /** Of these, those that are unlike the others or leave somebody out. */
    unusual: z.int(),
  }),
  /** Given since midnight, here. */
  reviewedToday: z.int(),
  last: z.object({ at: instant, by: z.string() }).nullable(),
});
export type BoardCounts = z.infer<typeof boardCounts>;
export const boardCountsQuery = z.strictObject({ client: id.optional() });

/** What somebody said of it. */
export const boardVerdict = z.object({
  id,
  verdict: z.enum(reviewVerdicts),
  note: z.string().nullable(),
  bulk: z.boolean(),
  correctsId: id.nullable(),
  at: instant,
  by: z.string(),
});
export type BoardVerdict = z.infer<typeof boardVerdict>;

export const backupAlert = z.object({
  id,
  client: reference,
  job: jobRef,
  class: z.enum(alertClasses),
  object: z.string(),
  detail: z.string(),
  occurrences: z.int(),
  streak: z.int(),
  /** The first of the bad nights in a row. */
  since: instant,
  lastAt: instant,
  ticket: ticketRef,
});
export type BackupAlert = z.infer<typeof backupAlert>;
export const backupAlertPage = page(backupAlert);
export const backupAlertQuery = pageQuery.extend({
  class: z.enum(alertClasses).optional(),
  client: id.optional(),
});
export type BackupAlertQuery = z.infer<typeof backupAlertQuery>;
/** Open alerts by class. */
export const backupAlertCounts = z.object({
  items: z.array(z.object({ class: z.enum(alertClasses), count: z.int() })),
});

const amount = z.number().nullable();
/** All there is to know before a verdict. */
export const boardEntry = boardItem.extend({
  startedAt: instant.nullable(),
  figures: z.object({
    bytesProcessed: amount,
    bytesAdded: amount,
    filesTotal: amount,
    filesChanged: amount,
    durationMs: amount,
  }),
  anomalies: z.array(z.object({ kind: z.enum(anomalyKinds), value: z.number(), usual: z.number() })),
  baseline: z.object({ at: instant, by: z.string(), reason: z.string() }).nullable(),
  quota: z.object({ used: z.number(), quota: z.number(), forecast: localDate.nullable() }).nullable(),
  /** Contracted things that it did not save. */
  missing: z.array(z.string()),
  objects: z.array(
    z.object({
      name: z.string(),
      outcome: z.enum(['success', 'warning', 'failed', 'cancelled', 'unknown']),
      message: z.string().nullable(),
    }),
  ),
  /** The nights before, the latest first. */
  before: z.array(z.object({ at: instant, outcome: z.enum(dayOutcomes) })),
  alerts: z.array(backupAlert),
  excused: z.object({ at: instant, by: z.string(), reason: z.string() }).nullable(),
  verdicts: z.array(boardVerdict),
});
export type BoardEntry = z.infer<typeof boardEntry>;

export const newVerdict = z.strictObject({
  verdict: z.enum(reviewVerdicts),
  note: prose(1000).nullable(),
  /** The verdict that the person has read and sees otherwise; null for the first. */
  corrects: id.nullable(),
});
export type NewVerdict = z.infer<typeof newVerdict>;

export const greensReview = z.strictObject({ upTo: id, seenAt: instant, client: id.optional() });
export type GreensReview = z.infer<typeof greensReview>;
export const greensReviewed = z.object({ count: z.int() });

export const missedExcuse = z.strictObject({ reason: line(500) });
export type MissedExcuse = z.infer<typeof missedExcuse>;

export const baselineReset = z.strictObject({ reason: line(500) });
export type BaselineReset = z.infer<typeof baselineReset>;

/** Days that a calendar looks back on. */
export const calendarDays = [90, 365] as const;
export const backupCalendarQuery = z.strictObject({
  /** Without it, the client with the most alerts. */
  client: id.optional(),
  days: z.enum(['90', '365']).default('90'),
});
export type BackupCalendarQuery = z.infer<typeof backupCalendarQuery>;
const dayCell = z.object({ day: localDate, worst: z.enum(dayOutcomes), count: z.int(), bad: z.int() });
export type BackupDay = z.infer<typeof dayCell>;
/** What each day came to, for each job and for all of them; days of which nothing was expected are left out. */
export const backupCalendar = z.object({
  /** Whose days these are; null when nobody has backups. */
  client: reference.nullable(),
  from: localDate,
  to: localDate,
  jobs: z.array(z.object({ job: reference, days: z.array(dayCell) })),
  days: z.array(dayCell),
});
export type BackupCalendar = z.infer<typeof backupCalendar>;
