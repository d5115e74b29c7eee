import * as z from 'zod';
import { id, instant } from './common';

/** What a person of ours is told of a ticket. */
export const notification = z.object({
  id,
  type: z.enum([
    'clock-warned',
    'clock-breached',
    'assigned',
    'client-replied',
    'answered',
    'vendor-follow-up',
    'undelivered',
    'plan-attention',
    'plan-completed',
    'restore-failed',
    'restore-ready',
    'restore-done',
  ]),
  ticketId: id,
  number: z.string(),
  subject: z.string(),
  percent: z.int().nullable(),
  at: instant,
  readAt: instant.nullable(),
});
export type Notification = z.infer<typeof notification>;
