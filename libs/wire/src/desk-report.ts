import {
  ageBuckets,
  priorities,
  reportPeriods,
  ticketKinds,
  ticketStates,
  type AgeBucket,
} from '@vigie/rules';
import * as z from 'zod';
import { id, instant, localDate, pageQuery, reference } from './common';
import { tag } from './ticket-ties';

export const deskReportQuery = z.strictObject({
  period: z.enum(reportPeriods).default('month'),
  /** A day of the period, on the French wall clock; today without it. */
  date: localDate.optional(),
  client: id.optional(),
});
export type DeskReportQuery = z.infer<typeof deskReportQuery>;

const span = z.object({ from: localDate, to: localDate });

/** The figures of a period as a whole. */
export const deskTotals = z.object({
  opened: z.int(),
  resolved: z.int(),
  /** Resolved before, and open again in the period. */
  reopened: z.int(),
  /** Clocks of resolutions and promises that finished, and those of them in time. */
  finished: z.int(),
  met: z.int(),
  /** Service time until the first answer; null when none was measured. */
  responseMedianMs: z.int().nullable(),
  minutes: z.int(),
  billableMinutes: z.int(),
});
export type DeskTotals = z.infer<typeof deskTotals>;

const ages = ageBuckets.map(({ key }) => key) as [AgeBucket, ...AgeBucket[]];

/** How the work of the desk went in a period, with the period before. */
export const deskReport = z.object({
  period: span,
  previous: span,
  totals: z.object({ current: deskTotals, previous: deskTotals }),
  /** By day, in a quarter by week. */
  volume: z.array(span.extend({ opened: z.int(), resolved: z.int() })),
  /** By week, in a week by day. */
  sla: z.array(span.extend({ finished: z.int(), met: z.int() })),
  /** What is open now, by age and state; heaps of none are left out. */
  backlog: z.array(z.object({ age: z.enum(ages), state: z.enum(ticketStates), count: z.int() })),
  /** Who has open tickets now, or resolved some or logged time in the period; nobody last. */
  load: z.array(
    z.object({
      person: reference.nullable(),
      /** Open tickets of each priority, 1 first. */
      open: z.array(z.int()).length(priorities.length),
      resolved: z.int(),
      minutes: z.int(),
    }),
  ),
  kinds: z.array(z.object({ kind: z.enum(ticketKinds), count: z.int() })),
  clients: z.array(z.object({ client: reference, count: z.int() })),
  tags: z.array(z.object({ tag, count: z.int() })),
});
export type DeskReport = z.infer<typeof deskReport>;

/** Which tickets stand behind a number. */
export const deskFigures = ['opened', 'resolved', 'reopened', 'open'] as const;
export type DeskFigure = (typeof deskFigures)[number];

export const deskReportTicketsQuery = z
  .strictObject({
    of: z.enum(deskFigures),
    from: localDate,
    to: localDate,
    client: id.optional(),
    /** Who has it; `none` for nobody. */
    assignee: z.union([id, z.literal('none')]).optional(),
    kind: z.enum(ticketKinds).optional(),
    tag: id.optional(),
    priority: z.coerce.number().pipe(z.literal(priorities)).optional(),
    state: z.enum(ticketStates).optional(),
    age: z.enum(ages).optional(),
    limit: pageQuery.shape.limit,
    cursor: pageQuery.shape.cursor,
  })
  .refine(({ from, to }) => from <= to, { path: ['to'], error: 'period' });
export type DeskReportTicketsQuery = z.infer<typeof deskReportTicketsQuery>;

export const deskReportTicket = z.object({
  id,
  number: z.string(),
  subject: z.string(),
  client: reference,
  assignee: reference.nullable(),
  state: z.enum(ticketStates),
  /** When it was opened, resolved or reopened, as the number counts it. */
  at: instant,
});
export type DeskReportTicket = z.infer<typeof deskReportTicket>;
