import { senderNames, ticketKinds, unknownVariables } from '@vigie/rules';
import * as z from 'zod';
import { email, id, instant, line, prose, reference, version } from './common';

/** How a line to a mail server is protected: from its first byte, after a greeting, or not at all. */
export const mailSecurities = ['tls', 'starttls', 'none'] as const;
export type MailSecurity = (typeof mailSecurities)[number];

/** The mailbox that the installation names (IMAP_URL, SMTP_URL, MAIL_FROM): shown, never changed here. */
export const installationMailbox = '0';
export const mailboxId = z.union([z.literal(installationMailbox), id]);

const server = z.object({
  host: line(253).regex(/^[\p{L}\p{N}.:_-]+$/u),
  port: z.int().min(1).max(65_535),
  security: z.enum(mailSecurities),
});
const imap = server.extend({ user: line(254), folder: line(200) });
const smtp = server.extend({ user: line(254).nullable() });
/** Left out: the one that is kept stays, as long as server and user stay the same. */
const password = z.string().min(1).max(500).optional();

const settings = z.strictObject({
  address: email,
  name: line(100),
  aliases: z.array(email).max(20),
  senderNames: z.enum(senderNames),
  /** Null when its mails come in by another mailbox. */
  imap: imap
    .extend({ folder: imap.shape.folder.default('INBOX'), password })
    .strict()
    .nullable(),
  /** Null when its mails leave by the server of the installation. */
  smtp: smtp.extend({ password }).strict().nullable(),
  /** What its requests open; null for the usual. */
  ticketKind: z.enum(ticketKinds).nullable(),
  /** Whose mails these are when nobody knows the sender. */
  clientId: id.nullable(),
  signature: prose(2000)
    .refine((text) => unknownVariables(text).length === 0, 'variable')
    .nullable(),
  active: z.boolean(),
  /** Takes the reports of backups: its mails open nothing. */
  reports: z.boolean(),
});

export const mailboxInput = settings.extend({
  aliases: settings.shape.aliases.default([]),
  senderNames: settings.shape.senderNames.default('mailbox'),
  imap: settings.shape.imap.default(null),
  smtp: settings.shape.smtp.default(null),
  ticketKind: settings.shape.ticketKind.default(null),
  clientId: settings.shape.clientId.default(null),
  signature: settings.shape.signature.default(null),
  active: settings.shape.active.default(true),
  reports: settings.shape.reports.default(false),
});
export type MailboxInput = z.output<typeof mailboxInput>;
export const mailboxChange = settings.partial().extend({ version });
export type MailboxChange = z.output<typeof mailboxChange>;

export const mailbox = z.object({
  id: mailboxId,
  address: z.string(),
  name: z.string(),
  aliases: z.array(z.string()),
  senderNames: z.enum(senderNames),
  imap: imap.nullable(),
  smtp: smtp.nullable(),
  ticketKind: z.enum(ticketKinds).nullable(),
  client: reference.nullable(),
  signature: z.string().nullable(),
  active: z.boolean(),
  reports: z.boolean(),
  /** The record to publish, by which other servers check its signatures. */
  dkim: z.object({ name: z.string(), value: z.string() }).nullable(),
  /** How its reading does; null while it is not read. */
  health: z
    .object({
      lastSuccessAt: instant.nullable(),
      error: z.string().nullable(),
      stoppedSince: instant.nullable(),
    })
    .nullable(),
  version: z.int(),
});
export type Mailbox = z.infer<typeof mailbox>;
/** All of them: their number is limited where they are saved. */
export const mailboxes = z.object({ items: z.array(mailbox) });
export const maxMailboxes = 50;

/** Why a mail server could not be used. */
export const mailFailures = [
  'name-not-found',
  'refused',
  'timeout',
  'certificate',
  'unprotected',
  'authentication',
  'folder-missing',
  'protocol',
] as const;
export type MailFailure = (typeof mailFailures)[number];
/** What came of an attempt: no failure when all is well, else also the words of the server. */
export const serverTest = z.object({
  failure: z.enum(mailFailures).nullable(),
  detail: z.string().nullable(),
});
export type ServerTest = z.infer<typeof serverTest>;
/** Null for a server that the mailbox does not have. */
export const mailboxTest = z.object({ imap: serverTest.nullable(), smtp: serverTest.nullable() });
export type MailboxTest = z.infer<typeof mailboxTest>;

/** A new DKIM key, or one that exists already. */
export const dkimInput = z.strictObject({
  selector: z
    .string()
    .toLowerCase()
    .regex(/^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/),
  privateKey: z.string().max(10_000).optional(),
});
export type DkimInput = z.infer<typeof dkimInput>;

/** How a reply of this person on this ticket leaves. */
export const replySender = z.object({
  name: z.string(),
  address: z.string(),
  /** What is added to the text; null for the name of its author alone. */
  signature: z.string().nullable(),
});
export type ReplySender = z.infer<typeof replySender>;
