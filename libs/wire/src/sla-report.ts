import { clockKinds } from '@vigie/rules';
import * as z from 'zod';
import { id, instant, localDate, pageQuery, reference } from './common';

/** What the lines of the report stand for. */
export const slaReportGroups = ['client', 'formula', 'person', 'priority'] as const;
export type SlaReportGroup = (typeof slaReportGroups)[number];

const longestDays = 731;

const period = z.strictObject({
  /** First and last day, both included, on the French wall clock. */
  from: localDate,
  to: localDate,
  clock: z.enum(clockKinds).default('resolution'),
  by: z.enum(slaReportGroups).default('client'),
});
const inOrder = ({ from, to }: { from: string; to: string }) =>
  from <= to && (Date.parse(to) - Date.parse(from)) / 86_400_000 < longestDays;

export const slaReportQuery = period.refine(inOrder, { path: ['to'], error: 'period' });
export type SlaReportQuery = z.infer<typeof slaReportQuery>;

/** Numbers of the clocks that finished: how many, how many in time, and how long they took. */
export const slaFigures = z.object({
  count: z.int(),
  met: z.int(),
  breached: z.int(),
  /** Counted time, in milliseconds; null when none was measured. */
  medianMs: z.int().nullable(),
  p90Ms: z.int().nullable(),
});
export type SlaFigures = z.infer<typeof slaFigures>;

export const slaReportLine = slaFigures.extend({
  /** Identifier, formula or priority; `none` when nobody has the ticket. */
  key: z.string(),
  name: z.string().nullable(),
});
export type SlaReportLine = z.infer<typeof slaReportLine>;

export const slaReport = z.object({
  total: slaFigures,
  /** The most numerous first; at most 200. */
  lines: z.array(slaReportLine),
  /** Why deadlines were missed, the most frequent first; null: nobody said. */
  reasons: z.array(z.object({ reason: z.string().nullable(), count: z.int() })),
});
export type SlaReport = z.infer<typeof slaReport>;

export const slaOutcomes = ['met', 'breached'] as const;
export const slaReportClocksQuery = period
  .extend({
    key: z.string().max(30).optional(),
    outcome: z.enum(slaOutcomes).optional(),
    limit: pageQuery.shape.limit,
    cursor: pageQuery.shape.cursor,
  })
  .refine(inOrder, { path: ['to'], error: 'period' });
export type SlaReportClocksQuery = z.infer<typeof slaReportClocksQuery>;

/** A clock behind a number of the report. */
export const slaReportClock = z.object({
  id,
  ticketId: id,
  number: z.string(),
  subject: z.string(),
  client: reference,
  finishedAt: instant,
  dueAt: instant.nullable(),
  outcome: z.enum(slaOutcomes),
  consumedMs: z.int().nullable(),
  durationMs: z.int(),
  breachReason: z.string().nullable(),
});
export type SlaReportClock = z.infer<typeof slaReportClock>;

export const slaReportExport = period
  .extend({ format: z.enum(['csv', 'xlsx']) })
  .refine(inOrder, { path: ['to'], error: 'period' });
export type SlaReportExport = z.infer<typeof slaReportExport>;
