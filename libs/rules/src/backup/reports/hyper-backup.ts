import { zoneClock } from '../../time/zone';
import { type Instant, toInstant } from '../../time/instant';
import type { RunOutcome } from '../vocabulary';
import { countOf, fieldsOf, instantOfSeconds, textOf, unreadRun } from './report';
import type { SynologyTask } from './synology-m365';

/** Words of `last_bkp_result`, whole and exact: `backingup` is no `backup … failed`. What is not here is unknown. */
const results: Record<string, RunOutcome | 'none'> = {
  done: 'success',
  partial: 'warning',
  failed: 'failed',
  fail: 'failed',
  error: 'failed',
  crashed: 'failed',
  cksum_failed: 'failed',
  failed_checking: 'failed',
  version_delete_failed: 'failed',
  dest_missing: 'failed',
  target_missing: 'failed',
  cancel: 'cancelled',
  canceled: 'cancelled',
  cancelled: 'cancelled',
  discard: 'cancelled',
  suspended: 'cancelled',
  backingup: 'running',
  resuming: 'running',
  detect: 'running',
  waiting: 'running',
  none: 'none',
};

/** Words of `state` or `status` while the task works, be it a check that takes days. */
const working = new Set([
  'backup',
  'backingup',
  'resuming',
  'detect',
  'waiting',
  'checking',
  'version_deleting',
]);

/** The outcome that a word of Hyper Backup stands for. */
export const hyperBackupOutcome = (token: unknown): RunOutcome | 'none' => {
  const word = textOf(token)?.toLowerCase() ?? '';
  return Object.hasOwn(results, word) ? (results[word] ?? 'unknown') : 'unknown';
};

/** Reads one task of Hyper Backup, its list entry with its status; null when it names no task. */
export function hyperBackupTask(payload: unknown, zone: string): SynologyTask | null {
  const fields = fieldsOf(payload);
  const id = fields && countOf(fields['task_id']);
  if (!fields || id === null) return null;
  const isWorking = [fields['state'], fields['status']].some((word) => working.has(textOf(word) ?? ''));
  const result = isWorking ? 'running' : hyperBackupOutcome(fields['last_bkp_result']);
  const startedAt = nasTime(fields['last_bkp_time'], zone);
  const endedAt = result === 'running' ? null : nasTime(fields['last_bkp_end_time'], zone);
  // A success without its date says nothing of last night.
  const outcome = result === 'success' && startedAt === null && endedAt === null ? 'unknown' : result;
  const name = textOf(fields['name']);
  const token = textOf(fields['last_bkp_result']);
  return {
    id: String(id),
    name: name ?? String(id),
    execution: null,
    run:
      outcome === 'none'
        ? null
        : {
            ...unreadRun,
            outcome,
            job: name,
            startedAt,
            endedAt,
            message: outcome === 'success' ? null : token,
          },
    usedBytes: null,
  };
}

/** A time as a NAS writes it: seconds since 1970, or `2026/11/25 22:30:04` on its own clock. */
export function nasTime(value: unknown, zone: string): Instant | null {
  if (typeof value === 'number') return instantOfSeconds(value);
  const parts = /^(\d{4})[/-](\d\d?)[/-](\d\d?) (\d\d?):(\d\d)(?::(\d\d))?$/.exec(textOf(value) ?? '');
  if (!parts) return null;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = parts
    .slice(1)
    .map((part) => Number(part || 0));
  const wall = Date.UTC(year, month - 1, day, hour, minute, second);
  const back = new Date(wall);
  if (back.getUTCMonth() !== month - 1 || back.getUTCDate() !== day || hour > 23 || minute > 59) return null;
  return instantOfSeconds(zoneClock(zone).toEpoch(wall) / 1000) && toInstant(zoneClock(zone).toEpoch(wall));
}
