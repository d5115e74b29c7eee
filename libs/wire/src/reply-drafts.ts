import * as z from 'zod';
import { id, instant } from './common';
import { copies } from './mail-copies';

export const draftVisibility = z.enum(['public', 'internal']);

/** What one of our people is writing on a ticket, as it stands: neither trimmed nor finished. */
export const replyDraft = z.object({
  visibility: draftVisibility,
  body: z.string(),
  /** The Idempotency-Key that it will be sent with, from whatever machine. */
  key: z.uuid(),
  /** The newest message that its author had seen when they began. */
  after: id.nullable(),
  /** Whom it copies besides those who get it anyway. */
  copies: copies.default([]),
  savedAt: instant,
});
export type ReplyDraft = z.infer<typeof replyDraft>;
export const replyDrafts = z.object({ items: z.array(replyDraft) });

/** An empty text forgets the draft. */
export const replyDraftChange = z.strictObject({
  body: z
    .string()
    .max(20_000)
    .refine((text) => text.isWellFormed() && !text.includes('\0'), 'control-characters'),
  key: z.uuid(),
  after: id.nullable().default(null),
  copies: copies.default([]),
});
export type ReplyDraftChange = z.infer<typeof replyDraftChange>;

/** The tickets on which one has something unsent. */
export const draftedTickets = z.object({ ticketIds: z.array(id) });

/** Says that one has a ticket open, every few seconds; answers who else has. */
export const presenceSign = z.strictObject({
  /** One window of a browser. */
  tab: z.uuid(),
  state: z.enum(['looking', 'typing', 'gone']),
});
export type PresenceSign = z.infer<typeof presenceSign>;
export const presentPerson = z.object({ id, name: z.string(), typing: z.boolean() });
export type PresentPerson = z.infer<typeof presentPerson>;
export const presentPeople = z.object({ people: z.array(presentPerson) });
