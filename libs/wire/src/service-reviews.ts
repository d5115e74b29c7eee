import {
  clockKinds,
  equipmentKinds,
  interventionPlaces,
  ratings,
  reviewStates,
  ticketKinds,
  ticketStates,
  timeActivities,
} from '@vigie/rules';
import * as z from 'zod';
import { id, instant, localDate, pageQuery, prose, reference, version } from './common';
import { satisfactionFigures } from './satisfaction';
import { slaFigures } from './sla-report';

/** A month of the calendar, YYYY-MM. */
export const month = z.string().regex(/^20\d\d-(0[1-9]|1[0-2])$/, 'month');

const ticketBrief = z.object({ ticketId: id, number: z.string(), subject: z.string() });

/** What a month was, in numbers and in short lists. */
export const reviewFigures = z.object({
  /** Six months, the reviewed one last. */
  months: z.array(
    z.object({
      month,
      opened: z.int(),
      resolved: z.int(),
      /** Open at the end of the month. */
      backlog: z.int(),
      /** Promises and resolutions that finished, and those of them in time. */
      finished: z.int(),
      met: z.int(),
    }),
  ),
  /** What was opened in the month, the most frequent first. */
  kinds: z.array(z.object({ kind: z.enum(ticketKinds), count: z.int() })),
  clocks: z.array(slaFigures.extend({ clock: z.enum(clockKinds) })),
  /** Deadlines that were missed, the last one first; at most 20. */
  breaches: z.array(
    ticketBrief.extend({
      clock: z.enum(clockKinds),
      dueAt: instant.nullable(),
      finishedAt: instant,
      reason: z.string().nullable(),
    }),
  ),
  /** What was opened in the month, the last one first; at most 100. */
  tickets: z.array(
    ticketBrief.extend({
      state: z.enum(ticketStates),
      openedAt: instant,
    }),
  ),
  satisfaction: satisfactionFigures,
  /** What was written with an answer; at most 10. */
  opinions: z.array(
    z.object({ number: z.string(), subject: z.string(), rating: z.enum(ratings), comment: z.string() }),
  ),
  /** Held in the month; at most 50. */
  interventions: z.array(
    z.object({
      subject: z.string(),
      place: z.enum(interventionPlaces),
      startsAt: instant,
      minutes: z.int(),
      technician: z.string(),
    }),
  ),
  time: z.object({
    minutes: z.int(),
    billableMinutes: z.int(),
    activities: z.array(z.object({ activity: z.enum(timeActivities), minutes: z.int() })),
  }),
  estate: z.object({
    /** In use or in stock. */
    pieces: z.int(),
    /** Whose warranty ends soon, or ended; the first to end first, at most 30. */
    ending: z.array(
      z.object({
        name: z.string(),
        kind: z.enum(equipmentKinds),
        site: z.string().nullable(),
        warrantyEnd: localDate,
      }),
    ),
  }),
});
export type ReviewFigures = z.infer<typeof reviewFigures>;

/** The monthly service review of a client, in a list. */
export const reviewBrief = z.object({
  id,
  client: reference,
  month,
  state: z.enum(reviewStates),
  /** Somebody wrote to it. */
  commented: z.boolean(),
  publishedAt: instant.nullable(),
  publishedBy: z.string().nullable(),
});
export type ReviewBrief = z.infer<typeof reviewBrief>;

export const serviceReview = reviewBrief.extend({
  /** What we say of the month, and what we advise. */
  comment: z.string().nullable(),
  /** As they are now in a draft; as they were sealed once it is published. */
  figures: reviewFigures,
  /** Of what was published. */
  sha256: z.string().nullable(),
  /** Who of the client's management is told when it is published, by name. */
  readers: z.array(z.string()),
  /** The last day of the month has passed. */
  monthOver: z.boolean(),
  /** Until then it can be taken back; null when it cannot. */
  undoUntil: instant.nullable(),
  version,
});
export type ServiceReview = z.infer<typeof serviceReview>;

export const reviewsQuery = z.strictObject({
  month: month.optional(),
  client: id.optional(),
  state: z.enum(reviewStates).optional(),
  limit: pageQuery.shape.limit,
  cursor: pageQuery.shape.cursor,
});
export type ReviewsQuery = z.infer<typeof reviewsQuery>;

export const newReview = z.strictObject({ clientId: id, month });
export type NewReview = z.infer<typeof newReview>;
export const reviewComment = z.strictObject({ comment: prose(10_000).nullable(), version });
export type ReviewComment = z.infer<typeof reviewComment>;
export const reviewPublication = z.strictObject({ version });
export type ReviewPublication = z.infer<typeof reviewPublication>;

/** The published ones, as a client lists them. */
export const clientReviews = z.object({ items: z.array(reviewBrief) });
