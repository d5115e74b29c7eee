import type { Database, Transaction } from '@vigie/platform';
import type { AlertClass } from '@vigie/rules';

/** An alert `a` that is open is a job's (`j`) own. */
export const ownAlert = `a.job_id = j.id AND a.client_id = j.client_id AND a.is_open = 1`;
const sharing = `a.alert_class IN ('integrity', 'quota', 'upkeep', 'replication')
  AND a.client_id = j.client_id AND a.job_id <> j.id AND j.engine = 'restic'
  AND (a.alert_class <> 'replication' OR j.second_site = 1)
  AND (SELECT b.engine FROM backup_job b WHERE b.id = a.job_id) = 'restic'`;
/** It is of the repository that the job shares with others of its client, one of which bears it. */
export const sharedAlert = `a.is_open = 1 AND ${sharing}`;

/** The jobs of which something is wrong now, or came right after an instant. */
export async function jobsInTrouble(reader: Database | Transaction, seenAt?: Date): Promise<number[]> {
  const open = seenAt ? '(a.is_open = 1 OR a.resolved_at > ?)' : 'a.is_open = 1';
  const rows = await reader.query<{ id: string }>(
    `SELECT a.job_id AS id FROM backup_alert a WHERE ${open}
     UNION
     SELECT j.id FROM backup_alert a JOIN backup_job j ON ${sharing} WHERE ${open}`,
    seenAt ? [seenAt, seenAt] : [],
  );
  return rows.map(({ id }) => Number(id));
}

export interface OpenAlert {
  jobId: string;
  alertClass: AlertClass;
  ticketId: string;
  streak: number;
}

/** What is wrong with these jobs now: what their nights raise before the rest, the longest row of nights first. */
export function alertsOfJobs(reader: Database, jobIds: readonly string[]): Promise<OpenAlert[]> {
  const columns = 'j.id AS jobId, a.alert_class AS alertClass, a.ticket_id AS ticketId, a.streak, a.id';
  return reader.query<OpenAlert>(
    `SELECT * FROM (
       SELECT ${columns} FROM backup_job j JOIN backup_alert a ON ${ownAlert} WHERE j.id IN (?)
       UNION ALL
       SELECT ${columns} FROM backup_job j JOIN backup_alert a ON ${sharedAlert} WHERE j.id IN (?)) b
      ORDER BY alertClass IN ('missed', 'failed', 'partial', 'unknown') DESC, streak DESC, id DESC`,
    [jobIds, jobIds],
  );
}
