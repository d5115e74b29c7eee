import type { Level } from '../ticket/vocabulary';
import type { LocalDate } from '../time/civil';
import { type Instant, toMs } from '../time/instant';
import type { AlertClass, BackupEngine, BackupJobState, BackupKind, EndedOutcome } from './vocabulary';

/** What a run that ended means for the alerts of its job: one that is over while another begins goes on as that one. */
export interface RunAlerts {
  raise: AlertClass | null;
  over: readonly AlertClass[];
}

// It came, though it failed.
const failed: RunAlerts = { raise: 'failed', over: ['missed'] };

const ofOutcome: Record<EndedOutcome, RunAlerts> = {
  success: { raise: null, over: ['missed', 'failed', 'partial', 'unknown'] },
  // Something was saved: what remains is that not everything was.
  warning: { raise: 'partial', over: ['missed', 'failed', 'unknown'] },
  failed,
  cancelled: failed,
  // Nobody knows what it was: it came, and nothing else is over.
  unknown: { raise: 'unknown', over: ['missed'] },
};

/** Which alert a run raises, and which are over with it. */
export const alertsOfRun = (outcome: EndedOutcome): RunAlerts => ofOutcome[outcome];

const levels: Record<AlertClass, { impact: Level; urgency: Level }> = {
  missed: { impact: 'medium', urgency: 'medium' },
  failed: { impact: 'medium', urgency: 'medium' },
  integrity: { impact: 'high', urgency: 'medium' },
  replication: { impact: 'medium', urgency: 'medium' },
  coverage: { impact: 'medium', urgency: 'medium' },
  upkeep: { impact: 'low', urgency: 'medium' },
  partial: { impact: 'low', urgency: 'medium' },
  unknown: { impact: 'low', urgency: 'medium' },
  quota: { impact: 'low', urgency: 'medium' },
  anomaly: { impact: 'low', urgency: 'medium' },
};

/** Impact and urgency of a ticket when an alert of this class begins. */
export const alertLevels = (alert: AlertClass): { impact: Level; urgency: Level } => levels[alert];

/** What lasts by itself: its ticket says when it begins and when it gets worse, not that it is still there. */
export const isLasting = (alert: AlertClass): boolean => alert === 'quota' || alert === 'coverage';

/** Whether the priority of the ticket rises with so many occurrences in a row. */
export const climbs = (alert: AlertClass, streak: number): boolean =>
  !isLasting(alert) && (streak === 2 || streak === 3);

/** What a fact was found in, with the night that it is about. */
export const causeOf = (night: LocalDate, what: string): string => `${night} ${what}`;

/** Whether it was found in this, whatever night it is about. */
export const isFoundIn = (cause: string, what: string): boolean =>
  cause === what || cause.endsWith(` ${what}`);

/** The run that it was found in, or null when it was something else. */
export const runOfCause = (cause: string): string | null => /(?:^| )run:(\d+)$/.exec(cause)?.[1] ?? null;

/** Whether two facts are about one night: a row of bad nights does not grow by it. What names no night is of none. */
export const isSameNight = (one: string, other: string): boolean =>
  /^\d{4}-\d\d-\d\d /.test(one) && one.slice(0, 10) === other.slice(0, 10);

const sameMatterMs = 7 * 86_400_000;

/** Whether an alert that was over comes back soon enough to be the same matter. */
export const comesBack = (resolvedAt: Instant, now: Instant): boolean =>
  toMs(now) - toMs(resolvedAt) <= sameMatterMs;

/** What is agreed of a job, as far as alerts stand on it. */
export interface AlertGround {
  state: BackupJobState;
  engine: BackupEngine;
  kind: BackupKind;
  hasQuota: boolean;
  secondSite: boolean;
}
export type LostGround = 'ended' | 'paused' | 'engine' | 'kind' | 'quota' | 'second-site';

const ofOurEngine: readonly AlertClass[] = ['replication', 'integrity', 'upkeep'];

/**
 * Why there can be no such alert of a job any more; null while there can. Data that are known to be damaged stay so while
 * a job rests, and whatever is checked from now on.
 */
export function lostGround(alert: AlertClass, job: AlertGround): LostGround | null {
  if (job.state === 'ended') return 'ended';
  if (job.state === 'paused' && alert !== 'integrity') return 'paused';
  if (ofOurEngine.includes(alert) && job.engine !== 'restic') return 'engine';
  if (alert === 'coverage' && job.kind !== 'onedrive' && job.kind !== 'mail') return 'kind';
  if (alert === 'quota' && !job.hasQuota) return 'quota';
  return alert === 'replication' && !job.secondSite ? 'second-site' : null;
}
