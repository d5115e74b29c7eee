import { type Instant, toInstant } from '../../time/instant';
import type { BackupKind, EndedOutcome, RunOutcome } from '../vocabulary';

/** What a report says of one user, site or folder. */
export interface ReportedObject {
  name: string;
  kind: BackupKind;
  outcome: EndedOutcome;
  bytes: number | null;
  message: string | null;
}

/** A run as its source told of it, in our words. */
export interface ReportedRun {
  outcome: RunOutcome;
  /** As the source names the task, and the machine that carries it. */
  job: string | null;
  host: string | null;
  startedAt: Instant | null;
  endedAt: Instant | null;
  counts: { ok: number; warning: number; error: number } | null;
  bytes: number | null;
  objects: readonly ReportedObject[];
  /** Its own words for what happened. */
  message: string | null;
}

/** A run of which nothing is known yet. */
export const unreadRun: ReportedRun = {
  outcome: 'unknown',
  job: null,
  host: null,
  startedAt: null,
  endedAt: null,
  counts: null,
  bytes: null,
  objects: [],
  message: null,
};

/** The fields of a JSON object; null for anything else. */
export const fieldsOf = (value: unknown): Record<string, unknown> | null =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : null;

/** A whole number from zero on; null for anything else. */
export const countOf = (value: unknown): number | null =>
  typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 ? value : null;

export const textOf = (value: unknown): string | null =>
  typeof value === 'string' && value.trim() !== '' ? value.trim() : null;

/** No engine of today wrote before this second (2000-01-01) or writes after that one (2100-01-01). */
const [firstSecond, lastSecond] = [946_684_800, 4_102_444_800];

/** An instant given in seconds since 1970; null when it cannot be one. */
export const instantOfSeconds = (value: unknown): Instant | null => {
  const seconds = countOf(value);
  return seconds !== null && seconds >= firstSecond && seconds < lastSecond
    ? toInstant(seconds * 1000)
    : null;
};

/** How an object ended by its three counters; one that counts nothing at all says nothing. */
export function outcomeOfCounts(counts: { ok: number; warning: number; error: number }): EndedOutcome {
  if (counts.error > 0) return counts.ok > 0 ? 'warning' : 'failed';
  return counts.warning > 0 ? 'warning' : 'success';
}
