import { Injectable } from '@nestjs/common';
import { Database, inScope, notFound, startOf, type ClientScope } from '@vigie/platform';
import { addCalendarDays, type DayOutcome, type LocalDate } from '@vigie/rules';
import type { BackupDayItems } from '@vigie/wire';

interface DayRow {
  runId: string | null;
  expectedId: string | null;
  jobId: string;
  job: string;
  outcome: DayOutcome;
  at: Date;
  message: string | null;
}

const most = 500;

/** A day of the calendar of a client, opened. */
@Injectable()
export class BackupDayRuns {
  constructor(private readonly database: Database) {}

  /** 404 outside the scope. */
  async of(scope: ClientScope, clientId: string, day: LocalDate): Promise<BackupDayItems> {
    if (!inScope(scope, clientId)) throw notFound();
    const rows = await this.database.query<DayRow>(
      `SELECT r.id AS runId, e.id AS expectedId, j.id AS jobId, j.name AS job, COALESCE(r.outcome, e.state) AS outcome,
              COALESCE(r.ended_at, e.due_at) AS at, COALESCE(r.message, e.reason) AS message
         FROM backup_expected e JOIN backup_job j ON j.id = e.job_id AND j.client_id = e.client_id
         LEFT JOIN backup_run r ON r.id = e.run_id AND r.client_id = e.client_id
        WHERE e.client_id = ? AND e.due_on = ?
          AND (r.outcome <> 'running' OR (r.id IS NULL AND e.state IN ('missed', 'excused')))
       UNION ALL
       SELECT r.id, NULL, j.id, j.name, r.outcome, r.ended_at, r.message
         FROM backup_run r JOIN backup_job j ON j.id = r.job_id AND j.client_id = r.client_id
        WHERE r.client_id = ? AND r.ended_at >= ? AND r.ended_at < ? AND r.superseded = 0
          AND NOT EXISTS (SELECT 1 FROM backup_expected e WHERE e.run_id = r.id AND e.client_id = r.client_id)
        ORDER BY job, at LIMIT ${most}`,
      [clientId, day, clientId, startOf(day), startOf(addCalendarDays(day, 1))],
    );
    return {
      items: rows.map(({ runId, expectedId, jobId, job, outcome, at, message }) => ({
        id: runId === null ? `missed-${expectedId ?? ''}` : `run-${runId}`,
        ...{ job: { id: jobId, name: job }, outcome, at: at.toISOString(), message },
      })),
    };
  }
}
