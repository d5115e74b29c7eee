import { occurrencesAfter, toInstant, toMs, type NearOccurrence } from '@vigie/rules';
import type { Transaction } from '@vigie/platform';
import { ExpectedRunRow } from './expected-run.row';
import { scheduleOf, type ScheduledJob } from './job.store';

/** Occurrences that are written for a job at once; more follow in the next round. */
const mostAtOnce = 500;
const minuteMs = 60_000;
/** A run answers to an occurrence of this time before it, at most. */
const reachMs = 36 * 60 * minuteMs;

/** Writes the occurrences of jobs up to an instant, and how far each is known now. */
export async function planOccurrences(
  tx: Transaction,
  jobs: readonly ScheduledJob[],
  until: Date,
): Promise<void> {
  const planned = jobs.map((job) => ({ job, ...occurrencesOf(job, until) }));
  const rows = planned.flatMap((one) => one.rows);
  if (rows.length > 0)
    await tx.manager.createQueryBuilder().insert().into(ExpectedRunRow).values(rows).orIgnore().execute();
  await rememberReach(tx, planned);
}

function occurrencesOf(job: ScheduledJob, until: Date) {
  const after = toInstant(job.expectedUntil.getTime());
  const found = occurrencesAfter(scheduleOf(job), after, mostAtOnce, toInstant(until.getTime()));
  const last = found.at(-1);
  const rows = found.map(({ at, on }) => ({
    jobId: job.id,
    clientId: job.clientId,
    dueAt: new Date(at),
    dueOn: on,
    lateAt: new Date(toMs(at) + job.graceMinutes * minuteMs),
    state: 'awaited' as const,
  }));
  // A schedule with very many times is written in several rounds.
  return { rows, reached: found.length === mostAtOnce && last ? new Date(last.at) : until };
}

async function rememberReach(
  tx: Transaction,
  planned: readonly { job: ScheduledJob; reached: Date }[],
): Promise<void> {
  const reaches = new Map<number, string[]>();
  for (const { job, reached } of planned) {
    const known = reaches.get(reached.getTime()) ?? [];
    reaches.set(reached.getTime(), [...known, job.id]);
  }
  for (const [reached, ids] of reaches) {
    await tx.execute('UPDATE backup_job SET expected_until = ? WHERE id IN (?)', [new Date(reached), ids]);
  }
}

/** Takes back what was planned from an instant on and has not begun: the schedule changed, or the job rests. */
export const forgetOccurrences = (tx: Transaction, jobId: string, from: Date): Promise<number> =>
  tx.execute("DELETE FROM backup_expected WHERE job_id = ? AND due_at > ? AND state = 'awaited'", [
    jobId,
    from,
  ]);

/** Occurrences around a run, for the rule that finds the one it answers to. */
export async function occurrencesNear(tx: Transaction, jobId: string, at: Date): Promise<NearOccurrence[]> {
  const from = new Date(at.getTime() - reachMs);
  const until = new Date(at.getTime() + 60 * minuteMs);
  const rows = await tx.query<{
    id: string;
    dueAt: Date;
    state: NearOccurrence['state'];
    runId: string | null;
  }>(
    `SELECT id, due_at AS dueAt, state, run_id AS runId FROM backup_expected
      WHERE job_id = ? AND due_at BETWEEN ? AND ? ORDER BY due_at DESC LIMIT 100`,
    [jobId, from, until],
  );
  return rows.map(({ id, dueAt, state, runId }) => ({
    id,
    state,
    dueAt: toInstant(dueAt.getTime()),
    hasRun: runId !== null,
  }));
}

/** A run came for an occurrence; whether it was missed before stays written. */
export const satisfyOccurrence = (tx: Transaction, id: string, runId: string): Promise<number> =>
  tx.execute("UPDATE backup_expected SET state = 'satisfied', run_id = ? WHERE id = ? AND run_id IS NULL", [
    runId,
    id,
  ]);

export interface LateOccurrence {
  id: string;
  jobId: string;
  clientId: string;
}

/** Occurrences whose time is over, each for one worker at a time. */
export const takeLateOccurrences = (tx: Transaction, limit: number): Promise<LateOccurrence[]> =>
  tx.query<LateOccurrence>(
    `SELECT id, job_id AS jobId, client_id AS clientId FROM backup_expected
      WHERE state = 'awaited' AND late_at <= ? ORDER BY late_at LIMIT ? FOR UPDATE SKIP LOCKED`,
    [tx.now, limit],
  );

/** They were missed. */
export const missOccurrences = (tx: Transaction, ids: readonly string[]): Promise<number> =>
  tx.execute(
    "UPDATE backup_expected SET state = 'missed', missed_at = ? WHERE id IN (?) AND state = 'awaited'",
    [tx.now, ids],
  );

/** Nights that did not have to come, from an instant on: the reason and who gave it. How many there were. */
export const excuseOccurrences = (
  tx: Transaction,
  jobId: string,
  from: Date,
  { by, reason }: { by: string; reason: string },
): Promise<number> =>
  tx.execute(
    `UPDATE backup_expected SET state = 'excused', excused_at = ?, excused_by = ?, reason = ?, reviewed_at = ?
      WHERE job_id = ? AND due_at >= ? AND state = 'missed' AND reviewed_at IS NULL`,
    [tx.now, by, reason.slice(0, 500), tx.now, jobId, from],
  );
