import { type Instant, toMs } from '../time/instant';

/** What a requester says of a request that is done: one click. */
export const ratings = ['good', 'bad'] as const;
export type Rating = (typeof ratings)[number];

const dayMs = 86_400_000;
/** Days during which a rating is given or changed, from the end of the work. */
export const ratingDays = 30;
/** Days during which the same person is not asked again, whatever else is finished for them. */
export const daysBetweenQuestions = 7;

/** Until when the end of a piece of work is rated. */
export const ratingUntil = (doneAt: Date): Date => new Date(doneAt.getTime() + ratingDays * dayMs);

/** Whether the end of a piece of work can still be rated. */
export const canRate = (doneAt: Instant, now: Instant): boolean =>
  toMs(now) - toMs(doneAt) < ratingDays * dayMs;

/** Whether somebody may be asked by mail, when they were asked last at this instant. */
export const mayAskAgain = (lastAskedAt: Instant | null, now: Instant): boolean =>
  lastAskedAt === null || toMs(now) - toMs(lastAskedAt) >= daysBetweenQuestions * dayMs;
