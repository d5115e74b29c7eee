import type { Database, Transaction } from '@vigie/platform';

const shared = `j.engine = 'restic' AND (SELECT b.engine FROM backup_job b WHERE b.id = a.job_id) = 'restic'
  AND (a.alert_class IN ('integrity', 'quota', 'upkeep')
  OR (a.alert_class = 'replication' AND j.second_site = 1))`;

/**
 * An alert `a` is about a job `j`: its own, or one of the repository that it shares with the other jobs of its client,
 * which one of them bears.
 */
export const alertOfJob = `a.client_id = j.client_id AND (a.job_id = j.id OR (${shared}))`;

/** The jobs of which something is wrong now, or came right after an instant. */
export async function jobsInTrouble(reader: Database | Transaction, seenAt?: Date): Promise<string[]> {
  const open = seenAt ? '(a.is_open = 1 OR a.resolved_at > ?)' : 'a.is_open = 1';
  const rows = await reader.query<{ id: string }>(
    `SELECT a.job_id AS id FROM backup_alert a WHERE ${open}
     UNION
     SELECT j.id FROM backup_alert a JOIN backup_job j ON j.client_id = a.client_id AND ${shared} WHERE ${open}`,
    seenAt ? [seenAt, seenAt] : [],
  );
  return rows.map(({ id }) => id);
}
