import { fromJson, type Database, type JobPayload, type Transaction } from '@vigie/platform';

const handled = 'Cause corrigée le matin même, sauvegarde relancée.';
const notInstalled = 'Agent pas encore installé sur ce poste.';
const columns = `job_id, client_id, run_id, expected_id, place, corrects_id, verdict, note, bulk, at, person_id,
  person_name`;

/** Verdicts of the demonstration on all that ended, or was due, before an instant; each of the next morning. */
export async function reviewPast(tx: Transaction, before: Date, by: string): Promise<void> {
  await tx.execute(
    `INSERT INTO backup_review (${columns})
     SELECT job_id, client_id, id, NULL, 1, NULL, IF(outcome = 'success', 'good', 'handled'),
            IF(outcome = 'success', NULL, ?), outcome = 'success', ended_at + INTERVAL 9 HOUR, NULL, ?
       FROM backup_run WHERE reviewed_at IS NULL AND ended_at < ?`,
    [handled, by, before],
  );
  await tx.execute(
    `INSERT INTO backup_review (${columns})
     SELECT job_id, client_id, NULL, id, 1, NULL, 'handled', ?, 0, due_at + INTERVAL 10 HOUR, NULL, ?
       FROM backup_expected WHERE reviewed_at IS NULL AND state = 'missed' AND due_at < ?`,
    [notInstalled, by, before],
  );
  await tx.execute('UPDATE backup_run SET reviewed_at = ? WHERE reviewed_at IS NULL AND ended_at < ?', [
    tx.now,
    before,
  ]);
  await tx.execute(
    "UPDATE backup_expected SET reviewed_at = ? WHERE reviewed_at IS NULL AND state = 'missed' AND due_at < ?",
    [tx.now, before],
  );
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
