import { Injectable } from '@nestjs/common';
import { Clock, Database, Pages, scopeCondition, dayOf, startOf, type ClientScope } from '@vigie/platform';
import { boardOutcomes, type BoardOutcome } from '@vigie/rules';
import type { BoardCounts, BoardItem, BoardQuery, Page } from '@vigie/wire';
import { jobsInTrouble } from '../../store/alerts/job-alerts';
import { boardItems, type BoardPlace } from './board-items';

interface PlaceRow extends BoardPlace {
  clientId: string;
  gravity: number;
  worst: number;
  at: Date;
  source: number;
}

const work = boardOutcomes.filter((outcome) => outcome !== 'success');
/** Worst first, as the rules say; 0 for what is not in the list, which is not read. */
const gravityOf = `FIELD(outcome, ${boardOutcomes.map((outcome) => `'${outcome}'`).join(', ')})`;

/**
 * What waits for a verdict. The page is cut out of narrow rows before names are joined: what was not good is little,
 * and greens are read along their index.
 */
@Injectable()
export class Board {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** A page of it, the worst first: of all, or client by client, of whom the one with the worst comes first. */
  page(scope: ClientScope, query: BoardQuery): Promise<Page<BoardItem>> {
    return query.show === 'greens' ? this.greens(scope, query) : this.work(scope, query);
  }

  /** How much waits, of a client or of all. */
  async counts(scope: ClientScope, client: string | undefined): Promise<BoardCounts> {
    const within = conditionOf(scope, client);
    const seenAt = this.clock.now();
    const rows = await this.database.query<{ outcome: BoardOutcome; count: number | string }>(
      `SELECT outcome, COUNT(*) AS count FROM backup_run
        WHERE reviewed_at IS NULL AND outcome <> 'running' AND ${within.sql} GROUP BY outcome
       UNION ALL
       SELECT 'missed', COUNT(*) FROM backup_expected
        WHERE reviewed_at IS NULL AND state = 'missed' AND ${within.sql}`,
      [...within.parameters, ...within.parameters],
    );
    const [greens] = await this.database.query<{ count: number | string; upTo: string | null }>(
      `SELECT COUNT(*) AS count, MAX(id) AS upTo FROM backup_run
        WHERE reviewed_at IS NULL AND outcome = 'success' AND job_id NOT IN (?) AND ${within.sql}`,
      [await this.troubled(), ...within.parameters],
    );
    const byOutcome = new Map(rows.map((row) => [row.outcome, row]));
    const counts = boardOutcomes.map(
      (outcome) => [outcome, Number(byOutcome.get(outcome)?.count ?? 0)] as const,
    );
    return {
      total: counts.reduce((sum, [, count]) => sum + count, 0),
      outcomes: Object.fromEntries(counts) as BoardCounts['outcomes'],
      greens: {
        count: Number(greens?.count ?? 0),
        upTo: greens?.upTo?.toString() ?? null,
        seenAt: seenAt.toISOString(),
      },
      ...(await this.given(within)),
    };
  }

  /** Whose greens stand apart, with what is wrong; never an empty list, which SQL does not know. */
  private async troubled(): Promise<number[]> {
    return [0, ...(await jobsInTrouble(this.database))];
  }

  private async given({ sql, parameters }: Condition): Promise<Pick<BoardCounts, 'reviewedToday' | 'last'>> {
    const today = startOf(dayOf(this.clock.now()));
    const [row] = await this.database.query<{ count: number | string }>(
      `SELECT COUNT(*) AS count FROM backup_review WHERE at >= ? AND ${sql}`,
      [today, ...parameters],
    );
    const last = await this.database.one<{ at: Date; by: string }>(
      `SELECT at, person_name AS \`by\` FROM backup_review WHERE ${sql} ORDER BY at DESC LIMIT 1`,
      parameters,
    );
    return { reviewedToday: Number(row?.count ?? 0), last: last && { ...last, at: last.at.toISOString() } };
  }

  private async work(
    scope: ClientScope,
    { by, client, limit, cursor }: BoardQuery,
  ): Promise<Page<BoardItem>> {
    const within = conditionOf(scope, client);
    const pages = new Pages(`backup-board:${by}`);
    const after = pages.after(cursor);
    const keys = by === 'client' ? ['worst', 'clientId', ...order] : [...order];
    const place = `SELECT 'run' AS kind, id, client_id AS clientId, outcome, ${gravityOf} AS gravity, ended_at AS at,
                          1 AS source
                     FROM backup_run
                    WHERE reviewed_at IS NULL AND outcome IN (?) AND ${within.sql}
                    UNION ALL
                   SELECT 'run', id, client_id, outcome, ${gravityOf}, ended_at, 1
                     FROM backup_run
                    WHERE reviewed_at IS NULL AND outcome = 'success' AND job_id IN (?) AND ${within.sql}
                    UNION ALL
                   SELECT 'missed', id, client_id, 'missed', ${boardOutcomes.indexOf('missed') + 1}, due_at, 0
                     FROM backup_expected WHERE reviewed_at IS NULL AND state = 'missed' AND ${within.sql}`;
    const worst = by === 'client' ? 'MIN(gravity) OVER (PARTITION BY clientId)' : '0';
    const rows = await this.database.query<PlaceRow>(
      `SELECT * FROM (SELECT p.*, ${worst} AS worst FROM (${place}) p) b
        ${after ? `WHERE (${keys.join(', ')}) > (${keys.map(() => '?').join(', ')})` : ''}
        ORDER BY ${keys.join(', ')} LIMIT ?`,
      [
        work.filter((outcome) => outcome !== 'missed'),
        ...[...within.parameters, await this.troubled(), ...within.parameters, ...within.parameters],
        ...(after
          ? keys.map((key, index) => (key === 'at' ? new Date(String(after[index])) : after[index]))
          : []),
        limit + 1,
      ],
    );
    const cut = pages.cut(
      rows,
      limit,
      (row) => keys.map((key) => positionOf(row, key)),
      (row) => row,
    );
    return { ...cut, items: await boardItems(this.database, cut.items) };
  }

  private async greens(scope: ClientScope, { client, limit, cursor }: BoardQuery): Promise<Page<BoardItem>> {
    const within = conditionOf(scope, client);
    const pages = new Pages('backup-board:greens');
    const after = pages.after(cursor);
    const at = after && new Date(String(after[0]));
    const rows = await this.database.query<{ id: string; at: Date }>(
      `SELECT id, ended_at AS at FROM backup_run
        WHERE reviewed_at IS NULL AND outcome = 'success' AND job_id NOT IN (?) AND ${within.sql}
          ${after ? 'AND (ended_at > ? OR (ended_at = ? AND id > ?))' : ''}
        ORDER BY ended_at, id LIMIT ?`,
      [await this.troubled(), ...within.parameters, ...(after ? [at, at, after[1]] : []), limit + 1],
    );
    const cut = pages.cut(
      rows,
      limit,
      (row) => [row.at.toISOString(), row.id],
      ({ id }): BoardPlace => ({ kind: 'run', id, outcome: 'success' }),
    );
    return { ...cut, items: await boardItems(this.database, cut.items) };
  }
}

/** Within a client or over all of them. */
const order = ['gravity', 'at', 'source', 'id'] as const;

interface Condition {
  sql: string;
  parameters: string[];
}

function conditionOf(scope: ClientScope, client: string | undefined): Condition {
  const { sql, parameters } = scopeCondition(scope, 'client_id');
  return client === undefined
    ? { sql, parameters }
    : { sql: `${sql} AND client_id = ?`, parameters: [...parameters, client] };
}

function positionOf(row: PlaceRow, key: string): string | number {
  const value = row[key as keyof PlaceRow];
  if (value instanceof Date) return value.toISOString();
  return key === 'gravity' || key === 'worst' || key === 'source' ? Number(value) : String(value);
}
