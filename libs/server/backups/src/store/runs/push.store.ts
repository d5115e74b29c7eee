import { sha256, type Database, type Transaction } from '@vigie/platform';
import type { PushSignal, RunOutcome } from '@vigie/rules';
import { IsNull } from 'typeorm';
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
export async function unreadPushes(reader: Pick<Database, 'query'>, jobId: string): Promise<string[]> {
  const rows = await reader.query<{ id: string }>(
    'SELECT id FROM backup_push WHERE job_id = ? AND read_at IS NULL ORDER BY id LIMIT 200',
    [jobId],
  );
  return rows.map(({ id }) => id);
}

/** One of them, while it waits; its job is held. */
export const unreadPush = (tx: Transaction, id: string): Promise<StoredPush | null> =>
  tx.manager.findOneBy(BackupPushRow, { id, readAt: IsNull() });

export const markPushRead = (tx: Transaction, id: string, runId: string): Promise<number> =>
  tx.execute('UPDATE backup_push SET read_at = ?, run_id = ? WHERE id = ?', [tx.now, runId, id]);

interface LastRun {
  externalId: string;
  outcome: RunOutcome;
  endedAt: Date | null;
  gaveUp: boolean;
  isOfNight: boolean;
}

/** The newest run that the program of a job told of; of the night when it stands for what was due last. */
export async function lastRunByPush(
  tx: Transaction,
  { jobId, receivedAt }: Pick<StoredPush, 'jobId' | 'receivedAt'>,
): Promise<LastRun | null> {
  const [run] = await tx.query<
    Omit<LastRun, 'gaveUp' | 'isOfNight'> & { lateAt: Date | null; isOfNight: string | number | null }
  >(
    `SELECT r.external_id AS externalId, r.outcome, r.ended_at AS endedAt, r.late_at AS lateAt,
            (SELECT e.run_id FROM backup_expected e
              WHERE e.job_id = r.job_id AND e.due_at <= ? AND e.due_at > ? - INTERVAL 36 HOUR
              ORDER BY e.due_at DESC LIMIT 1) = r.id AS isOfNight
       FROM backup_run r WHERE r.job_id = ? AND r.source = 'push' ORDER BY r.recorded_at DESC, r.id DESC LIMIT 1`,
    [receivedAt, receivedAt, jobId],
  );
  if (!run) return null;
  const { lateAt, isOfNight, ...last } = run;
  return { ...last, gaveUp: lateAt !== null, isOfNight: Number(isOfNight) === 1 };
}
