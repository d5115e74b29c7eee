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
import { nightsOf } from './nights-of-month';

type Said = Omit<BackupProofContent, 'format' | 'publishedAt' | 'publishedBy'>;
type ProvedRun = Said['runs'][number];

/** Nights of a month that have ended, and the jobs of those that have not. */
export interface ProvedMonth {
  said: Said;
  open: string[];
}

interface RunRow {
  runId: string | null;
  expectedId: string | null;
  job: string;
  day: LocalDate | null;
  dueAt: Date | null;
  endedAt: Date | null;
  outcome: DayOutcome;
  missedAt: Date | null;
  isOpen: number | string;
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

  async of(clientId: string, month: Month): Promise<ProvedMonth> {
    const client = found(
      await this.database.one<Reference>('SELECT id, name FROM client WHERE id = ?', [clientId]),
    );
    const span = spanOfMonth(month);
    const nights = await nightsOf<RunRow>(this.database, clientId, month);
    const rows = nights.filter(({ isOpen }) => Number(isOpen) !== 1);
    const open = nights.filter((night) => !rows.includes(night)).map(({ job }) => job);
    const verdicts = await this.verdicts(clientId, rows);
    const runs = rows
      .map((row) => present(row, verdicts))
      .toSorted((a, b) => a.day.localeCompare(b.day) || a.job.localeCompare(b.job, 'fr'));
    const restoreTests = await this.restoreTests(clientId, span);
    const said = {
      ...{ client, month, contracted: await this.contracted(clientId, span), runs, restoreTests },
      copies: await this.copies(clientId, span),
      checks: await this.checks(clientId, span),
      sums: { ...sumsOf(runs), restoreTests: restoreTests.length },
    };
    return { said, open: [...new Set(open)] };
  }

  private async copies(clientId: string, span: DaySpan): Promise<Said['restoreTests']> {
    return this.evidence(
      `SELECT COALESCE(j.name, '') AS job, t.ended_at AS at, t.outcome, t.source_count AS detail
         FROM backup_copy t LEFT JOIN backup_job j ON j.id = t.job_id AND j.client_id = t.client_id`,
      clientId,
      span,
    );
  }

  private async checks(clientId: string, span: DaySpan): Promise<Said['restoreTests']> {
    return this.evidence(
      `SELECT r.site AS job, t.ended_at AS at, IF(t.outcome = 'clean', 'success', t.outcome) AS outcome,
              CONCAT(t.part, '/', t.parts) AS detail
         FROM backup_check t JOIN backup_repository r ON r.id = t.repository_id AND r.client_id = t.client_id`,
      clientId,
      span,
    );
  }

  private async restoreTests(clientId: string, span: DaySpan): Promise<Said['restoreTests']> {
    return this.evidence(
      `SELECT j.name AS job, t.ended_at AS at, t.outcome, COALESCE(t.message, t.path) AS detail
         FROM backup_restore_test t JOIN backup_job j ON j.id = t.job_id AND j.client_id = t.client_id`,
      clientId,
      span,
    );
  }

  private async evidence(
    select: string,
    clientId: string,
    { from, to }: DaySpan,
  ): Promise<Said['restoreTests']> {
    const rows = await this.database.query<{
      job: string;
      at: Date;
      outcome: string;
      detail: string | number | null;
    }>(`${select} WHERE t.client_id = ? AND t.ended_at >= ? AND t.ended_at < ? ORDER BY t.ended_at, t.id`, [
      clientId,
      startOf(from),
      startOf(addCalendarDays(to, 1)),
    ]);
    return rows.map(({ job, at, outcome, detail }) => ({
      ...{ job, at: at.toISOString(), ok: outcome === 'success', detail: String(detail ?? ''), by: 'Vigie' },
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
  const { job, dueAt, endedAt, missedAt, outcome, excusedAt, excusedBy, reason } = row;
  const said = verdicts.get(keyOf(row.runId, row.expectedId)) ?? [];
  return {
    ...{ job, outcome, day: row.day ?? dayOf(endedAt ?? new Date(0)) },
    dueAt: dueAt?.toISOString() ?? null,
    endedAt: endedAt?.toISOString() ?? null,
    missedAt: missedAt?.toISOString() ?? null,
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
