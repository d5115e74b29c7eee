import { Injectable } from '@nestjs/common';
import { awaitedAfter, localDateOf, type IndexFrequency, type LocalDate } from '@vigie/rules';
import { Clock, Database, found } from '@vigie/platform';
import type { IndexFailureCode, IndexOrigin, IndexSeries } from '@vigie/wire';

const zone = 'Europe/Paris';

interface ReadSeries {
  id: string;
  code: string;
  origin: IndexOrigin;
  name: string;
  title: string;
  base: string;
  unit: string;
  frequency: IndexFrequency;
  stopped: number;
  delayDays: number;
  lastUpdate: LocalDate | null;
  readAt: Date | null;
  readStartedAt: Date | null;
  readDueAt: Date | null;
  failure: IndexFailureCode | null;
  failureMessage: string | null;
  failedAt: Date | null;
  alerts: string | number;
  version: number;
  lastPeriod: string | null;
  lastValue: string | null;
  lastProvisional: number | null;
  lastPublishedOn: LocalDate | null;
}

const select = `
  SELECT s.id, s.code, s.origin, s.name, s.title, s.base, s.unit, s.frequency, s.stopped, s.delay_days AS delayDays,
         s.last_update AS lastUpdate, s.read_at AS readAt, s.read_started_at AS readStartedAt,
         s.read_due_at AS readDueAt, s.failure, s.failure_message AS failureMessage, s.failed_at AS failedAt,
         (SELECT COUNT(*) FROM index_alert a WHERE a.series_id = s.id AND a.seen_at IS NULL) AS alerts, s.version,
         v.period AS lastPeriod, v.value AS lastValue, v.provisional AS lastProvisional,
         v.published_on AS lastPublishedOn
    FROM index_series s
    LEFT JOIN index_value v ON v.id =
         (SELECT w.id FROM index_value w WHERE w.series_id = s.id AND w.base = s.base AND w.is_current = 1
           ORDER BY w.period DESC LIMIT 1)`;

/** The index series as they stand: a dozen, all at once. */
@Injectable()
export class IndexSeriesList {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** By the names that our people gave them. */
  async all(): Promise<IndexSeries[]> {
    const rows = await this.database.query<ReadSeries>(`${select} ORDER BY s.name, s.id`);
    const today = this.today();
    return rows.map((row) => present(row, today));
  }

  /** Error: not-found. */
  async one(id: string): Promise<IndexSeries> {
    return present(
      found(await this.database.one<ReadSeries>(`${select} WHERE s.id = ?`, [id])),
      this.today(),
    );
  }

  private today(): LocalDate {
    return localDateOf(this.clock.now().toISOString(), zone);
  }
}

function present(row: ReadSeries, today: LocalDate): IndexSeries {
  const { lastPeriod, lastValue, lastPublishedOn, failure, failedAt } = row;
  const stopped = row.stopped === 1;
  return {
    id: row.id,
    code: row.code,
    origin: row.origin,
    name: row.name,
    title: row.title,
    base: row.base,
    unit: row.unit,
    frequency: row.frequency,
    stopped,
    delayDays: row.delayDays,
    lastUpdate: row.lastUpdate,
    readAt: row.readAt?.toISOString() ?? null,
    reading: row.readStartedAt !== null,
    failure:
      failure && failedAt
        ? {
            code: failure,
            message: row.failureMessage ?? '',
            at: failedAt.toISOString(),
            nextAt: row.readDueAt?.toISOString() ?? null,
          }
        : null,
    last:
      lastPeriod !== null && lastValue !== null && lastPublishedOn !== null
        ? {
            period: lastPeriod,
            value: lastValue,
            provisional: row.lastProvisional === 1,
            publishedOn: lastPublishedOn,
          }
        : null,
    awaited: stopped ? null : awaitedAfter(lastPeriod, row.delayDays, today),
    alerts: Number(row.alerts),
    version: row.version,
  };
}
