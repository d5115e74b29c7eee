import * as z from 'zod';
import { id, instant, line, pageQuery, reference } from './common';
import { newContact } from './directory';
import { automaticReasons, deliveryOutcomes, mailWays } from '@vigie/rules';
import { attachment, refusedFile } from './files';

/** Where a received e-mail ended up; nothing is ever dropped. */
export const inboundStates = [
  'received',
  'request',
  'draft',
  'message',
  /** Of a backup, not of a person. */
  'report',
  'triage',
  'ignored',
  'quarantined',
  'dismissed',
] as const;
export type InboundState = (typeof inboundStates)[number];
/** The states in which a mail waits for a person; together they are asked for as `waiting`. */
export const waitingInboundStates = ['triage', 'quarantined'] as const satisfies InboundState[];

/** Why a mail is kept and not opened. */
export const quarantineReasons = [
  'too-large',
  'too-many-parts',
  'too-deep',
  'too-many-headers',
  'unreadable',
  'timeout',
  'failed-repeatedly',
] as const;
export type QuarantineReason = (typeof quarantineReasons)[number];

/** Why a mail found no way by itself; the console has words for each. */
export const inboundReasons = [
  'unknown-sender',
  'sender-may-not-request',
  'sender-is-staff',
  'sender-not-authenticated',
  'several-senders',
  'too-many-mails',
  'duplicate',
  'own-address',
  ...automaticReasons,
  ...quarantineReasons,
] as const;
export type InboundReason = (typeof inboundReasons)[number];

export const inboundMail = z.object({
  id,
  state: z.enum(inboundStates),
  /** Why it found no way by itself. */
  reason: z.enum(inboundReasons).nullable(),
  /** Why a person put it aside. */
  dismissal: z.string().nullable(),
  from: z.string(),
  subject: z.string(),
  receivedAt: instant,
  client: reference.nullable(),
  ticketId: id.nullable(),
});
export type InboundMail = z.infer<typeof inboundMail>;
export const inboundMailDetail = inboundMail.extend({
  /** Who wrote it, as the mail says. */
  sender: z.object({ name: z.string(), address: z.string() }),
  text: z.string(),
  html: z.string().nullable(),
  attachments: z.array(attachment),
  /** Its files that we do not take; they are still in the raw mail. */
  refusedFiles: z.array(refusedFile),
});
export type InboundMailDetail = z.infer<typeof inboundMailDetail>;
export const inboundQuery = pageQuery.extend({ state: z.enum([...inboundStates, 'waiting']).optional() });
export type InboundQuery = z.output<typeof inboundQuery>;
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
/**
 * Attach a triaged mail to a known contact; it is then handled as if that contact had written it: on the ticket named
 * here or by the mail itself, else as something new.
 */
export const triageDecision = z.strictObject({ contactId: id, ticketId: id.optional() });
export type TriageDecision = z.infer<typeof triageDecision>;
/** Make a contact of who wrote a triaged mail, and attach it to them. */
export const triageContact = newContact
  .omit({ roles: true })
  .extend({ name: line(150), ticketId: id.optional() });
export type TriageContact = z.infer<typeof triageContact>;
export const triageDismissal = z.strictObject({ reason: z.string().trim().min(1).max(500) });

/** What the servers and programs of the readers told about a mail after it left. */
export const mailOutcome = z.object({ kind: z.enum(deliveryOutcomes), at: instant, reason: z.string() });
export type MailOutcome = z.infer<typeof mailOutcome>;

/** An address that took no mail of ours; cleared by hand, or when a mail arrives from it. */
export const mailTrouble = z.object({ id, address: z.string(), since: instant, reason: z.string() });
export type MailTrouble = z.infer<typeof mailTrouble>;
export const mailTroubles = z.object({ items: z.array(mailTrouble) });

/** How one way of mail does. */
export const mailHealth = z.object({
  way: z.enum(mailWays),
  /** The mailbox that is read; 0 for the one of the installation, and for what leaves. */
  mailboxId: z.union([z.literal('0'), id]),
  /** Its name, where it is not the one of the installation. */
  mailbox: z.string().nullable(),
  lastSuccessAt: instant.nullable(),
  /** The mail that has waited longest to leave. */
  oldestWaiting: instant.nullable(),
  error: z.string().nullable(),
  /** Since when it has stopped; null while it works. */
  stoppedSince: instant.nullable(),
});
export type MailHealth = z.infer<typeof mailHealth>;
export const mailHealths = z.object({ items: z.array(mailHealth) });

export const outboundMail = z.object({
  id,
  to: z.string(),
  subject: z.string(),
  state: z.enum(['held', 'queued', 'sent', 'failed', 'in-doubt', 'cancelled']),
  attempts: z.int(),
  createdAt: instant,
  sentAt: instant.nullable(),
  error: z.string().nullable(),
  outcome: mailOutcome.nullable(),
  ticketId: id.nullable(),
});
export type OutboundMail = z.infer<typeof outboundMail>;
