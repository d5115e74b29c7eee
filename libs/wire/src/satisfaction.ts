import { ratings } from '@vigie/rules';
import * as z from 'zod';
import { id, instant, localDate, prose, reference } from './common';

/** What a requester thinks of the work, as they say it. */
export const ratingChange = z.strictObject({
  rating: z.enum(ratings),
  comment: prose(2000).nullable().optional(),
});
export type RatingChange = z.infer<typeof ratingChange>;

/** The end of a piece of work, and what its requester thinks of it. */
export const requestRating = z.object({
  number: z.string(),
  subject: z.string(),
  requester: z.string(),
  rating: z.enum(ratings).nullable(),
  comment: z.string().nullable(),
  /** Until when it is given or changed. */
  until: instant,
  /** Whether the reader may still say it. */
  open: z.boolean(),
});
export type RequestRating = z.infer<typeof requestRating>;

/** The rating of a request; null as long as the work goes on. */
export const ratingOfRequest = z.object({ rating: requestRating.nullable() });

/** What the lines of the report stand for. */
export const satisfactionGroups = ['month', 'person', 'client'] as const;
export type SatisfactionGroup = (typeof satisfactionGroups)[number];

const longestDays = 731;

/** Pieces of work that ended in these days, both included, on the French wall clock. */
export const satisfactionQuery = z
  .strictObject({ from: localDate, to: localDate, by: z.enum(satisfactionGroups).default('month') })
  .refine(({ from, to }) => from <= to && (Date.parse(to) - Date.parse(from)) / 86_400_000 < longestDays, {
    path: ['to'],
    error: 'period',
  });
export type SatisfactionQuery = z.infer<typeof satisfactionQuery>;

/** A rate is never shown without its number of answers. */
export const satisfactionFigures = z.object({
  /** Pieces of work that ended. */
  done: z.int(),
  /** Those whose requester was asked by mail. */
  asked: z.int(),
  answered: z.int(),
  good: z.int(),
});
export type SatisfactionFigures = z.infer<typeof satisfactionFigures>;

export const satisfactionReport = z.object({
  total: satisfactionFigures,
  /** At most 200. The key is a month, an identifier, or `none` when nobody had the ticket. */
  lines: z.array(satisfactionFigures.extend({ key: z.string(), name: z.string().nullable() })),
  /** The latest answers, with what was written: at most 50. */
  answers: z.array(
    z.object({
      id,
      ticketId: id,
      number: z.string(),
      subject: z.string(),
      client: reference,
      requester: z.string(),
      rating: z.enum(ratings),
      comment: z.string().nullable(),
      ratedAt: instant,
    }),
  ),
});
export type SatisfactionReport = z.infer<typeof satisfactionReport>;
