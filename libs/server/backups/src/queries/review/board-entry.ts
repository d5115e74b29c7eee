import { Injectable } from '@nestjs/common';
import { Database, found, inScope, notFound, type ClientScope } from '@vigie/platform';
import { anomaliesOf, quotaForecast, type DayOutcome, type RunFigures } from '@vigie/rules';
import type { BoardEntry, BoardVerdict } from '@vigie/wire';
import { baselineOf, figuresOf, usageOf } from '../../store/alerts/run-figures.store';
import { readKey } from '../../store/review/board.store';
import { BackupAlerts } from '../alerts/backup-alerts';
import { boardItems, type BoardPlace } from './board-items';

const mostObjects = 300;
const nightsBefore = 14;
const unsaid: RunFigures = {
  ...{ day: '1970-01-01', bytesProcessed: null, bytesAdded: null },
  ...{ filesTotal: null, filesChanged: null, durationMs: null },
};

interface StateRow {
  clientId: string;
  jobId: string;
  outcome: BoardPlace['outcome'];
  at: Date;
  startedAt: Date | null;
  excusedAt: Date | null;
  excusedBy: string | null;
  reason: string | null;
}

/** All there is to know of a run, or of one that did not come, before a verdict. */
@Injectable()
export class BoardEntries {
  constructor(
    private readonly database: Database,
    private readonly alerts: BackupAlerts,
  ) {}

  /** 404 for what has not ended, and outside the scope. */
  async one(scope: ClientScope, key: string): Promise<BoardEntry> {
    const { kind, id } = readKey(key);
    const state = found(await this.state(kind, id));
    if (!inScope(scope, state.clientId)) throw notFound();
    const [item] = await boardItems(this.database, [{ kind, id, outcome: state.outcome }]);
    const { jobId, excusedAt } = state;
    const figures = kind === 'run' ? await figuresOf(this.database, { id, jobId }) : null;
    const baseline = await baselineOf(this.database, jobId);
    return {
      ...found(item),
      startedAt: state.startedAt?.toISOString() ?? null,
      figures: numbers(figures?.run ?? unsaid),
      anomalies: figures ? anomaliesOf(figures.run, figures.before) : [],
      baseline: baseline && { ...baseline, at: baseline.at.toISOString() },
      quota: await this.quota(jobId),
      objects: kind === 'run' ? await this.objects(id, state.clientId) : [],
      before: await this.before(state),
      alerts: await this.alerts.ofJob(jobId),
      excused: excusedAt && {
        ...{ at: excusedAt.toISOString(), by: state.excusedBy ?? '', reason: state.reason ?? '' },
      },
      verdicts: await this.verdicts(kind, id),
    };
  }

  private state(kind: BoardPlace['kind'], id: string): Promise<StateRow | null> {
    return this.database.one<StateRow>(
      kind === 'run'
        ? `SELECT client_id AS clientId, job_id AS jobId, outcome, ended_at AS at, started_at AS startedAt,
                  NULL AS excusedAt, NULL AS excusedBy, NULL AS reason
             FROM backup_run WHERE id = ? AND ended_at IS NOT NULL`
        : `SELECT client_id AS clientId, job_id AS jobId, 'missed' AS outcome, due_at AS at, NULL AS startedAt,
                  excused_at AS excusedAt, excused_by AS excusedBy, reason
             FROM backup_expected WHERE id = ? AND state IN ('missed', 'excused')`,
      [id],
    );
  }

  private async quota(jobId: string): Promise<BoardEntry['quota']> {
    const job = await this.database.one<{ used: string | null; quota: string | null }>(
      'SELECT used_bytes AS used, quota_bytes AS quota FROM backup_job WHERE id = ?',
      [jobId],
    );
    if (!job?.used || !job.quota) return null;
    const quota = Number(job.quota);
    const forecast = quotaForecast(await usageOf(this.database, jobId), quota);
    return { used: Number(job.used), quota, forecast };
  }

  /** What did not go well first. */
  private objects(runId: string, clientId: string): Promise<BoardEntry['objects']> {
    return this.database.query(
      `SELECT name, outcome, message FROM backup_run_object WHERE run_id = ? AND client_id = ?
        ORDER BY FIELD(outcome, 'failed', 'unknown', 'cancelled', 'warning', 'success'), name LIMIT ${mostObjects}`,
      [runId, clientId],
    );
  }

  private async before({ jobId, clientId, at }: StateRow): Promise<BoardEntry['before']> {
    const rows = await this.database.query<{ at: Date; outcome: DayOutcome }>(
      `(SELECT ended_at AS at, outcome FROM backup_run
         WHERE job_id = ? AND client_id = ? AND ended_at < ? AND superseded = 0 ORDER BY ended_at DESC LIMIT ${nightsBefore})
       UNION ALL
       (SELECT due_at, state FROM backup_expected
         WHERE job_id = ? AND client_id = ? AND due_at < ? AND state IN ('missed', 'excused')
         ORDER BY due_at DESC LIMIT ${nightsBefore})
       ORDER BY at DESC LIMIT ${nightsBefore}`,
      [jobId, clientId, at, jobId, clientId, at],
    );
    return rows.map((row) => ({ ...row, at: row.at.toISOString() }));
  }

  private async verdicts(kind: BoardPlace['kind'], id: string): Promise<BoardVerdict[]> {
    const rows = await this.database.query<
      Omit<BoardVerdict, 'at' | 'bulk'> & { at: Date; bulk: number | string }
    >(
      `SELECT id, verdict, note, bulk, corrects_id AS correctsId, at, person_name AS \`by\` FROM backup_review
        WHERE ${kind === 'run' ? 'run_id' : 'expected_id'} = ? ORDER BY place`,
      [id],
    );
    return rows.map((row) => ({ ...row, bulk: Number(row.bulk) === 1, at: row.at.toISOString() }));
  }
}

const numbers = ({ bytesProcessed, bytesAdded, filesTotal, filesChanged, durationMs }: RunFigures) => ({
  ...{ bytesProcessed, bytesAdded, filesTotal, filesChanged, durationMs },
});
