import type { Database, Transaction } from '@vigie/platform';
import type { BackupOperationKind, EngineFailure, ResticProgress } from '@vigie/rules';
import { BackupOperationRow } from './backup-operation.row';

/** Begun so many times, it is given up: who begins it dies of it, or the lock does not go away. */
export const mostAttempts = 5;
const mostMessage = 1000;
const open = ['waiting', 'running'];

export type StoredOperation = Pick<BackupOperationRow, keyof BackupOperationRow>;

export type NewOperation = Pick<BackupOperationRow, 'clientId' | 'repositoryId' | 'kind'> &
  Partial<Pick<BackupOperationRow, 'jobId' | 'expectedId' | 'askedBy'>>;

/** Something to be done, after all that waits already; the worker of the repository is told. */
export async function insertOperation(tx: Transaction, operation: NewOperation): Promise<string> {
  const { clientId, repositoryId } = operation;
  const id = await tx.insert(BackupOperationRow, {
    ...{ ...operation, state: 'waiting', attempts: 0, dueAt: tx.now, createdAt: tx.now },
  });
  await tx.emit('backup.repository-due', { repositoryId, clientId });
  tx.live({ type: 'backup-engine.changed', clientId });
  return id;
}

/** Whether such a thing waits or goes on already, for the job or the repository. */
export async function isOpen(
  tx: Transaction,
  { repositoryId, kind, jobId }: { repositoryId: string; kind: BackupOperationKind; jobId?: string | null },
): Promise<boolean> {
  const rows = await tx.query<{ id: string }>(
    `SELECT id FROM backup_operation
      WHERE repository_id = ? AND kind = ? AND state IN (?) AND (? IS NULL OR job_id = ?) LIMIT 1`,
    [repositoryId, kind, open, jobId ?? null, jobId ?? null],
  );
  return rows.length > 0;
}

/** The oldest thing that waits or was left behind in a repository; null when what is left waits for later. */
export async function nextOperation(
  database: Database,
  repositoryId: string,
): Promise<StoredOperation | null> {
  const row = await database.one<{ id: string; due: number | string }>(
    `SELECT id, due_at <= NOW(3) AS due FROM backup_operation
      WHERE repository_id = ? AND state IN (?) ORDER BY id LIMIT 1`,
    [repositoryId, open],
  );
  if (!row || Number(row.due) !== 1) return null;
  return database.manager.findOneBy(BackupOperationRow, { id: row.id });
}

/** Marks it as begun once more. */
export async function beginOperation(
  { manager, now }: Transaction,
  { id, attempts, startedAt }: StoredOperation,
  runId: string | null,
): Promise<void> {
  const begun = { state: 'running' as const, attempts: attempts + 1, startedAt: startedAt ?? now };
  await manager.update(BackupOperationRow, { id }, { ...begun, progress: null, ...(runId ? { runId } : {}) });
}

/** Leaves it for later. */
export async function postponeOperation(
  { manager, now }: Transaction,
  id: string,
  seconds: number,
): Promise<void> {
  const dueAt = new Date(now.getTime() + seconds * 1000);
  await manager.update(BackupOperationRow, { id }, { state: 'waiting', dueAt });
}

/** How far it is. */
export async function noteProgress(
  { manager }: Transaction,
  id: string,
  progress: ResticProgress,
): Promise<void> {
  await manager.update(BackupOperationRow, { id }, { progress });
}

/** It has ended. */
export async function endOperation(
  { manager, now }: Transaction,
  id: string,
  { failure, message }: { failure: EngineFailure | null; message: string | null },
): Promise<void> {
  const state = failure === null ? ('done' as const) : ('failed' as const);
  const said = message?.slice(0, mostMessage) ?? null;
  await manager.update(
    BackupOperationRow,
    { id },
    { state, failure, message: said, endedAt: now, progress: null },
  );
}
