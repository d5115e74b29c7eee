import { startOf, type Database } from '@vigie/platform';
import { addCalendarDays, spanOfMonth, type Month } from '@vigie/rules';

/** What makes a month, for its readiness and its proof alike. */
export interface MonthNights {
  sql: string;
  parameters: unknown[];
}

/**
 * Nights that were due in a month, with the run of each whenever it ended, and runs that nobody expected and that ended in
 * it. `client` says which clients, by columns of `x`.
 */
export function nightsOfMonth(month: Month, client: { sql: string; parameters: unknown[] }): MonthNights {
  const { from, to } = spanOfMonth(month);
  const [since, until] = [startOf(from), startOf(addCalendarDays(to, 1))];
  const own = (alias: string) => client.sql.replaceAll('x.', `${alias}.`);
  return {
    sql: `SELECT e.client_id AS clientId, e.job_id AS jobId, e.id AS expectedId, r.id AS runId, e.due_on AS day,
                 e.due_at AS dueAt, r.ended_at AS endedAt, COALESCE(r.outcome, e.state) AS outcome,
                 IF(r.id IS NULL, NULL, e.missed_at) AS missedAt,
                 e.excused_at AS excusedAt, e.excused_by AS excusedBy, e.reason,
                 (r.outcome = 'running' OR (r.id IS NULL AND e.state = 'awaited')) AS isOpen,
                 IF(r.id IS NULL, e.state = 'missed' AND e.reviewed_at IS NULL,
                    r.outcome <> 'running' AND r.reviewed_at IS NULL) AS isWaiting
            FROM backup_expected e
            LEFT JOIN backup_run r ON r.id = e.run_id AND r.client_id = e.client_id
           WHERE e.due_on BETWEEN ? AND ? AND ${own('e')}
          UNION ALL
          SELECT r.client_id, r.job_id, NULL, r.id, NULL, NULL, r.ended_at, r.outcome, NULL, NULL, NULL, NULL,
                 0, r.reviewed_at IS NULL
            FROM backup_run r
           WHERE r.ended_at >= ? AND r.ended_at < ? AND r.superseded = 0 AND ${own('r')}
             AND NOT EXISTS (SELECT 1 FROM backup_expected e WHERE e.run_id = r.id AND e.client_id = r.client_id)`,
    parameters: [from, to, ...client.parameters, since, until, ...client.parameters],
  };
}

/** A month of one client, in the order of its nights. */
export function nightsOf<Row>(database: Database, clientId: string, month: Month): Promise<Row[]> {
  const nights = nightsOfMonth(month, { sql: 'x.client_id = ?', parameters: [clientId] });
  return database.query<Row>(
    `SELECT n.*, j.name AS job FROM (${nights.sql}) n JOIN backup_job j ON j.id = n.jobId AND j.client_id = n.clientId
      ORDER BY COALESCE(n.dueAt, n.endedAt), n.expectedId, n.runId`,
    nights.parameters,
  );
}
