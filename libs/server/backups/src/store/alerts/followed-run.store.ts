import { fromJson, type Transaction } from '@vigie/platform';
import type { BackupEngine, BackupKind, EndedOutcome, RunOutcome } from '@vigie/rules';

/** A run that has ended, with what its job says of it. */
export interface FollowedRun {
  id: string;
  jobId: string;
  clientId: string;
  outcome: RunOutcome;
  endedAt: Date;
  message: string | null;
  kind: BackupKind;
  engine: BackupEngine;
  /** Contracted things that it did not save. */
  missing: string[];
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

/** Reads a run; null while it goes on. */
export async function followedRun(tx: Transaction, runId: string): Promise<FollowedRun | null> {
  const [row] = await tx.query<
    Omit<FollowedRun, 'missing' | 'overtaken' | 'mended'> & LaterRuns & { missing: string[] | string | null }
  >(
    `SELECT r.id, r.job_id AS jobId, r.client_id AS clientId, r.outcome, r.ended_at AS endedAt, r.message,
            r.missing, j.kind, j.engine, j.used_bytes AS usedBytes, j.quota_bytes AS quotaBytes,
            (SELECT COUNT(*) FROM backup_run l
              WHERE l.job_id = r.job_id AND l.client_id = r.client_id AND l.ended_at > r.ended_at) AS later,
            (SELECT COUNT(*) FROM backup_run l
              WHERE l.job_id = r.job_id AND l.client_id = r.client_id AND l.ended_at > r.ended_at
                AND l.outcome IN ('success', 'warning')) AS good
       FROM backup_run r JOIN backup_job j ON j.id = r.job_id AND j.client_id = r.client_id
      WHERE r.id = ? AND r.ended_at IS NOT NULL`,
    [runId],
  );
  if (!row) return null;
  const { later, good, missing, ...run } = row;
  const known = missing === null ? [] : fromJson<string[]>(missing);
  return { ...run, missing: known, overtaken: Number(later) > 0, mended: Number(good) > 0 };
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
): Promise<{ jobId: string; dueAt: Date } | null> {
  const [row] = await tx.query<{ jobId: string; dueAt: Date }>(
    "SELECT job_id AS jobId, due_at AS dueAt FROM backup_expected WHERE id = ? AND state = 'missed'",
    [expectedId],
  );
  return row ?? null;
}
