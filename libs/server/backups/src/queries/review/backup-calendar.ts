import { Injectable } from '@nestjs/common';
import {
  Clock,
  Database,
  dayOf,
  found,
  inScope,
  notFound,
  scopeCondition,
  startOf,
  type ClientScope,
} from '@vigie/platform';
import { addCalendarDays, worstOf, type DayOutcome, type LocalDate } from '@vigie/rules';
import type { BackupCalendar, BackupDay, Reference } from '@vigie/wire';

interface DayRow {
  jobId: string;
  day: LocalDate;
  outcome: DayOutcome;
  count: number;
}

/** What each day of a client came to, for each of its jobs. */
@Injectable()
export class BackupCalendars {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** The last days of a client, or of the one in most trouble, today among them; 404 for one outside the scope. */
  async of(scope: ClientScope, wanted: string | undefined, days: number): Promise<BackupCalendar> {
    const to = dayOf(this.clock.now());
    const from = addCalendarDays(to, 1 - days);
    const clientId = wanted ?? (await this.mostTroubled(scope));
    if (clientId === null) return { client: null, from, to, jobs: [], days: [] };
    if (!inScope(scope, clientId)) throw notFound();
    const client = found(
      await this.database.one<Reference>('SELECT id, name FROM client WHERE id = ?', [clientId]),
    );
    const rows = [...(await this.expected(clientId, from, to)), ...(await this.unexpected(clientId, from))];
    const jobs = await this.database.query<Reference>(
      'SELECT id, name FROM backup_job WHERE client_id = ? ORDER BY name, id',
      [clientId],
    );
    const byJob = Map.groupBy(rows, ({ jobId }) => jobId);
    return {
      ...{ client, from, to },
      jobs: jobs
        .map((job) => ({ job, days: cells(byJob.get(job.id) ?? []) }))
        .filter((one) => one.days.length > 0),
      days: cells(rows),
    };
  }

  /** The client with the most open alerts, else the first that has backups. */
  private async mostTroubled(scope: ClientScope): Promise<string | null> {
    const { sql, parameters } = scopeCondition(scope, 'client_id');
    const row =
      (await this.database.one<{ id: string }>(
        `SELECT client_id AS id FROM backup_alert WHERE is_open = 1 AND ${sql}
          GROUP BY client_id ORDER BY COUNT(*) DESC, client_id LIMIT 1`,
        parameters,
      )) ??
      (await this.database.one<{ id: string }>(
        `SELECT client_id AS id FROM backup_job WHERE ${sql} ORDER BY state = 'ended', client_id LIMIT 1`,
        parameters,
      ));
    return row?.id ?? null;
  }

  private async expected(clientId: string, from: LocalDate, to: LocalDate): Promise<DayRow[]> {
    const rows = await this.database.query<Omit<DayRow, 'count'> & { count: number | string }>(
      `SELECT e.job_id AS jobId, e.due_on AS day, COALESCE(r.outcome, e.state) AS outcome, COUNT(*) AS count
         FROM backup_expected e LEFT JOIN backup_run r ON r.id = e.run_id AND r.client_id = e.client_id
        WHERE e.client_id = ? AND e.due_on BETWEEN ? AND ?
          AND (r.outcome <> 'running' OR (r.id IS NULL AND e.state IN ('missed', 'excused')))
        GROUP BY e.job_id, e.due_on, COALESCE(r.outcome, e.state)`,
      [clientId, from, to],
    );
    return rows.map((row) => ({ ...row, count: Number(row.count) }));
  }

  /** Started by hand, or by a source that keeps no schedule of ours. */
  private async unexpected(clientId: string, from: LocalDate): Promise<DayRow[]> {
    const rows = await this.database.query<{ jobId: string; at: Date; outcome: DayOutcome }>(
      `SELECT r.job_id AS jobId, r.ended_at AS at, r.outcome FROM backup_run r
        WHERE r.client_id = ? AND r.ended_at >= ? AND r.superseded = 0
          AND NOT EXISTS (SELECT 1 FROM backup_expected e WHERE e.run_id = r.id AND e.client_id = r.client_id)`,
      [clientId, startOf(from)],
    );
    return rows.map(({ jobId, at, outcome }) => ({ jobId, day: dayOf(at), outcome, count: 1 }));
  }
}

/** One for each day, with the worst of it. */
function cells(rows: readonly DayRow[]): BackupDay[] {
  const byDay = Map.groupBy(rows, ({ day }) => day);
  return [...byDay]
    .map(([day, all]) => ({
      day,
      worst: worstOf(all.map(({ outcome }) => outcome)) ?? 'success',
      count: sum(all),
      bad: sum(all.filter(({ outcome }) => outcome !== 'success' && outcome !== 'excused')),
    }))
    .toSorted((a, b) => a.day.localeCompare(b.day));
}

const sum = (rows: readonly DayRow[]): number => rows.reduce((total, { count }) => total + count, 0);
