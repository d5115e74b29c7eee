import type { RunOutcome } from '@vigie/rules';
import type { Transaction } from '@vigie/platform';
import { BackupPushRow } from './backup-push.row';

/** What waits to be read of a job, the oldest first. */
export const unreadPushes = (tx: Transaction, jobId: string): Promise<BackupPushRow[]> =>
  tx.manager
    .createQueryBuilder(BackupPushRow, 'p')
    .where('p.job_id = :jobId AND p.read_at IS NULL', { jobId })
    .orderBy('p.id')
    .take(200)
    .getMany();

export const markPushRead = (tx: Transaction, id: string, runId: string): Promise<number> =>
  tx.execute('UPDATE backup_push SET read_at = ?, run_id = ? WHERE id = ?', [tx.now, runId, id]);

/** The newest run that the program of a job told of. */
export async function lastRunByPush(
  tx: Transaction,
  jobId: string,
): Promise<{ externalId: string; outcome: RunOutcome; endedAt: Date | null } | null> {
  const [run] = await tx.query<{ externalId: string; outcome: RunOutcome; endedAt: Date | null }>(
    `SELECT external_id AS externalId, outcome, ended_at AS endedAt FROM backup_run
      WHERE job_id = ? AND source = 'push' ORDER BY recorded_at DESC, id DESC LIMIT 1`,
    [jobId],
  );
  return run ?? null;
}
