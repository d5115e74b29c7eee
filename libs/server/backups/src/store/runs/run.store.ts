import type { EndedOutcome, RunOutcome, RunSource } from '@vigie/rules';
import type { Transaction } from '@vigie/platform';
import type { BackupJobRow } from './backup-job.row';
import { BackupRunObjectRow } from './backup-run-object.row';
import { BackupRunRow } from './backup-run.row';

interface Figures {
  counts?: { ok: number; warning: number; error: number } | null;
  bytesProcessed?: number | null;
  bytesAdded?: number | null;
  filesTotal?: number | null;
  filesChanged?: number | null;
  snapshotId?: string | null;
  reportFileId?: string | null;
}

/** Why there are later news about a run: its end came after it was given up, or it ended worse than was told. */
export type Correction = 'late' | Exclude<EndedOutcome, 'success'>;
const corrections: readonly Correction[] = ['late', 'warning', 'cancelled', 'unknown', 'failed'];

/** The name of the run that holds later news about the run of a name. */
export const correctedId = (externalId: string, why: Correction): string =>
  `${externalId.slice(0, 90)}#${why}`;

/** The name that its source gave the run. */
export const plainId = (externalId: string): string =>
  externalId.replace(/#(?:late|warning|cancelled|unknown|failed)$/, '');

export interface KnownRun {
  id: string;
  outcome: RunOutcome;
  startedAt: Date | null;
  /** Of one that has ended: it was given up. */
  lateAt: Date | null;
}

/** What stands of a run that a source told of before, under its own name for it: the last news. */
export async function findRun(
  tx: Transaction,
  { jobId, source, externalId }: { jobId: string; source: RunSource; externalId: string },
): Promise<KnownRun | null> {
  const [row] = await tx.query<KnownRun>(
    `SELECT id, outcome, started_at AS startedAt, late_at AS lateAt FROM backup_run
      WHERE job_id = ? AND source = ? AND external_id IN (?) ORDER BY id DESC LIMIT 1`,
    [jobId, source, [externalId, ...corrections.map((why) => correctedId(externalId, why))]],
  );
  return row ?? null;
}

/** Another run stands for what this one was: for its night, before the people who judge, and for what was good last. */
export async function supersedeRun(
  tx: Transaction,
  job: BackupJobRow,
  { id, by }: { id: string; by: string },
): Promise<void> {
  const { id: jobId, lastRunId } = job;
  await tx.execute('UPDATE backup_expected SET run_id = ? WHERE run_id = ? AND job_id = ?', [by, id, jobId]);
  await tx.execute(
    'UPDATE backup_run SET superseded = 1, reviewed_at = COALESCE(reviewed_at, ?) WHERE id = ?',
    [tx.now, id],
  );
  await tx.execute(
    `UPDATE backup_job SET last_good_at = (SELECT MAX(ended_at) FROM backup_run
        WHERE job_id = ? AND outcome = 'success' AND superseded = 0) WHERE id = ?`,
    [jobId, jobId],
  );
  // The other may have ended before it, such as before the hour at which it was given up, and is the last one all the same.
  if (lastRunId === id) Object.assign(job, { lastRunAt: null });
}

/** A run that goes on, until its end is told. */
export const insertRun = (
  tx: Transaction,
  { id: jobId, clientId }: BackupJobRow,
  run: {
    source: RunSource;
    externalId: string;
    startedAt: Date | null;
    lateAt: Date;
    message?: string | null;
  },
): Promise<string> =>
  tx.insert(BackupRunRow, {
    jobId,
    clientId,
    source: run.source,
    externalId: run.externalId,
    outcome: 'running',
    startedAt: run.startedAt,
    lateAt: run.lateAt,
    recordedAt: tx.now,
  });

/** How a run ended. It is no longer late, unless it was given up for that. */
export async function endRun(
  tx: Transaction,
  id: string,
  run: Figures & {
    outcome: EndedOutcome;
    message: string | null;
    missing: string[];
    endedAt: Date;
    startedAt: Date | null;
    gaveUp?: boolean;
  },
): Promise<void> {
  const text = (value: number | null | undefined) =>
    value === null || value === undefined ? null : String(value);
  await tx.manager.update(
    BackupRunRow,
    { id },
    {
      outcome: run.outcome,
      message: run.message,
      missing: run.missing.length > 0 ? run.missing : null,
      endedAt: run.endedAt,
      toldAt: tx.now,
      ...(run.startedAt ? { startedAt: run.startedAt } : {}),
      ...(run.gaveUp ? {} : { lateAt: null }),
      okCount: run.counts?.ok ?? null,
      warningCount: run.counts?.warning ?? null,
      errorCount: run.counts?.error ?? null,
      bytesProcessed: text(run.bytesProcessed),
      bytesAdded: text(run.bytesAdded),
      filesTotal: text(run.filesTotal),
      filesChanged: text(run.filesChanged),
      snapshotId: run.snapshotId ?? null,
      reportFileId: run.reportFileId ?? null,
    },
  );
}

const objectsAtOnce = 500;

/** What a run says of each thing. */
export async function insertRunObjects(
  tx: Transaction,
  run: { runId: string; clientId: string },
  objects: readonly {
    name: string;
    kind: BackupRunObjectRow['kind'];
    outcome: EndedOutcome;
    bytes: number | null;
    message: string | null;
  }[],
): Promise<void> {
  for (let from = 0; from < objects.length; from += objectsAtOnce) {
    const rows = objects.slice(from, from + objectsAtOnce).map((object) => ({
      ...object,
      ...run,
      name: object.name.slice(0, 300),
      message: object.message?.slice(0, 500) ?? null,
      bytes: object.bytes === null ? null : String(object.bytes),
    }));
    await tx.manager.insert(BackupRunObjectRow, rows);
  }
}

/** Remembers the last run of a job on the job itself; news that come late do not hide newer ones. */
export async function rememberLastRun(
  tx: Transaction,
  { id, lastRunAt, lastGoodAt }: BackupJobRow,
  run: { runId: string; outcome: EndedOutcome; endedAt: Date },
): Promise<void> {
  if (!lastRunAt || lastRunAt <= run.endedAt) {
    await tx.execute(
      'UPDATE backup_job SET last_run_id = ?, last_outcome = ?, last_run_at = ? WHERE id = ?',
      [run.runId, run.outcome, run.endedAt, id],
    );
  }
  if (run.outcome === 'success' && (!lastGoodAt || lastGoodAt < run.endedAt)) {
    await tx.execute('UPDATE backup_job SET last_good_at = ? WHERE id = ?', [run.endedAt, id]);
  }
}

/** Runs that should have ended by now. */
export async function overlongRuns(
  reader: Pick<Transaction, 'query'>,
  now: Date,
  limit: number,
): Promise<string[]> {
  const rows = await reader.query<{ id: string }>(
    "SELECT id FROM backup_run WHERE outcome = 'running' AND late_at <= ? ORDER BY late_at LIMIT ?",
    [now, limit],
  );
  return rows.map(({ id }) => id);
}

/** One of them, while it still is. */
export async function lateRun(
  tx: Transaction,
  id: string,
): Promise<{ jobId: string; source: RunSource; externalId: string } | null> {
  const [row] = await tx.query<{ jobId: string; source: RunSource; externalId: string }>(
    `SELECT job_id AS jobId, source, external_id AS externalId FROM backup_run
      WHERE id = ? AND outcome = 'running' AND late_at <= ?`,
    [id, tx.now],
  );
  return row ?? null;
}
