import { isPatternOfSomething, isZone, reportReaders, runOutcomes } from '@vigie/rules';
import * as z from 'zod';
import { email, id, instant, line, page, pageQuery, prose, reference, version } from './common';

/** What tells of a run and has to be understood: a mail, a task of a NAS, a push. */
export const backupReportKinds = ['mail', 'task', 'push'] as const;
export type BackupReportKind = (typeof backupReportKinds)[number];

export const backupReportStates = ['waiting', 'placed', 'ignored'] as const;
export type BackupReportState = (typeof backupReportStates)[number];

/** Why it waits for a person. */
export const backupReportReasons = [
  /** No rule knows its sender and subject: the first mail of a job is placed by a person. */
  'new',
  /** A rule knows the subject, from somebody else. */
  'other-sender',
  'forged',
  /** Rules of several jobs know it. */
  'ambiguous',
  /** Its job is known, how it ended is not. */
  'unreadable',
  /** A task of a NAS that nobody gave to a job. */
  'unmapped',
] as const;
export type BackupReportReason = (typeof backupReportReasons)[number];

export const backupReport = z.object({
  id,
  kind: z.enum(backupReportKinds),
  state: z.enum(backupReportStates),
  reason: z.enum(backupReportReasons).nullable(),
  sender: z.string(),
  subject: z.string(),
  /** What it seems to say, before anybody has approved how it is read. */
  seems: z.enum(runOutcomes),
  receivedAt: instant,
  job: reference.nullable(),
  client: reference.nullable(),
  decidedAt: instant.nullable(),
  decidedBy: z.string().nullable(),
  note: z.string().nullable(),
});
export type BackupReport = z.infer<typeof backupReport>;
export const backupReportDetail = backupReport.extend({
  /** Word for word. */
  text: z.string(),
  truncated: z.boolean(),
  forged: z.boolean(),
  runId: id.nullable(),
  inboundMailId: id.nullable(),
});
export type BackupReportDetail = z.infer<typeof backupReportDetail>;
export const backupReportQuery = pageQuery.extend({ state: z.enum(backupReportStates).default('waiting') });
export type BackupReportQuery = z.output<typeof backupReportQuery>;
export const backupReportPage = page(backupReport);
export const backupReportCount = z.object({ waiting: z.int() });

/** What a person read in it: a run written by hand. */
export const placedReport = z.strictObject({
  jobId: id,
  outcome: z.enum(['success', 'warning', 'failed', 'cancelled']),
  note: line(500),
});
export type PlacedReport = z.infer<typeof placedReport>;

const words = z.array(line(100)).max(50).readonly();
export const reportWords = z.strictObject({ failure: words, warning: words, success: words });
/** How mails like this one are read from now on. */
export const taughtRule = z.strictObject({
  jobId: id,
  subject: line(300).refine(isPatternOfSomething, 'pattern'),
  reader: z.enum(reportReaders),
  words: reportWords,
});
export type TaughtRule = z.infer<typeof taughtRule>;
export const taughtAnswer = z.object({ report: backupReport, alsoRead: z.int() });
export type TaughtAnswer = z.infer<typeof taughtAnswer>;
export const mappedTask = z.strictObject({ jobId: id });
export type MappedTask = z.infer<typeof mappedTask>;
export const ignoredReport = z.strictObject({ reason: prose(500).min(1) });
export type IgnoredReport = z.infer<typeof ignoredReport>;

export const reportRule = z.object({
  id,
  job: reference,
  client: reference,
  sender: z.string(),
  subject: z.string(),
  reader: z.enum(reportReaders),
  words: reportWords,
  usedAt: instant.nullable(),
  createdAt: instant,
  createdBy: z.string(),
});
export type ReportRuleItem = z.infer<typeof reportRule>;
export const reportRules = page(reportRule);

/** What is read of a NAS. */
export const nasServices = ['m365', 'hyper-backup'] as const;
export type NasService = (typeof nasServices)[number];

/** Why a NAS could not be read, as far as people can be told what to do about it. */
export const nasFailures = [
  'unreachable',
  'timeout',
  'certificate',
  'address-refused',
  'credentials',
  'second-factor',
  'account-refused',
  'permission',
  'package-missing',
  'answer',
] as const;
export type NasFailureCode = (typeof nasFailures)[number];

/** Without credentials, question or mark: those do not belong in an address. */
const nasAddress = z
  .url({ protocol: /^https?$/ })
  .max(200)
  .regex(/^[a-z]+:\/\/[^\s/?#@]+(?:\/[^\s?#]*)?$/i, 'address')
  .transform((text) => text.replace(/\/+$/, ''));
const settings = z.strictObject({
  name: line(100),
  /** Null for one of ours that serves several clients. */
  clientId: id.nullable(),
  address: nasAddress,
  privateNetwork: z.boolean(),
  account: line(100),
  /** Left out: the one that is kept stays, as long as address and account stay the same. */
  password: z.string().min(1).max(500).optional(),
  services: z.array(z.enum(nasServices)).min(1),
  zone: line(40).refine(isZone, 'zone'),
  everyMinutes: z.int().min(5).max(1440),
  active: z.boolean(),
});
export const nasInput = settings;
export type NasInput = z.output<typeof nasInput>;
export const nasChange = settings.extend({ version });
export type NasChange = z.output<typeof nasChange>;

export const nasTask = z.object({
  id,
  service: z.enum(nasServices),
  name: z.string(),
  outcome: z.enum(runOutcomes).nullable(),
  executedAt: instant.nullable(),
  job: reference.nullable(),
  client: reference.nullable(),
});
export const nasConnection = z.object({
  id,
  name: z.string(),
  client: reference.nullable(),
  address: z.string(),
  privateNetwork: z.boolean(),
  account: z.string(),
  services: z.array(z.enum(nasServices)),
  zone: z.string(),
  everyMinutes: z.int(),
  active: z.boolean(),
  polledAt: instant.nullable(),
  /** Being read now. */
  polling: z.boolean(),
  failure: z.object({ code: z.enum(nasFailures), detail: z.string(), at: instant }).nullable(),
  tasks: z.array(nasTask),
  version,
});
export type NasConnection = z.infer<typeof nasConnection>;
/** All of them: their number is limited where they are saved. */
export const nasConnections = z.object({ items: z.array(nasConnection) });
export const maxNasConnections = 200;
/** No failure when all is well: then what it lists. */
export const nasTest = z.object({
  failure: z.enum(nasFailures).nullable(),
  detail: z.string(),
  tasks: z.array(z.object({ service: z.enum(nasServices), name: z.string() })),
});
export type NasTest = z.infer<typeof nasTest>;

/** Where the reports of backups are to be sent. */
export const reportAddresses = z.object({ items: z.array(email) });
