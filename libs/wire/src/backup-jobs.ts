import {
  alertClasses,
  backupEngines,
  backupHealths,
  backupJobStates,
  backupKinds,
  expectedStates,
  runOutcomes,
  runSources,
  secondSites,
} from '@vigie/rules';
import * as z from 'zod';
import { id, instant, line, localDate, page, pageQuery, prose, reference, version } from './common';

export const mostBackupItems = 500;
const bytes = z.string().regex(/^\d{1,18}$/, 'bytes');
const someBytes = z.string().regex(/^[1-9]\d{0,17}$/, 'bytes');

const written = {
  name: line(150),
  kind: z.enum(backupKinds),
  engine: z.enum(backupEngines),
  /** Paths, sites or mailboxes of the order form. */
  items: z.array(line(300)).max(mostBackupItems),
  schedule: line(100),
  zone: line(40),
  workingDays: z.boolean(),
  graceMinutes: z.int().min(5).max(2880),
  longestMinutes: z.int().min(10).max(10_080),
  retentionDays: z.int().min(1).max(3660),
  quotaBytes: someBytes.nullable(),
  secondSite: z.boolean(),
  checkParts: z.int().min(1).max(100).nullable(),
  restoreTestDays: z.int().min(1).max(366).nullable(),
  note: prose(2000).nullable(),
};
export const newBackupJob = z.strictObject({ clientId: id, ...written });
export type NewBackupJob = z.infer<typeof newBackupJob>;
export const backupJobChange = z.strictObject({ ...written, version });
export type BackupJobChange = z.infer<typeof backupJobChange>;
export const backupJobMove = z.strictObject({
  to: z.enum(['active', 'paused']),
  reason: line(500),
  version,
});
export type BackupJobMove = z.infer<typeof backupJobMove>;

export const backupJobItem = z.object({
  id,
  client: reference,
  name: z.string(),
  kind: z.enum(backupKinds),
  engine: z.enum(backupEngines),
  state: z.enum(backupJobStates),
  health: z.enum(backupHealths),
  lastOutcome: z.enum(runOutcomes).nullable(),
  lastRunAt: instant.nullable(),
  lastGoodAt: instant.nullable(),
  nextDueAt: instant.nullable(),
  /** What is wrong with it, the worst first. */
  troubles: z.array(z.enum(alertClasses)),
  /** Due, not come, and not missed yet. */
  awaitedSince: instant.nullable(),
  usedBytes: bytes.nullable(),
  quotaBytes: bytes.nullable(),
});
export type BackupJobItem = z.infer<typeof backupJobItem>;
export const backupJobPage = page(backupJobItem);
export const backupJobQuery = pageQuery.extend({
  client: id.optional(),
  engine: z.enum(backupEngines).optional(),
  state: z.enum(backupJobStates).optional(),
  /** Those that do not stand well. */
  trouble: z.literal('true').optional(),
  q: line(100).optional(),
});
export type BackupJobQuery = z.infer<typeof backupJobQuery>;

export const backupJob = backupJobItem.extend({
  items: z.array(z.string()),
  schedule: z.string(),
  zone: z.string(),
  workingDays: z.boolean(),
  graceMinutes: z.int(),
  longestMinutes: z.int(),
  retentionDays: z.int(),
  secondSite: z.boolean(),
  /** What we have seen of it, and the end of the last whole copy. */
  secondSiteSeen: z.enum(secondSites),
  copiedAt: instant.nullable(),
  checkParts: z.int().nullable(),
  restoreTestDays: z.int().nullable(),
  note: z.string().nullable(),
  hasPushAddress: z.boolean(),
  /** It saves what users have, and its last run names none of them. */
  coverageUnknown: z.boolean(),
  createdAt: instant,
  createdBy: z.string(),
  version,
  /** The next times, holidays left out. */
  next: z.array(z.object({ at: instant, on: localDate })),
  /** What it used of its quota on the last days, the oldest first, and when the quota is reached if it goes on so. */
  usage: z.array(z.object({ day: localDate, bytes: z.number() })),
  quotaReachedOn: localDate.nullable(),
});
export type BackupJob = z.infer<typeof backupJob>;

/** The next times of a schedule that is being written. */
export const schedulePreviewQuery = z.strictObject({
  clientId: id,
  schedule: line(100),
  zone: line(40),
  workingDays: z.enum(['true', 'false']),
});
export type SchedulePreviewQuery = z.infer<typeof schedulePreviewQuery>;
export const schedulePreview = z.object({ next: z.array(z.object({ at: instant, on: localDate })) });

/** A night of a job: what was expected, what came, or a run that nobody expected. */
export const backupNight = z.object({
  expected: z
    .object({
      id,
      dueAt: instant,
      lateAt: instant,
      state: z.enum(expectedStates),
      missedAt: instant.nullable(),
      reason: z.string().nullable(),
      by: z.string().nullable(),
    })
    .nullable(),
  run: z
    .object({
      id,
      source: z.enum(runSources),
      outcome: z.enum(runOutcomes),
      startedAt: instant.nullable(),
      endedAt: instant.nullable(),
      bytesProcessed: bytes.nullable(),
      bytesAdded: bytes.nullable(),
      filesTotal: bytes.nullable(),
      filesChanged: bytes.nullable(),
      message: z.string().nullable(),
      /** Contracted things that it did not save. */
      missing: z.array(z.string()),
      /** It never told of its end. */
      gaveUp: z.boolean(),
      /** Later news about it contradict it: they stand in its place. */
      superseded: z.boolean(),
      snapshotId: z.string().nullable(),
    })
    .nullable(),
});
export type BackupNight = z.infer<typeof backupNight>;
export const backupNights = page(backupNight);
export const backupNightQuery = pageQuery;

export const backupRunObject = z.object({
  id,
  name: z.string(),
  kind: z.enum(backupKinds),
  outcome: z.enum(runOutcomes),
  bytes: bytes.nullable(),
  message: z.string().nullable(),
});
export type BackupRunObject = z.infer<typeof backupRunObject>;
export const backupRun = z.object({
  id,
  job: reference,
  client: reference,
  run: backupNight.shape.run.unwrap(),
  counts: z.object({ ok: z.int(), warning: z.int(), error: z.int() }).nullable(),
  objects: z.array(backupRunObject),
  moreObjects: z.boolean(),
  reportFileId: id.nullable(),
  /** What its program said, word for word. */
  told: z.string().nullable(),
});
export type BackupRun = z.infer<typeof backupRun>;

/** Where another program tells that a job started, succeeded or failed. */
export const pushAddress = z.object({ url: z.string() });
export const pushAnswer = z.object({ accepted: z.literal(true) });

const toldOutcome = z
  .string()
  .toLowerCase()
  .pipe(z.enum(['success', 'warning', 'failed', 'cancelled']));
const toldCount = z.int().min(0).max(1_000_000_000).default(0);
const toldSize = z.int().min(0).nullish();

/**
 * What a program may tell in JSON; what it does not know it leaves out or says null. A field that we do not know may say
 * that it failed: nothing else is accepted in its place, and what is not accepted is kept and read by a person.
 */
export const pushReport = z.strictObject({
  outcome: toldOutcome.nullish(),
  message: z.string().nullish(),
  startedAt: z.iso.datetime({ offset: true }).nullish(),
  bytesProcessed: toldSize,
  bytesAdded: toldSize,
  filesTotal: toldSize,
  filesChanged: toldSize,
  counts: z.strictObject({ ok: toldCount, warning: toldCount, error: toldCount }).nullish(),
  objects: z
    .array(
      z.strictObject({
        name: z.string().trim().min(1).max(4096),
        outcome: toldOutcome,
        bytes: toldSize,
        message: z.string().nullish(),
      }),
    )
    .max(10_000)
    .nullish(),
});
export type PushReport = z.infer<typeof pushReport>;
/** The name that a program gives its run, so that its start, its end and a second telling are one. */
export const pushQuery = z.strictObject({ run: line(80).optional() });
export type PushQuery = z.infer<typeof pushQuery>;
