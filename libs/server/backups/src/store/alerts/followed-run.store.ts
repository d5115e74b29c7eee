import { dayOf, fromJson, type Transaction } from '@vigie/platform';
import type { BackupEngine, BackupKind, EndedOutcome, LocalDate, RunOutcome } from '@vigie/rules';
import { hasSaved } from '../runs/saved';

/** A run that has ended, with what its job says of it. */
export interface FollowedRun {
  id: string;
  jobId: string;
  clientId: string;
  outcome: RunOutcome;
  /** The day on which its occurrence was due, or the last one before it began. */
  night: LocalDate;
  startedAt: Date | null;
  endedAt: Date;
  message: string | null;
  /** Contracted things that it did not save. */
  missing: string[];
  /** It was given up: it should have told of its end by then. */
  gaveUpAt: Date | null;
  kind: BackupKind;
  engine: BackupEngine;
  usedBytes: string | null;
  quotaBytes: string | null;
  /** A later run of the job has ended already: the state of the job is what that one says. */
  overtaken: boolean;
  /** A later one has saved something already: nothing is wrong any more. */
  mended: boolean;
}

interface LaterRuns {
  later: string | number;
  good: string | number;
}

/** Reads a run; null while it goes on, and once another stands for it. */
export async function followedRun(tx: Transaction, runId: string): Promise<FollowedRun | null> {
  const [row] = await tx.query<
    Omit<FollowedRun, 'missing' | 'night' | 'overtaken' | 'mended'> &
      LaterRuns & { missing: string[] | string | null; night: LocalDate | null }
  >(
    `SELECT r.id, r.job_id AS jobId, r.client_id AS clientId, r.outcome, r.ended_at AS endedAt, r.message,
            r.started_at AS startedAt, r.missing, r.late_at AS gaveUpAt,
            (SELECT e.due_on FROM backup_expected e
              WHERE e.job_id = r.job_id AND e.due_at > COALESCE(r.started_at, r.ended_at) - INTERVAL 36 HOUR
                AND (e.run_id = r.id OR e.due_at <= COALESCE(r.started_at, r.ended_at))
              ORDER BY e.run_id <=> r.id DESC, e.due_at DESC LIMIT 1) AS night,
            j.kind, j.engine, j.used_bytes AS usedBytes, j.quota_bytes AS quotaBytes,
            (SELECT COUNT(*) FROM backup_run l
              WHERE l.job_id = r.job_id AND l.client_id = r.client_id AND l.ended_at > r.ended_at
                AND l.superseded = 0) AS later,
            (SELECT COUNT(*) FROM backup_run l
              WHERE l.job_id = r.job_id AND l.client_id = r.client_id AND l.ended_at > r.ended_at
                AND ${hasSaved('l')}) AS good
       FROM backup_run r JOIN backup_job j ON j.id = r.job_id AND j.client_id = r.client_id
      WHERE r.id = ? AND r.ended_at IS NOT NULL AND r.superseded = 0`,
    [runId],
  );
  if (!row) return null;
  const { later, good, missing, night, ...run } = row;
  return {
    ...run,
    night: night ?? dayOf(run.endedAt),
    missing: missing === null ? [] : fromJson<string[]>(missing),
    overtaken: Number(later) > 0,
    mended: Number(good) > 0,
  };
}

/** What a run speaks of, in the order it did. */
export const objectsOf = (
  tx: Transaction,
  { id, clientId }: FollowedRun,
): Promise<{ name: string; outcome: EndedOutcome }[]> =>
  tx.query('SELECT name, outcome FROM backup_run_object WHERE run_id = ? AND client_id = ? ORDER BY id', [
    id,
    clientId,
  ]);

/** An occurrence that did not come; null when it came after all, or was excused. */
export async function missedOccurrence(
  tx: Transaction,
  expectedId: string,
): Promise<{ jobId: string; dueAt: Date; dueOn: LocalDate } | null> {
  const [row] = await tx.query<{ jobId: string; dueAt: Date; dueOn: LocalDate }>(
    "SELECT job_id AS jobId, due_at AS dueAt, due_on AS dueOn FROM backup_expected WHERE id = ? AND state = 'missed'",
    [expectedId],
  );
  return row ?? null;
}
