import { dayOf, type Database, type Transaction } from '@vigie/platform';
import type { LocalDate, RunFigures, UsageSample } from '@vigie/rules';
import { hasSaved } from '../runs/saved';

type Reader = Database | Transaction;

/** Two weeks of nights and of weekends, and then some that failed. */
const mostRead = 60;
const usageDays = 60;

interface FigureRow {
  startedAt: Date | null;
  endedAt: Date;
  bytesProcessed: string | null;
  bytesAdded: string | null;
  filesTotal: string | null;
  filesChanged: string | null;
}

const columns = `started_at AS startedAt, ended_at AS endedAt, bytes_processed AS bytesProcessed,
  bytes_added AS bytesAdded, files_total AS filesTotal, files_changed AS filesChanged`;

/** What the source of a run measured. */
export function presentFigures(row: FigureRow): RunFigures {
  const number = (value: string | null) => (value === null ? null : Number(value));
  return {
    day: dayOf(row.endedAt),
    bytesProcessed: number(row.bytesProcessed),
    bytesAdded: number(row.bytesAdded),
    filesTotal: number(row.filesTotal),
    filesChanged: number(row.filesChanged),
    durationMs: row.startedAt && row.endedAt.getTime() - row.startedAt.getTime(),
  };
}

/** The last reset of what the runs of a job are compared with. */
export async function baselineOf(
  reader: Reader,
  jobId: string,
): Promise<{ at: Date; by: string; reason: string } | null> {
  const [row] = await reader.query<{ at: Date; by: string; reason: string }>(
    'SELECT at, set_by AS `by`, reason FROM backup_baseline WHERE job_id = ? ORDER BY id DESC LIMIT 1',
    [jobId],
  );
  return row ?? null;
}

/** A run and those that it is compared with: good ones of the same job before it, since the baseline, the latest first. */
export async function figuresOf(
  reader: Reader,
  run: { id: string; jobId: string },
): Promise<{ run: RunFigures; before: RunFigures[] } | null> {
  const [row] = await reader.query<FigureRow>(
    `SELECT ${columns} FROM backup_run WHERE id = ? AND ended_at IS NOT NULL`,
    [run.id],
  );
  if (!row) return null;
  const since = (await baselineOf(reader, run.jobId))?.at ?? new Date(0);
  const before = await reader.query<FigureRow>(
    `SELECT ${columns} FROM backup_run r
      WHERE job_id = ? AND id <> ? AND ${hasSaved('r')} AND ended_at < ? AND ended_at >= ?
      ORDER BY ended_at DESC LIMIT ${mostRead}`,
    [run.jobId, run.id, row.endedAt, since],
  );
  return { run: presentFigures(row), before: before.map(presentFigures) };
}

/** Keeps what a job uses of its quota today; the last measure of a day counts. */
export const keepUsage = (
  tx: Transaction,
  { jobId, clientId, usedBytes }: { jobId: string; clientId: string; usedBytes: string },
): Promise<number> =>
  tx.execute(
    `INSERT INTO backup_daily_use (job_id, measured_on, client_id, used_bytes) VALUES (?, ?, ?, ?)
     ON DUPLICATE KEY UPDATE used_bytes = ?`,
    [jobId, dayOf(tx.now), clientId, usedBytes, usedBytes],
  );

/** What a job used of its quota, by day, the oldest first. */
export async function usageOf(reader: Reader, jobId: string): Promise<UsageSample[]> {
  const rows = await reader.query<{ day: LocalDate; bytes: string }>(
    `SELECT measured_on AS day, used_bytes AS bytes FROM backup_daily_use
      WHERE job_id = ? ORDER BY measured_on DESC LIMIT ${usageDays}`,
    [jobId],
  );
  return rows.map(({ day, bytes }) => ({ day, bytes: Number(bytes) })).toReversed();
}
