import { resticFailures } from './restic-failure';

/** Where a repository is: the second site holds copies of the first one. */
export const backupSites = ['primary', 'second'] as const;
export type BackupSite = (typeof backupSites)[number];

/** What the engine does in the repository of a client. */
export const backupOperationKinds = [
  'init',
  'backup',
  'copy',
  'forget',
  'check',
  'restore-test',
  'measure',
] as const;
export type BackupOperationKind = (typeof backupOperationKinds)[number];

export const backupOperationStates = ['waiting', 'running', 'done', 'failed'] as const;
export type BackupOperationState = (typeof backupOperationStates)[number];

/** Why an operation failed: restic says it, or there is no restic that can be used. */
export const engineFailures = [...resticFailures, 'absent', 'source-refused'] as const;
export type EngineFailure = (typeof engineFailures)[number];

/** A message that begins with the code of a failure, as our engine writes it: the code, and the words of restic. */
export function toldFailure(message: string): { failure: EngineFailure; original: string } | null {
  const [, code, original = ''] = /^([a-z-]+)(?:: ([\s\S]*))?$/.exec(message) ?? [];
  const failure = engineFailures.find((one) => one === code);
  return failure ? { failure, original: original.trim() } : null;
}

/** What a restored file was compared with: its source, the same file of the second site, or only its size. */
export const restoreComparisons = ['source', 'second', 'size'] as const;
export type RestoreComparison = (typeof restoreComparisons)[number];

const dayMs = 86_400_000;
/** A night's check is not made twice in a night, whichever jobs of the client ran. */
const checkPauseMs = dayMs / 2;

/** What stands in the contract of a job, as far as the engine has to know. */
export interface EnginePolicy {
  secondSite: boolean;
  checkParts: number | null;
  restoreTestDays: number | null;
}

/** When things were last done in the repository of a client, and whether it may forget. */
export interface RepositoryFacts {
  frozen: boolean;
  checkedAt: Date | null;
  restoreTestedAt: Date | null;
  /** A check of either site found errors, and what had them has not been read clean since. */
  damaged: boolean;
}

/**
 * What follows a backup that made a snapshot, in order. A copy that was promised is tried, and fails, where there is no
 * second site. Nothing is forgotten while it is frozen or known to be damaged.
 */
export function operationsAfter(
  policy: EnginePolicy,
  facts: RepositoryFacts,
  now: Date,
): BackupOperationKind[] {
  const checks = policy.checkParts !== null && isOlder(facts.checkedAt, now, checkPauseMs);
  const tests =
    facts.damaged ||
    (policy.restoreTestDays !== null &&
      isOlder(facts.restoreTestedAt, now, policy.restoreTestDays * dayMs - checkPauseMs));
  return [
    ...(policy.secondSite ? (['copy'] as const) : []),
    ...(facts.frozen || facts.damaged ? [] : (['forget'] as const)),
    ...(checks ? (['check'] as const) : []),
    ...(tests ? (['restore-test'] as const) : []),
    'measure',
  ];
}

const isOlder = (at: Date | null, now: Date, ms: number) => at === null || now.getTime() - at.getTime() >= ms;
