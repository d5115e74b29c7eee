import * as z from 'zod';
import { id, instant, pageQuery, reference } from './common';
import { attachment } from './files';

/** Where a received e-mail ended up; nothing is ever dropped. */
export const inboundStates = [
  'received',
  'request',
  'draft',
  'message',
  'triage',
  'ignored',
  'quarantined',
  'dismissed',
] as const;
export type InboundState = (typeof inboundStates)[number];

export const inboundMail = z.object({
  id,
  state: z.enum(inboundStates),
  /** Why it ended there: unknown-sender, sender-may-not-request, auto-reply, duplicate, too-large, unreadable… */
  reason: z.string().nullable(),
  from: z.string(),
  subject: z.string(),
  receivedAt: instant,
  client: reference.nullable(),
  ticketId: id.nullable(),
});
export type InboundMail = z.infer<typeof inboundMail>;
export const inboundMailDetail = inboundMail.extend({
  text: z.string(),
  html: z.string().nullable(),
  attachments: z.array(attachment),
});
export type InboundMailDetail = z.infer<typeof inboundMailDetail>;
export const inboundQuery = pageQuery.extend({ state: z.enum(inboundStates).optional() });
/** Asks for the HTML of a mail as a page for a frame; remote images only on demand. */
export const mailPageQuery = z.strictObject({
  images: z
    .enum(['true', 'false'])
    .default('false')
    .transform((value) => value === 'true'),
  /** A frame sends no header of ours: which session of the browser is meant. */
  app: z.literal('console').optional(),
});
export type MailPageQuery = z.infer<typeof mailPageQuery>;
/** Attach a triaged mail to a known contact; it is then handled as if that contact had written it. */
export const triageDecision = z.strictObject({ contactId: id });
export const triageDismissal = z.strictObject({ reason: z.string().trim().min(1).max(500) });

export const outboundMail = z.object({
  id,
  to: z.string(),
  subject: z.string(),
  state: z.enum(['held', 'queued', 'sent', 'failed', 'in-doubt', 'cancelled']),
  attempts: z.int(),
  createdAt: instant,
  sentAt: instant.nullable(),
  error: z.string().nullable(),
  ticketId: id.nullable(),
});
export type OutboundMail = z.infer<typeof outboundMail>;
