import {
  backupEngines,
  backupSites,
  endingChoices,
  endingStates,
  endingSteps,
  erasureObstacles,
  holdReasons,
  endingReminderDays,
} from '@vigie/rules';
import * as z from 'zod';
import { email, id, instant, line, localDate, page, pageQuery, prose, reference, version } from './common';
import { restoredFolder } from './backup-restores';
import { attachment } from './files';

/** A snapshot that stood in a repository. */
export const snapshotLine = z.object({
  id: z.string(),
  at: instant.nullable(),
  bytes: z.number().nullable(),
});
export type SnapshotLine = z.infer<typeof snapshotLine>;

/** The end of the backups of a client, or of one of its jobs. */
const endingFacts = z.object({
  id,
  client: reference,
  job: reference.nullable(),
  state: z.enum(endingStates),
  endedOn: localDate,
  /** The last day on which the client can recover the data. */
  dueOn: localDate,
  daysLeft: z.int(),
  cause: z.string(),
  contract: reference.nullable(),
  choice: z.enum(endingChoices).nullable(),
  hold: z.enum(holdReasons).nullable(),
  restitutionOpen: z.boolean(),
  erasure: z.enum(['none', 'asked', 'approved']),
  version,
});
export const backupEnding = endingFacts;
export type BackupEnding = z.infer<typeof backupEnding>;
export const backupEndingPage = page(backupEnding);
export const backupEndingQuery = pageQuery.extend({
  state: z.enum(['open', 'over']).default('open'),
  client: id.optional(),
});
export type BackupEndingQuery = z.infer<typeof backupEndingQuery>;

export const endingStepEntry = z.object({
  id,
  at: instant,
  step: z.enum(endingSteps),
  by: z.string(),
  data: z.record(z.string(), z.union([z.string(), z.number(), z.null()])),
  file: attachment.nullable(),
});
export type EndingStepEntry = z.infer<typeof endingStepEntry>;

/** Data that was handed over, with the list of it. */
export const endingExport = z.object({
  id,
  state: z.enum(['running', 'failed', 'made', 'received']),
  method: z.enum(['engine', 'hand']),
  job: reference.nullable(),
  /** On what it is handed over. */
  medium: z.string(),
  files: z.int().nullable(),
  bytes: z.number().nullable(),
  manifestSha256: z.string().nullable(),
  csv: attachment.nullable(),
  json: attachment.nullable(),
  failure: z.string().nullable(),
  madeAt: instant.nullable(),
  by: z.string(),
  /** Where it stands on this server, when our engine made it. */
  folder: restoredFolder.nullable(),
  receipt: z.object({ at: instant, name: z.string(), title: z.string().nullable() }).nullable(),
});
export type EndingExport = z.infer<typeof endingExport>;

/** What was erased at one site, and what shows it. */
export const endingSite = z.object({
  id,
  site: z.enum(backupSites),
  /** Of our engine, or of others. */
  kind: z.enum(['restic', 'outside']),
  state: z.enum(['waiting', 'running', 'failed', 'erased']),
  method: z.enum(['engine', 'hand']).nullable(),
  where: z.string().nullable(),
  how: z.string().nullable(),
  before: z.array(snapshotLine),
  after: z.array(snapshotLine),
  keyDestroyedAt: instant.nullable(),
  failure: z.string().nullable(),
  evidence: attachment.nullable(),
  erasedAt: instant.nullable(),
  by: z.string().nullable(),
});
export type EndingSite = z.infer<typeof endingSite>;

const signed = z.object({ at: instant, by: z.string() });

export const backupEndingDetail = endingFacts.extend({
  jobs: z.array(z.object({ id, name: z.string(), engine: z.enum(backupEngines), state: z.string() })),
  jobsEndOn: localDate,
  transferTo: z.string().nullable(),
  told: z.object({ at: instant, to: z.array(z.string()) }).nullable(),
  reminders: z.array(
    z.object({ days: z.literal(endingReminderDays), on: localDate, sentAt: instant.nullable() }),
  ),
  holdNote: z.string().nullable(),
  obstacle: z.enum(erasureObstacles).nullable(),
  asked: signed.nullable(),
  approved: signed.nullable(),
  /** Whether the reader is the one who asked. */
  askedByReader: z.boolean(),
  sites: z.array(endingSite),
  exports: z.array(endingExport),
  certificate: attachment.nullable(),
  steps: z.array(endingStepEntry),
});
export type BackupEndingDetail = z.infer<typeof backupEndingDetail>;

export const newEnding = z.strictObject({
  clientId: id,
  jobId: id.optional(),
  endedOn: localDate,
  jobsEndOn: localDate.optional(),
  cause: line(500),
});
export type NewEnding = z.infer<typeof newEnding>;
/** A proposal that a person takes for an end. */
export const endingOpening = z.strictObject({
  endedOn: localDate,
  jobsEndOn: localDate.optional(),
  cause: line(500),
  version,
});
export type EndingOpening = z.infer<typeof endingOpening>;
export const endingReason = z.strictObject({ reason: prose(2000), version });
export type EndingReason = z.infer<typeof endingReason>;
export const endingVersion = z.strictObject({ version });
export type EndingVersion = z.infer<typeof endingVersion>;
export const endingTelling = z.strictObject({ to: z.array(email).min(1).max(10).optional(), version });
export type EndingTelling = z.infer<typeof endingTelling>;
export const endingHold = z.strictObject({
  hold: z.enum(holdReasons).nullable(),
  note: prose(2000),
  version,
});
export type EndingHold = z.infer<typeof endingHold>;
export const endingChoosing = z
  .strictObject({ choice: z.enum(endingChoices), transferTo: line(300).optional(), version })
  .refine(({ choice, transferTo }) => choice !== 'transfer' || transferTo !== undefined, {
    path: ['transferTo'],
    message: 'required',
  });
export type EndingChoosing = z.infer<typeof endingChoosing>;
/** What a client asked after the time, or beside it, and what was answered. */
export const lateRequest = z.strictObject({
  askedOn: localDate,
  askedBy: line(150),
  what: prose(2000),
  answer: prose(2000),
  version,
});
export type LateRequest = z.infer<typeof lateRequest>;

export const engineExport = z.strictObject({ jobId: id, runId: id, medium: line(300), version });
export type EngineExport = z.infer<typeof engineExport>;
export const handExport = z.strictObject({
  medium: line(300),
  jobId: id.optional(),
  /** The list as CSV: path, bytes, sha256. */
  fileId: id,
  version,
});
export type HandExport = z.infer<typeof handExport>;
export const exportReceipt = z.strictObject({
  name: line(150),
  title: line(150).optional(),
  fileId: id.optional(),
  version,
});
export type ExportReceipt = z.infer<typeof exportReceipt>;

/** An erasure that a person did outside of our engine, and shows. */
export const siteByHand = z.strictObject({
  where: line(300),
  how: prose(2000),
  before: z.array(z.strictObject({ id: line(100), bytes: z.int().min(0).nullable() })).max(2000),
  fileId: id,
  version,
});
export type SiteByHand = z.infer<typeof siteByHand>;

export interface DestructionFacts {
  number: string;
  client: string;
  job: string | null;
  contract: string | null;
  cause: string;
  endedOn: string;
  dueOn: string;
  choice: (typeof endingChoices)[number] | null;
  asked: { by: string; at: string };
  approved: { by: string; at: string };
  sites: {
    site: (typeof backupSites)[number];
    where: string;
    how: string;
    by: string;
    at: string;
    keyDestroyedAt: string | null;
    evidence: { name: string; sha256: string } | null;
    before: SnapshotLine[];
    after: number;
  }[];
  exports: { medium: string; files: number; bytes: number; sha256: string; receivedBy: string | null }[];
  issuedAt: string;
}
