import {
  backupOperationKinds,
  backupOperationStates,
  backupSites,
  engineFailures,
  engineLevels,
  restoreComparisons,
} from '@vigie/rules';
import * as z from 'zod';
import { id, instant, line, page, pageQuery, reference } from './common';

const bytes = z.string().regex(/^\d{1,20}$/, 'bytes');

/** The engine as a worker last saw it; level `unknown` before any did. */
export const backupEngineState = z.object({
  version: z.string().nullable(),
  level: z.enum([...engineLevels, 'unknown']),
  hasSecondSite: z.boolean(),
  seenAt: instant.nullable(),
});
export type BackupEngineState = z.infer<typeof backupEngineState>;

export const engineProgress = z.object({
  /** 0 to 1. */
  done: z.number(),
  files: z.int(),
  filesTotal: z.int(),
  bytes: z.int(),
  bytesTotal: z.int(),
  current: z.string().nullable(),
});
export type EngineProgress = z.infer<typeof engineProgress>;

export const backupOperation = z.object({
  id,
  kind: z.enum(backupOperationKinds),
  state: z.enum(backupOperationStates),
  job: reference.nullable(),
  attempts: z.int(),
  progress: engineProgress.nullable(),
  failure: z.enum(engineFailures).nullable(),
  message: z.string().nullable(),
  askedBy: z.string().nullable(),
  createdAt: instant,
  startedAt: instant.nullable(),
  endedAt: instant.nullable(),
});
export type BackupOperation = z.infer<typeof backupOperation>;
export const backupOperations = z.object({ items: z.array(backupOperation) });

export const repositorySite = z.object({
  site: z.enum(backupSites),
  initialisedAt: instant.nullable(),
  frozen: z.boolean(),
  erasedAt: instant.nullable(),
  usedBytes: bytes.nullable(),
  snapshotCount: z.int().nullable(),
  /** When the two before were so. */
  measuredAt: instant.nullable(),
  lastCheck: z
    .object({
      part: z.int(),
      parts: z.int(),
      outcome: z.enum(['clean', 'errors', 'failed']),
      errors: z.int().nullable(),
      message: z.string().nullable(),
      endedAt: instant,
    })
    .nullable(),
});
export type RepositorySite = z.infer<typeof repositorySite>;

export const backupRepository = z.object({
  client: reference,
  jobs: z.int(),
  quotaBytes: bytes.nullable(),
  sites: z.array(repositorySite),
  lastCopy: z
    .object({
      outcome: z.enum(['success', 'failed']),
      sourceCount: z.int().nullable(),
      missingCount: z.int().nullable(),
      message: z.string().nullable(),
      endedAt: instant,
    })
    .nullable(),
  lastRestoreTest: z
    .object({
      outcome: z.enum(['success', 'failed']),
      path: z.string().nullable(),
      bytes: bytes.nullable(),
      sha256: z.string().nullable(),
      comparedWith: z.enum(restoreComparisons).nullable(),
      message: z.string().nullable(),
      endedAt: instant,
    })
    .nullable(),
  /** What goes on, or waits. */
  operation: backupOperation.nullable(),
  waiting: z.int(),
});
export type BackupRepository = z.infer<typeof backupRepository>;
export const backupRepositoryPage = page(backupRepository);
export const backupRepositoryQuery = pageQuery.extend({ q: line(100).optional() });
export type BackupRepositoryQuery = z.infer<typeof backupRepositoryQuery>;

export const repositoryOperationKinds = ['init', 'copy', 'check'] as const;
export type RepositoryOperationKind = (typeof repositoryOperationKinds)[number];
export const repositoryOrder = z.strictObject({ kind: z.enum(repositoryOperationKinds) });
export type RepositoryOrder = z.infer<typeof repositoryOrder>;

export const jobOperationKinds = ['backup', 'restore-test'] as const;
export type JobOperationKind = (typeof jobOperationKinds)[number];
export const jobOrder = z.strictObject({ kind: z.enum(jobOperationKinds) });
export type JobOrder = z.infer<typeof jobOrder>;
