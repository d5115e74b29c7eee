import type { AlertClass, BackupEngine, BackupJobState, EndedOutcome } from './vocabulary';

/** How a job stands: nothing wrong, something lacks, not saved; going on, or not begun. */
export const backupHealths = ['good', 'warning', 'bad', 'running', 'never'] as const;
export type BackupHealth = (typeof backupHealths)[number];

/** The same for who it belongs to. */
export const backupLights = ['green', 'orange', 'red', 'waiting', 'paused', 'ended'] as const;
export type BackupLight = (typeof backupLights)[number];

/** All by which a job is judged. */
export interface JobFacts {
  /** Of its last run that ended; null before the first. */
  lastOutcome: EndedOutcome | null;
  isRunning: boolean;
  /** An occurrence passed without a run, and no run has come since. */
  missed: boolean;
  /** The classes of its open alerts. */
  alerts: readonly AlertClass[];
}

export interface JobHealth {
  health: BackupHealth;
  /** What is wrong with it, the worst first. */
  troubles: AlertClass[];
}

/** With these, what was promised is not saved, or nobody knows that it is. */
const grave = ['integrity', 'failed', 'missed', 'unknown'] as const satisfies readonly AlertClass[];
/** With these it is saved, but not as it should be. */
const light = [
  'replication',
  'upkeep',
  'partial',
  'coverage',
  'anomaly',
  'quota',
] as const satisfies readonly AlertClass[];
/** What can be wrong with a job, the worst first. */
export const troubleOrder: readonly AlertClass[] = [...grave, ...light];

const ofOutcome: Record<EndedOutcome, AlertClass | null> = {
  success: null,
  warning: 'partial',
  failed: 'failed',
  cancelled: 'failed',
  unknown: 'unknown',
};

/**
 * How a job stands, for the list, its page, its filter and its client alike: a last run that went well counts for
 * nothing while something else is known to be wrong.
 */
export function healthOf({ lastOutcome, isRunning, missed, alerts }: JobFacts): JobHealth {
  const known = new Set<AlertClass | null>([
    ...alerts,
    lastOutcome && ofOutcome[lastOutcome],
    missed ? 'missed' : null,
  ]);
  const troubles = troubleOrder.filter((one) => known.has(one));
  const [worst] = troubles;
  if (worst) return { health: isGrave(worst) ? 'bad' : 'warning', troubles };
  if (isRunning) return { health: 'running', troubles };
  return { health: lastOutcome === null ? 'never' : 'good', troubles };
}

/** What its client sees of it. */
export function lightOf(state: BackupJobState, facts: JobFacts): BackupLight {
  if (state === 'ended') return 'ended';
  const { health } = healthOf(facts);
  if (health === 'bad') return 'red';
  if (health === 'warning') return 'orange';
  if (state === 'paused') return 'paused';
  return facts.lastOutcome === null ? 'waiting' : 'green';
}

/** Whether a trouble means that what was promised is not saved. */
export const isGrave = (trouble: AlertClass): boolean => grave.some((one) => one === trouble);

/** What is known of the copies on the second site: promised only, or seen by us. */
export const secondSites = ['none', 'contract', 'absent', 'awaited', 'copied'] as const;
export type SecondSite = (typeof secondSites)[number];

/**
 * What may be said of a second site. Only our engine shows its copies; of the others nothing is known but what was agreed.
 * `absent`: ours has no second site to copy to.
 */
export function secondSiteOf(job: {
  promised: boolean;
  engine: BackupEngine;
  hasSecondSite: boolean;
  copiedAt: Date | null;
}): SecondSite {
  if (!job.promised) return 'none';
  if (job.engine !== 'restic') return 'contract';
  if (!job.hasSecondSite) return 'absent';
  return job.copiedAt ? 'copied' : 'awaited';
}
