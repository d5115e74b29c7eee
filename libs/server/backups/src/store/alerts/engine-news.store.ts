import type { Transaction } from '@vigie/platform';
import { isDamaged, type AlertClass, type BackupOperationKind } from '@vigie/rules';
import { partReads } from '../engine/proof.store';

export interface EngineNews<Outcome extends string> {
  clientId: string;
  outcome: Outcome;
  endedAt: Date;
  message: string | null;
}

type CopyOutcome = 'success' | 'failed';
export type TestNews = EngineNews<CopyOutcome> & { jobId: string };

/** A copy to the second site. */
export async function endedCopy(tx: Transaction, id: string): Promise<EngineNews<CopyOutcome> | null> {
  const [row] = await tx.query<EngineNews<CopyOutcome>>(
    'SELECT client_id AS clientId, outcome, ended_at AS endedAt, message FROM backup_copy WHERE id = ?',
    [id],
  );
  return row ?? null;
}

/** Whether the last copy to the second site of a client failed: what cannot be done there is known by that. */
export async function isCopyFailing(tx: Transaction, clientId: string): Promise<boolean> {
  const [row] = await tx.query<{ outcome: CopyOutcome }>(
    'SELECT outcome FROM backup_copy WHERE client_id = ? ORDER BY id DESC LIMIT 1',
    [clientId],
  );
  return row?.outcome === 'failed';
}

/** A restore test of a job. */
export async function endedRestoreTest(tx: Transaction, id: string): Promise<TestNews | null> {
  const [row] = await tx.query<TestNews>(
    `SELECT client_id AS clientId, outcome, ended_at AS endedAt, COALESCE(message, path) AS message, job_id AS jobId
       FROM backup_restore_test WHERE id = ?`,
    [id],
  );
  return row ?? null;
}

export interface CheckNews extends EngineNews<'clean' | 'errors' | 'failed'> {
  site: string;
  part: number;
  parts: number;
  /** Something of the repository was damaged, and not read clean since. */
  damaged: boolean;
}

/** A check of a part of a repository, with what is still wrong with the whole of it. */
export async function endedCheck(tx: Transaction, id: string): Promise<CheckNews | null> {
  const [row] = await tx.query<Omit<CheckNews, 'damaged'> & { repositoryId: string }>(
    `SELECT x.client_id AS clientId, x.outcome, x.ended_at AS endedAt, x.message, r.site, x.part, x.parts,
            x.repository_id AS repositoryId
       FROM backup_check x
       JOIN backup_repository r ON r.id = x.repository_id AND r.client_id = x.client_id WHERE x.id = ?`,
    [id],
  );
  return row ? { ...row, damaged: isDamaged(await partReads(tx, row.repositoryId)) } : null;
}

/** An operation that has ended. */
export async function endedOperation(
  tx: Transaction,
  id: string,
): Promise<{ kind: BackupOperationKind; endedAt: Date; message: string | null } | null> {
  const [row] = await tx.query<{ kind: BackupOperationKind; endedAt: Date; message: string | null }>(
    'SELECT kind, ended_at AS endedAt, message FROM backup_operation WHERE id = ? AND ended_at IS NOT NULL',
    [id],
  );
  return row ?? null;
}

/** Of which jobs such a matter of a repository can be. */
const grounds: Partial<Record<AlertClass, string>> = {
  replication: 'AND j.second_site = 1',
  quota: 'AND j.quota_bytes IS NOT NULL',
};

/** What is wrong with a repository. */
export interface BorneMatter {
  class: AlertClass;
  object?: string;
  /** Another class that stands on the same: what is done at the second site is borne where its copy is. */
  ground?: AlertClass;
}

/**
 * All jobs of a client share its repository: what is wrong with it is borne by one of them, which has the alert already
 * or is the first that goes on. Null when none does.
 */
export async function bearerOf(
  tx: Transaction,
  clientId: string,
  { class: alertClass, object = '', ground = alertClass }: BorneMatter,
): Promise<string | null> {
  const ours = "j.client_id = ? AND j.engine = 'restic' AND j.state <> 'ended'";
  const [row] = await tx.query<{ jobId: string | null }>(
    `SELECT COALESCE(
        (SELECT MIN(j.id) FROM backup_alert a JOIN backup_job j ON j.id = a.job_id AND j.client_id = a.client_id
          WHERE ${ours} AND a.alert_class = ? AND a.object = ? AND a.is_open = 1),
        (SELECT MIN(j.id) FROM backup_job j WHERE ${ours} AND j.state = 'active' ${grounds[ground] ?? ''}),
        (SELECT MIN(j.id) FROM backup_job j WHERE ${ours})) AS jobId`,
    [clientId, alertClass, object, clientId, clientId],
  );
  return row?.jobId ?? null;
}

/** What a client takes of the quota of its repository: the jobs that share it have one, the largest that was agreed. */
export async function repositoryUse(
  tx: Transaction,
  clientId: string,
): Promise<{ usedBytes: string | null; quotaBytes: string | null; jobIds: string[] }> {
  const rows = await tx.query<{ id: string; usedBytes: string | null; quotaBytes: string | null }>(
    `SELECT id, used_bytes AS usedBytes, quota_bytes AS quotaBytes FROM backup_job
      WHERE client_id = ? AND engine = 'restic' AND state <> 'ended' ORDER BY id`,
    [clientId],
  );
  const quotas = rows.flatMap(({ quotaBytes }) => quotaBytes ?? []).toSorted((a, b) => Number(b) - Number(a));
  return {
    usedBytes: rows[0]?.usedBytes ?? null,
    quotaBytes: quotas[0] ?? null,
    jobIds: rows.map(({ id }) => id),
  };
}
