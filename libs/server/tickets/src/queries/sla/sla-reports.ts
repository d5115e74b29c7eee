import { Injectable } from '@nestjs/common';
import { Database, SharedReadings, type ClientScope } from '@vigie/platform';
import type { SlaFigures, SlaReport, SlaReportGroup, SlaReportLine, SlaReportQuery } from '@vigie/wire';
import { groupKeys, groupTables, reportWhere } from './sla-report-sql';

const mostLines = 200;
const mostReasons = 20;

interface FigureColumns {
  key: string | number;
  count: number | string;
  met: number | string;
  medianMs: number | string | null;
  p90Ms: number | string | null;
}

/** How the promises of a period were held. */
@Injectable()
export class SlaReports {
  readonly #reports = new SharedReadings((asked: { scope: ClientScope; query: SlaReportQuery }) =>
    this.read(asked.scope, asked.query),
  );

  constructor(private readonly database: Database) {}

  /**
   * Numbers of the clocks that finished in the period, in all and by group. A percentile is the nearest rank: of n
   * measured times in order, p % is the one at place ⌈n·p/100⌉, a time that really happened; the median of two is
   * the shorter one. Times are counted time: service hours of a response or a resolution, without pauses.
   */
  of(scope: ClientScope, query: SlaReportQuery): Promise<SlaReport> {
    return this.#reports.get({ scope, query });
  }

  private async read(scope: ClientScope, query: SlaReportQuery): Promise<SlaReport> {
    const [[total], lines, reasons] = await Promise.all([
      this.figures(scope, query, 'all'),
      this.figures(scope, query, query.by),
      this.reasons(scope, query),
    ]);
    const names = await this.namesOf(
      query.by,
      lines.map(({ key }) => String(key)),
    );
    return {
      total: total ? figuresOf(total) : { count: 0, met: 0, breached: 0, medianMs: null, p90Ms: null },
      lines: lines.map((line) => lineOf(line, names)),
      reasons,
    };
  }

  private figures(
    scope: ClientScope,
    query: SlaReportQuery,
    by: SlaReportGroup | 'all',
  ): Promise<FigureColumns[]> {
    const where = reportWhere(scope, query);
    return this.database.query<FigureColumns>(
      `SELECT line AS \`key\`, COUNT(*) AS count, SUM(state = 'met') AS met,
              MIN(CASE WHEN place = CEIL(measured * 50 / 100) THEN consumed_ms END) AS medianMs,
              MIN(CASE WHEN place = CEIL(measured * 90 / 100) THEN consumed_ms END) AS p90Ms
         FROM (SELECT line, state, consumed_ms, COUNT(consumed_ms) OVER (PARTITION BY line) AS measured,
                      ROW_NUMBER() OVER (PARTITION BY line ORDER BY consumed_ms IS NULL, consumed_ms) AS place
                 FROM (SELECT ${groupKeys[by]} AS line, c.state, c.consumed_ms
                         FROM ${groupTables[by]} WHERE ${where.sql}) finished) ranked
        GROUP BY line ORDER BY count DESC, line LIMIT ?`,
      [...where.parameters, mostLines],
    );
  }

  private async reasons(scope: ClientScope, query: SlaReportQuery): Promise<SlaReport['reasons']> {
    const where = reportWhere(scope, query);
    const rows = await this.database.query<{ reason: string | null; count: number | string }>(
      `SELECT c.breach_reason AS reason, COUNT(*) AS count FROM ${groupTables.all}
        WHERE ${where.sql} AND c.state = 'breached'
        GROUP BY c.breach_reason ORDER BY count DESC, reason LIMIT ?`,
      [...where.parameters, mostReasons],
    );
    return rows.map(({ reason, count }) => ({ reason, count: Number(count) }));
  }

  /** Names are joined last, for the few lines that are shown. */
  private async namesOf(by: SlaReportGroup, keys: readonly string[]): Promise<Map<string, string>> {
    if (by === 'formula' || by === 'priority') return new Map<string, string>();
    const rows = await this.database.query<{ id: string; name: string }>(
      `SELECT id, name FROM ${by} WHERE id IN (?)`,
      [['0', ...keys.filter((key) => key !== 'none')]],
    );
    return new Map(rows.map(({ id, name }) => [id, name]));
  }
}

const numberOrNull = (value: number | string | null) => (value === null ? null : Number(value));

function figuresOf({ count, met, medianMs, p90Ms }: FigureColumns): SlaFigures {
  return {
    count: Number(count),
    met: Number(met),
    breached: Number(count) - Number(met),
    medianMs: numberOrNull(medianMs),
    p90Ms: numberOrNull(p90Ms),
  };
}

function lineOf(columns: FigureColumns, names: ReadonlyMap<string, string>): SlaReportLine {
  const key = String(columns.key);
  return { key, name: names.get(key) ?? null, ...figuresOf(columns) };
}
