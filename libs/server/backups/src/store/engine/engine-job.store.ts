import type { Database, Transaction } from '@vigie/platform';
import type { EngineLevel } from '@vigie/rules';
import { BackupJobRow } from '../runs/backup-job.row';
import { BackupEngineRow } from './backup-engine.row';

/** What the engine has to know of a job. */
export type EngineJob = Pick<
  BackupJobRow,
  'id' | 'clientId' | 'kind' | 'items' | 'retentionDays' | 'secondSite' | 'checkParts' | 'restoreTestDays'
>;

/** The job of an operation. */
export function engineJob({ manager }: Database | Transaction, id: string | null): Promise<EngineJob> {
  return manager.findOneByOrFail(BackupJobRow, { id: id ?? '0' });
}

/** What engine a worker has, as it sees it now. */
export async function noteEngine(
  { manager }: Database,
  found: { version: string | null; level: EngineLevel; hasSecondSite: boolean },
  seenAt: Date,
): Promise<void> {
  await manager.upsert(BackupEngineRow, { name: 'restic', ...found, seenAt }, ['name']);
}
