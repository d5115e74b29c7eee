import { Injectable } from '@nestjs/common';
import { Database, found, fromJson, dayOf, startOf } from '@vigie/platform';
import {
  addCalendarDays,
  dayOutcomes,
  reviewVerdicts,
  spanOfMonth,
  type DayOutcome,
  type DaySpan,
  type LocalDate,
  type Month,
  type ReviewVerdict,
} from '@vigie/rules';
import type { BackupProofContent, Reference } from '@vigie/wire';

type Said = Omit<BackupProofContent, 'format' | 'publishedAt' | 'publishedBy'>;
type ProvedRun = Said['runs'][number];

interface RunRow {
  runId: string | null;
  expectedId: string | null;
  job: string;
  day: LocalDate | null;
  dueAt: Date | null;
  endedAt: Date | null;
  outcome: DayOutcome;
  excusedAt: Date | null;
  excusedBy: string | null;
  reason: string | null;
}

interface VerdictRow {
  runId: string | null;
  expectedId: string | null;
  verdict: ReviewVerdict;
  note: string | null;
  by: string;
  at: Date;
}

/** What a month of backups was for a client, as it stands now. */
@Injectable()
export class ProofContent {
  constructor(private readonly database: Database) {}

  async of(clientId: string, month: Month): Promise<Said> {
    const client = found(
      await this.database.one<Reference>('SELECT id, name FROM client WHERE id = ?', [clientId]),
    );
    const span = spanOfMonth(month);
    const rows = [...(await this.expected(clientId, span)), ...(await this.unexpected(clientId, span))];
    const verdicts = await this.verdicts(clientId, rows);
    const runs = rows
      .map((row) => present(row, verdicts))
      .toSorted((a, b) => a.day.localeCompare(b.day) || a.job.localeCompare(b.job, 'fr'));
    const restoreTests = await this.restoreTests(clientId, span);
    return {
      ...{ client, month, contracted: await this.contracted(clientId, span), runs, restoreTests },
      sums: { ...sumsOf(runs), restoreTests: restoreTests.length },
    };
  }

  private async restoreTests(clientId: string, { from, to }: DaySpan): Promise<Said['restoreTests']> {
    const rows = await this.database.query<{ job: string; at: Date; outcome: string; detail: string | null }>(
      `SELECT j.name AS job, t.ended_at AS at, t.outcome, COALESCE(t.message, t.path) AS detail
         FROM backup_restore_test t JOIN backup_job j ON j.id = t.job_id AND j.client_id = t.client_id
        WHERE t.client_id = ? AND t.ended_at >= ? AND t.ended_at < ? ORDER BY t.ended_at, t.id`,
      [clientId, startOf(from), startOf(addCalendarDays(to, 1))],
    );
    return rows.map(({ job, at, outcome, detail }) => ({
      ...{ job, at: at.toISOString(), ok: outcome === 'success', detail: detail ?? '', by: 'Vigie' },
    }));
  }

  private async contracted(clientId: string, { to }: DaySpan): Promise<Said['contracted']> {
    const rows = await this.database.query<
      Omit<Said['contracted'][number], 'items' | 'secondSite'> & {
        items: string[] | string;
        secondSite: number | string;
      }
    >(
      `SELECT name AS job, kind, engine, items, schedule, zone, retention_days AS retentionDays,
              quota_bytes AS quotaBytes, second_site AS secondSite
         FROM backup_job WHERE client_id = ? AND created_at < ? ORDER BY name, id`,
      [clientId, startOf(addCalendarDays(to, 1))],
    );
    return rows.map(({ items, secondSite, ...job }) => ({
      ...job,
      items: fromJson<string[]>(items),
      secondSite: Number(secondSite) === 1,
    }));
  }

  private expected(clientId: string, { from, to }: DaySpan): Promise<RunRow[]> {
    return this.database.query<RunRow>(
      `SELECT r.id AS runId, e.id AS expectedId, j.name AS job, e.due_on AS day, e.due_at AS dueAt,
              r.ended_at AS endedAt, COALESCE(r.outcome, e.state) AS outcome,
              e.excused_at AS excusedAt, e.excused_by AS excusedBy, e.reason
         FROM backup_expected e
         JOIN backup_job j ON j.id = e.job_id AND j.client_id = e.client_id
         LEFT JOIN backup_run r ON r.id = e.run_id AND r.client_id = e.client_id
        WHERE e.client_id = ? AND e.due_on BETWEEN ? AND ?
          AND (r.outcome <> 'running' OR (r.id IS NULL AND e.state IN ('missed', 'excused')))
        ORDER BY e.due_at, e.id`,
      [clientId, from, to],
    );
  }

  private unexpected(clientId: string, { from, to }: DaySpan): Promise<RunRow[]> {
    return this.database.query<RunRow>(
      `SELECT r.id AS runId, NULL AS expectedId, j.name AS job, NULL AS day, NULL AS dueAt, r.ended_at AS endedAt,
              r.outcome, NULL AS excusedAt, NULL AS excusedBy, NULL AS reason
         FROM backup_run r JOIN backup_job j ON j.id = r.job_id AND j.client_id = r.client_id
        WHERE r.client_id = ? AND r.ended_at >= ? AND r.ended_at < ? AND r.superseded = 0
          AND NOT EXISTS (SELECT 1 FROM backup_expected e WHERE e.run_id = r.id AND e.client_id = r.client_id)
        ORDER BY r.ended_at, r.id`,
      [clientId, startOf(from), startOf(addCalendarDays(to, 1))],
    );
  }

  /** By what they were said of. */
  private async verdicts(
    clientId: string,
    rows: readonly RunRow[],
  ): Promise<ReadonlyMap<string, VerdictRow[]>> {
    const said: VerdictRow[] = [];
    const columns = [
      ['run_id', rows.map(({ runId }) => runId)],
      ['expected_id', rows.map(({ expectedId }) => expectedId)],
    ] as const;
    for (const [column, ids] of columns) {
      const known = ids.filter((id) => id !== null);
      if (known.length === 0) continue;
      said.push(
        ...(await this.database.query<VerdictRow>(
          `SELECT run_id AS runId, expected_id AS expectedId, verdict, note, person_name AS \`by\`, at
             FROM backup_review WHERE ${column} IN (?) AND client_id = ? ORDER BY place`,
          [known, clientId],
        )),
      );
    }
    return Map.groupBy(said, ({ runId, expectedId }) => keyOf(runId, expectedId));
  }
}

const keyOf = (runId: string | null, expectedId: string | null): string =>
  runId === null ? `missed-${expectedId ?? ''}` : `run-${runId}`;

function present(row: RunRow, verdicts: ReadonlyMap<string, VerdictRow[]>): ProvedRun {
  const { job, dueAt, endedAt, outcome, excusedAt, excusedBy, reason } = row;
  const said = verdicts.get(keyOf(row.runId, row.expectedId)) ?? [];
  return {
    ...{ job, outcome, day: row.day ?? dayOf(endedAt ?? new Date(0)) },
    dueAt: dueAt?.toISOString() ?? null,
    endedAt: endedAt?.toISOString() ?? null,
    excuse: excusedAt && { by: excusedBy ?? '', at: excusedAt.toISOString(), reason: reason ?? '' },
    verdicts: said.map(({ verdict, note, by, at }) => ({ verdict, note, by, at: at.toISOString() })),
  };
}

function sumsOf(runs: readonly ProvedRun[]): Omit<Said['sums'], 'restoreTests'> {
  const last = runs.flatMap(({ verdicts }) => verdicts.at(-1)?.verdict ?? []);
  const count = <T>(all: readonly T[], one: T) => all.filter((each) => each === one).length;
  const outcomes = runs.map(({ outcome }) => outcome);
  return {
    expected: runs.length,
    outcomes: dayOutcomes
      .toReversed()
      .map((outcome) => ({ outcome, count: count(outcomes, outcome) }))
      .filter((one) => one.count > 0),
    verdicts: reviewVerdicts
      .map((verdict) => ({ verdict, count: count(last, verdict) }))
      .filter((one) => one.count > 0),
  };
}
