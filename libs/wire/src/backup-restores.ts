import { backupEngines, backupKinds, restoreMethods, restoreStates, runOutcomes } from '@vigie/rules';
import * as z from 'zod';
import { id, instant, line, localDate, page, pageQuery, prose, reference, version } from './common';
import { attachment } from './files';
import { restoreForm } from './requests';

/** Paths of a restore: as the backup names them; none means all that was saved. */
export const restorePaths = z.array(line(1000)).max(100);

/** Why an attempt of the engine came to nothing. */
export const restoreFailures = [
  'engine-absent',
  'snapshot-missing',
  'repository-missing',
  'wrong-key',
  'locked',
  'path-missing',
  'disk-full',
  'incomplete',
  'other',
] as const;
export type RestoreFailureCode = (typeof restoreFailures)[number];

/** What our engine restored, in a folder of this server; what stays once it is removed is the list with its hashes. */
export const restoredFolder = z.object({
  path: z.string(),
  files: z.int(),
  bytes: z.number(),
  at: instant,
  /** Null while it still serves: it is removed so many days after that. */
  removeAt: instant.nullable(),
  keptDays: z.int(),
  removedAt: instant.nullable(),
});
export type RestoredFolder = z.infer<typeof restoredFolder>;

/** A restore that was asked for on a ticket. */
export const backupRestore = z.object({
  id,
  ticket: z.object({ id, number: z.string(), subject: z.string(), dueAt: instant.nullable() }),
  client: reference,
  state: z.enum(restoreStates),
  what: z.string(),
  asOf: localDate,
  target: z.string().nullable(),
  job: reference.nullable(),
  run: z.object({ id, endedAt: instant, snapshotId: z.string().nullable() }).nullable(),
  paths: z.array(z.string()),
  method: z.enum(restoreMethods).nullable(),
  /** What the engine has restored so far. */
  progress: z.object({ bytes: z.number(), total: z.number().nullable() }).nullable(),
  failure: z.object({ code: z.enum(restoreFailures), message: z.string() }).nullable(),
  /** What our engine restored, the last one first. */
  folders: z.array(restoredFolder),
  /** Paths, sizes and hashes of what it restored last. */
  manifest: attachment.nullable(),
  /** How it was handed over to the client. */
  result: z.object({ at: instant, by: z.string(), proof: z.string().nullable() }).nullable(),
  /** What was still missing the last time. */
  missing: z.string().nullable(),
  confirmed: z.object({ at: instant, by: z.string() }).nullable(),
  refused: z.object({ by: z.string(), reason: z.string() }).nullable(),
  createdAt: instant,
  version,
});
export type BackupRestore = z.infer<typeof backupRestore>;
export const backupRestorePage = page(backupRestore);
export const backupRestoreQuery = pageQuery.extend({
  state: z.enum(['open', 'waiting', 'over']).default('open'),
  client: id.optional(),
});
export type BackupRestoreQuery = z.infer<typeof backupRestoreQuery>;

/** The restores of a ticket, and whether another one can be opened on it. */
export const ticketRestores = z.object({
  items: z.array(backupRestore),
  obstacle: z.enum(['no-request', 'closed']).nullable(),
});
export type TicketRestores = z.infer<typeof ticketRestores>;

/** What a restore can be made from: the jobs of the client with their runs around the day, newest first. */
export const restoreSources = z.object({
  /** The job that the client named, or the only one; nobody guesses among several. */
  proposedJobId: id.nullable(),
  jobs: z.array(
    z.object({
      id,
      name: z.string(),
      kind: z.enum(backupKinds),
      engine: z.enum(backupEngines),
      /** The last good run by the day that was asked for. */
      proposedRunId: id.nullable(),
      runs: z.array(
        z.object({
          id,
          endedAt: instant,
          outcome: z.enum(runOutcomes),
          snapshotId: z.string().nullable(),
          bytes: z.number().nullable(),
        }),
      ),
    }),
  ),
});
export type RestoreSources = z.infer<typeof restoreSources>;

/** A restore that a technician opens on a ticket whose written request came without the form. */
export const newRestore = restoreForm;
export type NewRestore = z.infer<typeof newRestore>;
export const restoreChoice = z.strictObject({
  jobId: id,
  runId: id,
  paths: restorePaths.default([]),
  target: line(500).optional(),
  version,
});
export type RestoreChoice = z.infer<typeof restoreChoice>;
export const restoreLaunch = z.strictObject({ version });
export type RestoreLaunch = z.infer<typeof restoreLaunch>;
/** What our engine restored is with the client now. */
export const restoreDelivery = z.strictObject({
  /** Where the client finds the data. */
  words: prose(2000),
  version,
});
export type RestoreDelivery = z.infer<typeof restoreDelivery>;
export const restoreByHand = z.strictObject({
  jobId: id.optional(),
  runId: id.optional(),
  /** What shows it, for our people. */
  proof: prose(2000),
  attachmentIds: z.array(id).min(1).max(20),
  /** Where the client finds the data. */
  words: prose(2000),
  version,
});
export type RestoreByHand = z.infer<typeof restoreByHand>;
export const restoreRefusal = z.strictObject({ reason: prose(2000), version });
export type RestoreRefusal = z.infer<typeof restoreRefusal>;

/** What the client says of a restore. */
export const restoreConfirmation = z.discriminatedUnion('found', [
  z.strictObject({ found: z.literal(true) }),
  z.strictObject({ found: z.literal(false), missing: prose(2000) }),
]);
export type RestoreConfirmation = z.infer<typeof restoreConfirmation>;
