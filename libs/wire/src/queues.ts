import { requestKinds, ticketKinds } from '@vigie/rules';
import * as z from 'zod';
import { id, line, reference, version } from './common';

/** How many queues there may be, the archived ones included. */
export const mostQueues = 50;

const distinct = (items: readonly string[]) => new Set(items).size === items.length;
const ids = (most: number) => z.array(id).max(most).refine(distinct, 'ids').default([]);

/** A queue as it is set up: who works in it, and what comes to it by itself. */
export const newQueue = z.strictObject({
  name: line(60),
  /** Our people who work in it; they are offered its tickets first. */
  memberIds: ids(250),
  mailboxIds: ids(50),
  requestKinds: z.array(z.enum(requestKinds)).refine(distinct, 'kinds').default([]),
  ticketKinds: z.array(z.enum(ticketKinds)).refine(distinct, 'kinds').default([]),
});
export type NewQueue = z.infer<typeof newQueue>;

/** `isDefault` makes it the queue of what no other takes; an archived one takes no new ticket. */
export const queueChange = newQueue.extend({
  isDefault: z.boolean(),
  archived: z.boolean(),
  version,
});
export type QueueChange = z.infer<typeof queueChange>;

export const queue = z.object({
  id,
  name: z.string(),
  isDefault: z.boolean(),
  archived: z.boolean(),
  members: z.array(reference),
  mailboxIds: z.array(id),
  requestKinds: z.array(z.enum(requestKinds)),
  ticketKinds: z.array(z.enum(ticketKinds)),
  version,
});
export type Queue = z.infer<typeof queue>;
/** In their order, the archived ones last. */
export const queues = z.object({ items: z.array(queue) });

/** All queues that are in use, in the order they should have. */
export const queueOrder = z.strictObject({ ids: z.array(id).min(1).max(mostQueues).refine(distinct, 'ids') });
export type QueueOrder = z.infer<typeof queueOrder>;

/** Puts a ticket into another queue. */
export const queueMove = z.strictObject({ queueId: id, version });
