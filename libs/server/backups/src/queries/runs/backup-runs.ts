import { Injectable } from '@nestjs/common';
import { Clock, Database, found, fromJson, Pages, scopeCondition, type ClientScope } from '@vigie/platform';
import type { BackupKind, ExpectedState, RunOutcome, RunSource } from '@vigie/rules';
import type { BackupNight, BackupRun, Page } from '@vigie/wire';

const pages = new Pages('backup-nights');
const shownObjects = 500;
const shownWords = 100_000;

interface NightRow {
  at: Date;
  place: string;
  expectedId: string | null;
  runId: string | null;
}
interface ExpectedRow {
  id: string;
  dueAt: Date;
  lateAt: Date;
  state: ExpectedState;
  missedAt: Date | null;
  reason: string | null;
  by: string | null;
}
interface RunRow {
  id: string;
  source: RunSource;
  outcome: RunOutcome;
  startedAt: Date | null;
  endedAt: Date | null;
  lateAt: Date | null;
  bytesProcessed: string | null;
  bytesAdded: string | null;
  filesTotal: string | null;
  filesChanged: string | null;
  message: string | null;
  missing: string[] | string | null;
  snapshotId: string | null;
  superseded: number | string;
}
interface RunDetailRow extends RunRow {
  jobId: string;
  jobName: string;
  clientId: string;
  clientName: string;
  okCount: number | null;
  warningCount: number | null;
  errorCount: number | null;
  reportFileId: string | null;
}

const runColumns = `r.id, r.source, r.outcome, r.started_at AS startedAt, r.ended_at AS endedAt, r.late_at AS lateAt,
  r.bytes_processed AS bytesProcessed, r.bytes_added AS bytesAdded, r.files_total AS filesTotal,
  r.files_changed AS filesChanged, r.message, r.missing, r.snapshot_id AS snapshotId, r.superseded`;
const expectedColumns = `id, due_at AS dueAt, late_at AS lateAt, state, missed_at AS missedAt, reason, excused_by AS \`by\``;

/** What a job did, night by night: what was expected, what came, and what nobody expected. */
@Injectable()
export class BackupRuns {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** A page of nights, the latest first; 404 outside the scope. */
  async nights(
    scope: ClientScope,
    jobId: string,
    { limit, cursor }: { limit: number; cursor?: string | undefined },
  ): Promise<Page<BackupNight>> {
    const own = scopeCondition(scope, 'client_id');
    const job = `SELECT id FROM backup_job WHERE id = ? AND ${own.sql}`;
    found(await this.database.one(job, [jobId, ...own.parameters]));
    const rows = await this.placesOf(jobId, limit + 1, pages.after(cursor));
    const cut = pages.cut(
      rows,
      limit,
      ({ at, place }) => [at.toISOString(), place],
      (row) => row,
    );
    return { ...cut, items: await this.present(cut.items) };
  }

  /** One run with what it says of each thing; 404 outside the scope. */
  async find(scope: ClientScope, id: string): Promise<BackupRun> {
    const own = scopeCondition(scope, 'r.client_id');
    const row = found(
      await this.database.one<RunDetailRow>(
        `SELECT ${runColumns}, r.job_id AS jobId, j.name AS jobName, r.client_id AS clientId, c.name AS clientName,
            r.ok_count AS okCount, r.warning_count AS warningCount, r.error_count AS errorCount,
            r.report_file_id AS reportFileId
           FROM backup_run r JOIN backup_job j ON j.id = r.job_id JOIN client c ON c.id = r.client_id
          WHERE r.id = ? AND ${own.sql}`,
        [id, ...own.parameters],
      ),
    );
    const objects = await this.objectsOf(id);
    const { okCount: ok, warningCount: warning, errorCount: error } = row;
    return {
      id,
      job: { id: row.jobId, name: row.jobName },
      client: { id: row.clientId, name: row.clientName },
      run: runOf(row),
      counts: ok === null ? null : { ok, warning: warning ?? 0, error: error ?? 0 },
      objects: objects.slice(0, shownObjects),
      moreObjects: objects.length > shownObjects,
      reportFileId: row.reportFileId,
      told: await this.toldOf(id),
    };
  }

  /** Where the nights lie: occurrences that are over or have begun, and runs that answer to none. */
  private placesOf(
    jobId: string,
    limit: number,
    after: (string | number | null)[] | null,
  ): Promise<NightRow[]> {
    const at = after ? new Date(String(after[0])) : this.clock.now();
    const place = after ? after[1] : '~';
    const before = (column: string, name: string) =>
      `(${column} < ? OR (${column} = ? AND CONCAT('${name}', LPAD(id, 20, '0')) < ?))`;
    return this.database.query<NightRow>(
      `(SELECT due_at AS at, CONCAT('e', LPAD(id, 20, '0')) AS place, id AS expectedId, run_id AS runId
          FROM backup_expected WHERE job_id = ? AND ${before('due_at', 'e')} ORDER BY due_at DESC LIMIT ?)
       UNION ALL
       (SELECT recorded_at AS at, CONCAT('r', LPAD(id, 20, '0')) AS place, NULL AS expectedId, id AS runId
          FROM backup_run r WHERE job_id = ? AND ${before('recorded_at', 'r')}
           AND NOT EXISTS (SELECT 1 FROM backup_expected e WHERE e.run_id = r.id AND e.client_id = r.client_id)
         ORDER BY recorded_at DESC LIMIT ?)
       ORDER BY at DESC, place DESC LIMIT ?`,
      [jobId, at, at, place, limit, jobId, at, at, place, limit, limit],
    );
  }

  private async present(rows: readonly NightRow[]): Promise<BackupNight[]> {
    const expected = await this.byId<ExpectedRow>(
      `SELECT ${expectedColumns} FROM backup_expected WHERE id IN (?)`,
      rows.map(({ expectedId }) => expectedId),
    );
    const runs = await this.byId<RunRow>(
      `SELECT ${runColumns} FROM backup_run r WHERE r.id IN (?)`,
      rows.map(({ runId }) => runId),
    );
    return rows.map(({ expectedId, runId }) => {
      const due = expected.get(expectedId ?? '');
      const run = runs.get(runId ?? '');
      return { expected: due ? expectedOf(due) : null, run: run ? runOf(run) : null };
    });
  }

  private async byId<Row extends { id: string }>(sql: string, ids: readonly (string | null)[]) {
    const known = ids.filter((id) => id !== null);
    const rows = known.length === 0 ? [] : await this.database.query<Row>(sql, [known]);
    return new Map(rows.map((row) => [row.id, row]));
  }

  private objectsOf(runId: string) {
    return this.database.query<{
      id: string;
      name: string;
      kind: BackupKind;
      outcome: RunOutcome;
      bytes: string | null;
      message: string | null;
    }>(
      `SELECT id, name, kind, outcome, bytes, message FROM backup_run_object WHERE run_id = ?
        ORDER BY FIELD(outcome, 'failed', 'unknown', 'warning', 'cancelled', 'success'), id LIMIT ?`,
      [runId, shownObjects + 1],
    );
  }

  /** What its program said, word for word. */
  private async toldOf(runId: string): Promise<string | null> {
    const sql = `SELECT LEFT(body, ${shownWords}) AS body FROM backup_push
      WHERE run_id = ? AND body <> '' ORDER BY id DESC LIMIT 1`;
    return (await this.database.one<{ body: string }>(sql, [runId]))?.body ?? null;
  }
}

const instantOf = (date: Date | null) => date && date.toISOString();

const expectedOf = (row: ExpectedRow) => ({
  ...row,
  dueAt: row.dueAt.toISOString(),
  lateAt: row.lateAt.toISOString(),
  missedAt: instantOf(row.missedAt),
});

const runOf = ({ lateAt, ...row }: RunRow) => ({
  ...row,
  startedAt: instantOf(row.startedAt),
  endedAt: instantOf(row.endedAt),
  missing: row.missing === null ? [] : fromJson<string[]>(row.missing),
  gaveUp: row.outcome !== 'running' && lateAt !== null,
  superseded: Number(row.superseded) === 1,
});
