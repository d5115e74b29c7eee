import * as z from 'zod';
import { id } from './common';

/** What the live stream tells a browser: enough to know what to read again, never the content itself. */
export const liveEvent = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('ticket.changed'),
    ticketId: id,
    clientId: id,
    /** Nothing that the client sees: told to our people only. */
    internal: z.literal(true).optional(),
  }),
  z.object({ type: z.literal('mail.changed') }),
  /** Something was sent to a webhook. */
  z.object({ type: z.literal('webhook.changed'), webhookId: id }),
  z.object({ type: z.literal('notification'), personId: id, ticketId: id }),
]);
export type LiveEvent = z.infer<typeof liveEvent>;

/**
 * News that one feature writes in the outbox and others read.
 * Payloads are identifiers only; the reader loads what it needs.
 */
export const domainEvents = {
  'ticket.opened': z.strictObject({ ticketId: id, clientId: id }),
  /** An answer can no longer be taken back: the client sees it from now on. */
  'ticket.answer-released': z.strictObject({ ticketId: id, clientId: id }),
  'ticket.message-added': z.strictObject({ ticketId: id, clientId: id, messageId: id }),
  'clock.fired': z.strictObject({ ticketId: id, clientId: id, firingId: id }),
  'client.changed': z.strictObject({ clientId: id, version: z.int() }),
  'mail.received': z.strictObject({ inboundMailId: id }),
  'mail.queued': z.strictObject({ outboundMailId: id }),
} as const;
export type DomainEventType = keyof typeof domainEvents;
export type DomainEventPayload<T extends DomainEventType> = z.infer<(typeof domainEvents)[T]>;
