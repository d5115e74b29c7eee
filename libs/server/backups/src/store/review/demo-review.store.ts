import { fromJson, type Database, type JobPayload, type Transaction } from '@vigie/platform';

const handled = 'Cause corrigée le matin même, sauvegarde relancée.';
const notInstalled = 'Agent pas encore installé sur ce poste.';
const columns = `job_id, client_id, run_id, expected_id, place, corrects_id, verdict, note, bulk, at, person_id,
  person_name`;
/** The last night of each job that could have been told: what was before it has been looked at. */
const lastNights = `(SELECT job_id, MAX(due_at) AS due_at FROM backup_expected WHERE due_at <= ? GROUP BY job_id) l`;
/** The morning after, on Monday for a weekend, and never later than now. */
const morningAfter = (morning: string) =>
  `LEAST(?, ${morning} + INTERVAL ELT(WEEKDAY(${morning}) + 1, 0, 0, 0, 0, 0, 2, 1) DAY)`;

/** Verdicts of the demonstration on all nights but the last of each job, which began before an instant. */
export async function reviewPast(tx: Transaction, before: Date, by: string): Promise<void> {
  const runs = `backup_run r JOIN ${lastNights} ON l.job_id = r.job_id AND r.ended_at < l.due_at`;
  const missed = `backup_expected e JOIN ${lastNights} ON l.job_id = e.job_id AND e.due_at < l.due_at`;
  await tx.execute(
    `INSERT INTO backup_review (${columns})
     SELECT r.job_id, r.client_id, r.id, NULL, 1, NULL, IF(r.outcome = 'success', 'good', 'handled'),
            IF(r.outcome = 'success', NULL, ?), r.outcome = 'success',
            ${morningAfter('(r.ended_at + INTERVAL 9 HOUR)')}, NULL, ?
       FROM ${runs} WHERE r.reviewed_at IS NULL`,
    [handled, tx.now, by, before],
  );
  await tx.execute(
    `INSERT INTO backup_review (${columns})
     SELECT e.job_id, e.client_id, NULL, e.id, 1, NULL, 'handled', ?, 0,
            ${morningAfter('(e.due_at + INTERVAL 10 HOUR)')}, NULL, ?
       FROM ${missed} WHERE e.reviewed_at IS NULL AND e.state = 'missed'`,
    [notInstalled, tx.now, by, before],
  );
  await tx.execute(`UPDATE ${runs} SET r.reviewed_at = ? WHERE r.reviewed_at IS NULL`, [before, tx.now]);
  await tx.execute(
    `UPDATE ${missed} SET e.reviewed_at = ? WHERE e.reviewed_at IS NULL AND e.state = 'missed'`,
    [before, tx.now],
  );
}

/** The end of the oldest run of a client that waits for a verdict. */
export async function oldestWaiting(database: Database, clientId: string): Promise<Date | null> {
  const row = await database.one<{ at: Date | null }>(
    'SELECT MIN(ended_at) AS at FROM backup_run WHERE client_id = ? AND reviewed_at IS NULL',
    [clientId],
  );
  return row?.at ?? null;
}

/** The last run of a job of the demonstration; null when it is not there. */
export async function lastRunOf(
  tx: Transaction,
  { client, job }: { client: string; job: string },
): Promise<{ jobId: string; clientId: string; runId: string; endedAt: Date } | null> {
  const [row] = await tx.query<{ jobId: string; clientId: string; runId: string; endedAt: Date }>(
    `SELECT j.id AS jobId, j.client_id AS clientId, r.id AS runId, r.ended_at AS endedAt
       FROM backup_job j JOIN client c ON c.id = j.client_id JOIN backup_run r ON r.id = j.last_run_id
      WHERE c.name = ? AND j.name = ?`,
    [client, job],
  );
  return row ?? null;
}

type Follow = 'backup.follow-run' | 'backup.follow-missed';
type News = { [J in Follow]: { id: string; job: J; payload: JobPayload<J> } }[Follow];

/** What no worker has followed yet, in the order it was told. */
export async function waitingNews(database: Database): Promise<News[]> {
  const rows = await database.query<Omit<News, 'payload'> & { payload: News['payload'] | string }>(
    `SELECT id, job, payload FROM outbox
      WHERE done_at IS NULL AND job IN ('backup.follow-run', 'backup.follow-missed') ORDER BY id`,
  );
  return rows.map((row) => ({ ...row, payload: fromJson(row.payload) }) as News);
}
