import type { Database, Transaction } from '@vigie/platform';
import { isDamaged, type PartRead, type RepositoryFacts } from '@vigie/rules';
import { isFrozen } from '../endings/frozen.store';
import { BackupCheckRow } from './backup-check.row';
import { BackupCopyRow } from './backup-copy.row';
import { BackupRestoreTestRow } from './backup-restore-test.row';
import { BackupUsageRow } from './backup-usage.row';
import type { ClientSites } from './repository.store';

type Reader = Database | Transaction;
type Ended<Row> = Omit<Row, 'id' | 'endedAt'>;
export type EndedCheck = Ended<BackupCheckRow>;

const mostMessage = 1000;
const cut = (message: string | null) => message?.slice(0, mostMessage) ?? null;

/** Keeps a copy and tells of it. */
export async function insertCopy(tx: Transaction, copy: Ended<BackupCopyRow>): Promise<void> {
  const { clientId, jobId } = copy;
  const copyId = await tx.insert(BackupCopyRow, { ...copy, message: cut(copy.message), endedAt: tx.now });
  await tx.emit('backup.copy-ended', { copyId, clientId, jobId });
}

/** Keeps a check and tells of it. */
export async function insertCheck(tx: Transaction, check: EndedCheck, jobId: string | null): Promise<void> {
  const { clientId } = check;
  const checkId = await tx.insert(BackupCheckRow, { ...check, message: cut(check.message), endedAt: tx.now });
  await tx.emit('backup.check-ended', { checkId, clientId, jobId });
}

/** Keeps a restore test and tells of it. */
export async function insertRestoreTest(tx: Transaction, test: Ended<BackupRestoreTestRow>): Promise<void> {
  const { clientId, jobId } = test;
  const testId = await tx.insert(BackupRestoreTestRow, {
    ...test,
    message: cut(test.message),
    endedAt: tx.now,
  });
  await tx.emit('backup.restore-test-ended', { testId, clientId, jobId });
}

/** Keeps what a repository takes. */
export async function insertUsage(tx: Transaction, usage: Omit<BackupUsageRow, 'id' | 'at'>): Promise<void> {
  await tx.insert(BackupUsageRow, { ...usage, at: tx.now });
}

/** What checks have read of a repository so far, the first one first; those that could not be made read nothing. */
export async function partReads(
  reader: Reader,
  repositoryId: string,
): Promise<(PartRead & { endedAt: Date })[]> {
  const rows = await reader.query<{ part: number; parts: number; outcome: string; endedAt: Date }>(
    `SELECT part, parts, outcome, ended_at AS endedAt FROM backup_check
      WHERE repository_id = ? AND outcome <> 'failed' ORDER BY id`,
    [repositoryId],
  );
  return rows.map(({ outcome, ...read }) => ({ ...read, clean: outcome === 'clean' }));
}

/** What decides on what follows a backup. */
export async function factsOf(reader: Reader, sites: ClientSites, jobId: string): Promise<RepositoryFacts> {
  const { primary, second } = sites;
  const reads = await Promise.all(
    [primary, ...(second ? [second] : [])].map(({ id }) => partReads(reader, id)),
  );
  const [tested] = await reader.query<{ at: Date }>(
    'SELECT ended_at AS at FROM backup_restore_test WHERE job_id = ? ORDER BY id DESC LIMIT 1',
    [jobId],
  );
  return {
    frozen: await isFrozen(reader, primary.clientId, jobId),
    checkedAt: reads[0]?.at(-1)?.endedAt ?? null,
    restoreTestedAt: tested?.at ?? null,
    damaged: reads.some(isDamaged),
  };
}
