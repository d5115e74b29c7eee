import { levels, ticketStates } from '@vigie/rules';
import * as z from 'zod';
import { id, line, prose, version } from './common';
import { errorCodes } from './errors';

/** One change for many tickets. */
export const ticketChange = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('assign'), assigneeId: id.nullable() }),
  z.strictObject({
    type: z.literal('transition'),
    to: z.enum(ticketStates),
    reason: prose(2000).optional(),
    checksOverride: prose(2000).optional(),
  }),
  z.strictObject({
    type: z.literal('priority'),
    impact: z.enum(levels),
    urgency: z.enum(levels),
    reason: prose(2000),
  }),
  z.strictObject({ type: z.literal('queue'), queueId: id }),
  z.strictObject({ type: z.literal('tag'), name: line(40) }),
  z.strictObject({ type: z.literal('untag'), name: line(40) }),
  /** Applies a macro as it is, with the values of each ticket. */
  z.strictObject({ type: z.literal('macro'), macroId: id }),
  /** Lets each go on in this ticket of the same client. */
  z.strictObject({ type: z.literal('merge'), intoId: id }),
]);
export type TicketChange = z.infer<typeof ticketChange>;

export const mostBulkTickets = 1000;
const ticketVersion = z.strictObject({ id, version });
const distinct = (tickets: readonly { id: string }[]) =>
  new Set(tickets.map((ticket) => ticket.id)).size === tickets.length;

/** Each ticket with the version that its reader saw. */
export const bulkRequest = z.strictObject({
  tickets: z.array(ticketVersion).min(1).max(mostBulkTickets).refine(distinct, 'tickets'),
  change: ticketChange,
});
export type BulkRequest = z.infer<typeof bulkRequest>;

/** What became of one ticket; the others do not depend on it. */
export const bulkOutcome = z.discriminatedUnion('outcome', [
  z.object({ outcome: z.literal('done'), id, version }),
  /** It was so already. */
  z.object({ outcome: z.literal('unchanged'), id }),
  z.object({ outcome: z.literal('refused'), id, code: z.enum(errorCodes) }),
  /** Somebody changed it in between. */
  z.object({ outcome: z.literal('conflict'), id }),
]);
export type BulkOutcome = z.infer<typeof bulkOutcome>;

export const bulkResult = z.object({ id, results: z.array(bulkOutcome) });
export type BulkResult = z.infer<typeof bulkResult>;
