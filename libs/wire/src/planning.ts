import {
  interventionClasses,
  interventionPlaces,
  interventionStates,
  maxEntryMinutes,
  timeActivities,
} from '@vigie/rules';
import * as z from 'zod';
import { id, instant, line, localDate, prose, reference, version } from './common';
import { ticketLink } from './tickets';

const minutes = z.int().min(1).max(maxEntryMinutes);

/** Time that somebody spent, on a ticket or in an intervention. */
export const timeEntry = z.object({
  id,
  person: reference,
  client: reference,
  ticket: ticketLink.nullable(),
  interventionId: id.nullable(),
  day: localDate,
  minutes,
  activity: z.enum(timeActivities),
  /** Billed; else included in the contract. */
  billable: z.boolean(),
  /** It stands on an invoice, drafted or issued, and is no longer changed. */
  billed: z.boolean(),
  /** For our people only. */
  comment: z.string().nullable(),
  version,
});
export type TimeEntry = z.infer<typeof timeEntry>;

const described = {
  activity: z.enum(timeActivities),
  billable: z.boolean(),
  comment: prose(2000).nullable().default(null),
};
export const timeEntryInput = z.strictObject({ ticketId: id, day: localDate, minutes, ...described });
export type TimeEntryInput = z.infer<typeof timeEntryInput>;
export const timeEntryChange = timeEntryInput.omit({ ticketId: true }).extend({ version });
export type TimeEntryChange = z.infer<typeof timeEntryChange>;

/** The time of a ticket and of those merged into it. */
export const ticketTime = z.object({
  items: z.array(timeEntry),
  minutes: z.int(),
  billableMinutes: z.int(),
});

export const weekQuery = z.strictObject({ monday: localDate, person: id.optional() });
/** A person's week, day by day. */
export const timeWeek = z.object({
  person: reference,
  days: z.array(
    z.object({ day: localDate, minutes: z.int(), billableMinutes: z.int(), items: z.array(timeEntry) }),
  ),
  minutes: z.int(),
  billableMinutes: z.int(),
});
export type TimeWeek = z.infer<typeof timeWeek>;

/** The one timer of a person. */
export const timer = z.object({ ticket: ticketLink, startedAt: instant });
export type Timer = z.infer<typeof timer>;
export const timerState = z.object({ timer: timer.nullable() });
export const timerStart = z.strictObject({ ticketId: id });
export const timerStop = z.strictObject(described);
export type TimerStop = z.infer<typeof timerStop>;

/** Work at a set time: a visit, remote work, a meeting with a client. */
export const intervention = z.object({
  id,
  client: reference,
  /** Who is in charge of it. */
  technician: reference,
  /** Colleagues who take part in it. */
  others: z.array(reference),
  site: reference.nullable(),
  ticket: ticketLink.nullable(),
  seriesId: id.nullable(),
  /** Where its series has it; it may have been moved from there. */
  recurrenceAt: instant.nullable(),
  subject: z.string(),
  place: z.enum(interventionPlaces),
  class: z.enum(interventionClasses),
  state: z.enum(interventionStates),
  requestedAt: instant,
  startsAt: instant,
  plannedMinutes: z.int(),
  usedMinutes: z.int().nullable(),
  /** For our people only. */
  note: z.string().nullable(),
  /** What the client asks to change, and when they asked. */
  changeAsked: z.object({ text: z.string(), by: z.string(), at: instant }).nullable(),
  /** It overlaps another one of one of its technicians. */
  conflict: z.boolean(),
  version,
});
export type Intervention = z.infer<typeof intervention>;

const plannedMinutes = z.int().min(5).max(maxEntryMinutes);
const otherIds = z.array(id).max(9);
/** A start that lies in the past is meant: what took place is written down. */
const past = z.boolean().default(false);
/** Those that follow in its series too. */
const following = z.boolean().default(false);

/** Again every so many weeks, or months on the same weekday of the month, at the wall-clock time of the first one. */
export const recurrence = z.strictObject({
  frequency: z.enum(['weekly', 'monthly']),
  interval: z.int().min(1).max(12),
  count: z.int().min(2).max(104),
  /** Dates that are left out. */
  except: z.array(localDate).max(104).default([]),
});
export type Recurrence = z.infer<typeof recurrence>;

export const newIntervention = z.strictObject({
  clientId: id,
  technicianId: id,
  otherIds: otherIds.default([]),
  siteId: id.nullable().default(null),
  ticketId: id.nullable().default(null),
  subject: line(200),
  place: z.enum(interventionPlaces),
  /** When it was asked for; now without it. */
  requestedAt: instant.optional(),
  startsAt: instant,
  past,
  plannedMinutes,
  note: prose(4000).nullable().default(null),
  recurrence: recurrence.nullable().default(null),
});
export type NewIntervention = z.infer<typeof newIntervention>;

/** Another time, length, team or words. */
export const interventionChange = z.strictObject({
  version,
  startsAt: instant.optional(),
  past,
  following,
  plannedMinutes: plannedMinutes.optional(),
  technicianId: id.optional(),
  otherIds: otherIds.optional(),
  subject: line(200).optional(),
  place: z.enum(interventionPlaces).optional(),
  siteId: id.nullable().optional(),
  note: prose(4000).nullable().optional(),
  /** The client asked for it: it must have come in time, unless there is a reason. */
  askedByClient: z.boolean().default(false),
  reason: prose(2000).optional(),
});
export type InterventionChange = z.infer<typeof interventionChange>;

export const interventionMove = z.strictObject({
  version,
  to: z.enum(interventionStates),
  /** Those that follow in its series are cancelled too. */
  following: z.literal(true).optional(),
  /** What was used, for one that is done: it counts for each of its technicians. */
  usedMinutes: minutes.optional(),
  billable: z.boolean().default(false),
  comment: prose(2000).nullable().default(null),
});
export type InterventionMove = z.infer<typeof interventionMove>;

/** The occurrences of a series, with those that went their own way. */
export const interventionSeries = z.object({
  items: z.array(
    intervention
      .pick({ id: true, state: true, startsAt: true, recurrenceAt: true, version: true })
      .extend({ mayReturn: z.boolean() }),
  ),
});
export type InterventionSeries = z.infer<typeof interventionSeries>;
export type SeriesOccurrence = InterventionSeries['items'][number];
/** Puts an occurrence back where its series has it. */
export const occurrenceReturn = z.strictObject({ version, following });
export type OccurrenceReturn = z.infer<typeof occurrenceReturn>;

export const planningQuery = z.strictObject({
  from: localDate,
  days: z.coerce.number().int().min(1).max(42).default(7),
  technician: id.optional(),
  ticket: id.optional(),
});
export type PlanningQuery = z.infer<typeof planningQuery>;

/** One day of the calendar: when service runs, in minutes of the wall clock, and why it does not. */
export const planningDay = z.object({
  day: localDate,
  open: z.array(z.object({ from: z.int(), to: z.int() })),
  holiday: z.string().nullable(),
});
export type PlanningDay = z.infer<typeof planningDay>;
export const planning = z.object({
  items: z.array(intervention),
  days: z.array(planningDay),
  technicians: z.array(reference),
});
export type Planning = z.infer<typeof planning>;

/** What a client sees of an intervention. */
export const ownIntervention = intervention
  .pick({
    id: true,
    subject: true,
    place: true,
    state: true,
    startsAt: true,
    plannedMinutes: true,
    usedMinutes: true,
    site: true,
    changeAsked: true,
  })
  .extend({
    technician: z.string(),
    others: z.array(z.string()),
    /** The last day on which a change may be asked for. */
    changeUntil: localDate,
    mayChange: z.boolean(),
    /** Whether there is a report to sign, or one to read. */
    report: z.enum(['none', 'to-sign', 'signed']),
  });
export type OwnIntervention = z.infer<typeof ownIntervention>;
export const ownInterventions = z.object({ items: z.array(ownIntervention) });
export const changeRequest = z.strictObject({ text: prose(2000) });

/** Whose calendar a secret link shows. */
export const feed = z.object({
  id,
  client: reference.nullable(),
  createdAt: instant,
  lastReadAt: instant.nullable(),
});
export const feedList = z.object({ items: z.array(feed) });
export const newFeed = z.strictObject({ clientId: id.nullable().default(null) });
/** The address, shown once. */
export const feedLink = z.object({ id, url: z.string() });
/** The last part of that address. */
export const feedFile = z.string().regex(/^[\w-]{43}\.ics$/);
