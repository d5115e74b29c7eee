import type { Transaction } from '@vigie/platform';
import type { EndedOutcome, RunSource } from '@vigie/rules';
import { BackupDailyUseRow } from '../alerts/backup-daily-use.row';
import { BackupRunRow } from './backup-run.row';
import { planOccurrences } from './expected.store';
import { scheduleOfJob } from './job.store';

/** The name of the run of a night of the demonstration. */
export const demoRunOf = (expectedId: string): string => `demo-${expectedId}`;

export interface DemoNight {
  id: string;
  clientId: string;
  dueAt: Date;
}

/** The nights of a job between two instants, written as if it had been there; the newest first. */
export async function planPast(tx: Transaction, jobId: string, from: Date, to: Date): Promise<DemoNight[]> {
  await tx.execute('UPDATE backup_job SET created_at = ? WHERE id = ?', [from, jobId]);
  const job = await scheduleOfJob(tx, jobId);
  await planOccurrences(tx, [{ ...job, expectedUntil: from }], tx.now);
  await tx.execute('UPDATE backup_job SET expected_until = ? WHERE id = ?', [job.expectedUntil, jobId]);
  return tx.query<DemoNight>(
    `SELECT id, client_id AS clientId, due_at AS dueAt FROM backup_expected
      WHERE job_id = ? AND due_at <= ? ORDER BY due_at DESC`,
    [jobId, to],
  );
}

interface PastRun {
  jobId: string;
  clientId: string;
  source: RunSource;
  externalId: string;
  outcome: EndedOutcome;
  startedAt: Date;
  endedAt: Date;
  bytesProcessed: number;
  bytesAdded: number;
  filesTotal: number;
  filesChanged: number;
}

/** Runs of long ago, in one go: nobody follows them any more. */
export async function insertPastRuns(tx: Transaction, runs: readonly PastRun[]): Promise<void> {
  const [first] = runs;
  if (!first) return;
  await tx.manager.insert(
    BackupRunRow,
    runs.map(({ bytesProcessed, bytesAdded, filesTotal, filesChanged, ...run }) => ({
      ...{ ...run, recordedAt: run.endedAt },
      ...{ bytesProcessed: String(bytesProcessed), bytesAdded: String(bytesAdded) },
      ...{ filesTotal: String(filesTotal), filesChanged: String(filesChanged) },
    })),
  );
  await tx.execute(
    `UPDATE backup_expected e
       JOIN backup_run r ON r.job_id = e.job_id AND r.source = ? AND r.external_id = CONCAT('${demoRunOf('')}', e.id)
        SET e.state = 'satisfied', e.run_id = r.id WHERE e.job_id = ?`,
    [first.source, first.jobId],
  );
}

/** What a job used on the days before, each with less than the next. */
export async function insertPastUse(
  tx: Transaction,
  days: readonly Pick<BackupDailyUseRow, 'jobId' | 'clientId' | 'day' | 'usedBytes'>[],
): Promise<void> {
  await tx.manager.insert(BackupDailyUseRow, [...days]);
}
