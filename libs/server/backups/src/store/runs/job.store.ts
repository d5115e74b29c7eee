import type { HolidayRegion, BackupSchedule } from '@vigie/rules';
import { found, type Transaction } from '@vigie/platform';
import type { QueryDeepPartialEntity } from 'typeorm';
import { BackupJobRow } from './backup-job.row';

export type StoredJob = BackupJobRow;
type JobValues = QueryDeepPartialEntity<BackupJobRow>;

/** Errors of the database: a duplicate, when the client has a job of that name. */
export const insertJob = (tx: Transaction, values: JobValues): Promise<string> =>
  tx.insert(BackupJobRow, values);

/** Changes what was read at a version. Errors: version.conflict; a duplicate, as above. */
export const changeJob = (
  tx: Transaction,
  job: { id: string; version: number },
  values: JobValues,
): Promise<void> => tx.updateVersioned(BackupJobRow, job, values);

/** A job of ours under a lock, until the end of the transaction; 404 when there is none. */
export async function lockJob(tx: Transaction, id: string): Promise<BackupJobRow> {
  const job = await tx.manager.findOne(BackupJobRow, {
    where: { id },
    lock: { mode: 'pessimistic_write' },
  });
  return found(job);
}

export interface ScheduledJob {
  id: string;
  clientId: string;
  schedule: string;
  zone: string;
  workingDays: boolean;
  graceMinutes: number;
  expectedUntil: Date;
  region: HolidayRegion;
  goodFriday: boolean;
}

interface ScheduledColumns extends Omit<ScheduledJob, 'workingDays' | 'goodFriday'> {
  workingDays: number;
  goodFriday: number;
}

const columns = `j.id, j.client_id AS clientId, j.schedule, j.zone, j.working_days AS workingDays,
  j.grace_minutes AS graceMinutes, j.expected_until AS expectedUntil, k.region, k.good_friday AS goodFriday`;
const from = 'backup_job j JOIN client c ON c.id = j.client_id JOIN calendar k ON k.id = c.calendar_id';

/** Active jobs whose occurrences are known only up to before that instant, each for one worker at a time. */
export async function takeJobsToPlan(tx: Transaction, before: Date, limit: number): Promise<ScheduledJob[]> {
  const taken = await tx.query<{ id: string }>(
    `SELECT id FROM backup_job WHERE state = 'active' AND expected_until < ?
      ORDER BY expected_until LIMIT ? FOR UPDATE SKIP LOCKED`,
    [before, limit],
  );
  if (taken.length === 0) return [];
  return scheduled(tx, 'j.id IN (?)', [taken.map(({ id }) => id)]);
}

/** How a job is scheduled, under the calendar of its client. */
export async function scheduleOfJob(tx: Transaction, id: string): Promise<ScheduledJob> {
  const [job] = await scheduled(tx, 'j.id = ?', [id]);
  return found(job);
}

async function scheduled(tx: Transaction, where: string, parameters: unknown[]): Promise<ScheduledJob[]> {
  const sql = `SELECT ${columns} FROM ${from} WHERE ${where}`;
  const rows = await tx.query<ScheduledColumns>(sql, parameters);
  return rows.map((row) => ({
    ...row,
    workingDays: row.workingDays === 1,
    goodFriday: row.goodFriday === 1,
  }));
}

/** The schedule of a job as the rules read it. */
export const scheduleOf = ({
  schedule,
  zone,
  workingDays,
  region,
  goodFriday,
}: Pick<ScheduledJob, 'schedule' | 'zone' | 'workingDays' | 'region' | 'goodFriday'>): BackupSchedule => ({
  schedule,
  zone,
  holidays: workingDays ? { region, goodFriday } : null,
});
