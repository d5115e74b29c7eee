import { sha256, type Database, type Transaction } from '@vigie/platform';
import type { PushSignal, RunOutcome } from '@vigie/rules';
import { BackupPushRow } from './backup-push.row';

export type StoredPush = BackupPushRow;

interface KeptPush {
  secret: string;
  signal: PushSignal;
  runKey: string | null;
  body: { text: string; isJson: boolean; cut: boolean };
}

/** Keeps what was pushed to the address of a job that has not ended; false when there is none. */
export async function keepPush(
  database: Database,
  { secret, signal, runKey, body }: KeptPush,
  now: Date,
): Promise<boolean> {
  const kept = await database.execute(
    `INSERT INTO backup_push (job_id, client_id, signal_kind, run_key, is_json, body, cut, received_at)
     SELECT id, client_id, ?, ?, ?, ?, ?, ? FROM backup_job WHERE push_hash = ? AND state <> 'ended'`,
    [signal, runKey, body.isJson, body.text, body.cut, now, sha256(secret)],
  );
  return kept === 1;
}

/** Jobs of which something waits to be read, the oldest news first. */
export async function jobsToRead(reader: Pick<Database, 'query'>, limit: number): Promise<string[]> {
  const rows = await reader.query<{ jobId: string }>(
    'SELECT job_id AS jobId FROM backup_push WHERE read_at IS NULL GROUP BY job_id ORDER BY MIN(id) LIMIT ?',
    [limit],
  );
  return rows.map(({ jobId }) => jobId);
}

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
