import { Injectable } from '@nestjs/common';
import { Clock, Database, found, fromJson, Pages, scopeCondition, type ClientScope } from '@vigie/platform';
import {
  healthOf,
  occurrencesAfter,
  quotaForecast,
  secondSiteOf,
  toInstant,
  type BackupEngine,
  type BackupJobState,
  type BackupKind,
  type HolidayRegion,
} from '@vigie/rules';
import type { BackupJob, BackupJobItem, BackupJobQuery, Page, SchedulePreviewQuery } from '@vigie/wire';
import { usageOf } from '../../store/alerts/run-figures.store';
import { scheduleOf } from '../../store/runs/job.store';
import { factsOf, healthColumns, inTrouble, type HealthColumns } from './job-health';
import { secondSiteColumns } from './second-site';

const pages = new Pages('backup-jobs');
const shownTimes = 5;

interface ItemRow extends HealthColumns {
  id: string;
  clientId: string;
  clientName: string;
  name: string;
  kind: BackupKind;
  engine: BackupEngine;
  state: BackupJobState;
  lastRunAt: Date | null;
  lastGoodAt: Date | null;
  nextDueAt: Date | null;
  awaitedSince: Date | null;
  usedBytes: string | null;
  quotaBytes: string | null;
}
interface DetailRow extends ItemRow {
  items: string[] | string;
  schedule: string;
  zone: string;
  workingDays: number;
  graceMinutes: number;
  longestMinutes: number;
  retentionDays: number;
  secondSite: number;
  hasSecondSite: number | string | null;
  copiedAt: Date | null;
  checkParts: number | null;
  coverageUnknown: number | string;
  restoreTestDays: number | null;
  note: string | null;
  pushHash: string | null;
  createdAt: Date;
  createdBy: string;
  version: number;
  region: HolidayRegion;
  goodFriday: number;
}

const columns = `j.id, j.client_id AS clientId, c.name AS clientName, j.name, j.kind, j.engine, j.state,
  j.last_run_at AS lastRunAt, j.last_good_at AS lastGoodAt,
  (SELECT MIN(e.due_at) FROM backup_expected e WHERE e.job_id = j.id AND e.state = 'awaited' AND e.due_at > ?) AS nextDueAt,
  (SELECT MIN(e.due_at) FROM backup_expected e WHERE e.job_id = j.id AND e.state = 'awaited' AND e.due_at <= ?) AS awaitedSince,
  ${healthColumns}, j.used_bytes AS usedBytes, j.quota_bytes AS quotaBytes`;

/** Users have to be in it, and its last run names nobody: whether all of them are is not known. */
const coverageUnknown = `(j.kind IN ('onedrive', 'mail') AND j.last_outcome IN ('success', 'warning')
  AND NOT EXISTS (SELECT 1 FROM backup_run_object o
    WHERE o.run_id = j.last_run_id AND o.client_id = j.client_id)) AS coverageUnknown`;

/** What is saved for clients. */
@Injectable()
export class BackupJobs {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** A page of jobs by name; 404 is not known here, a foreign client has none. */
  async page(scope: ClientScope, { limit, cursor, ...query }: BackupJobQuery): Promise<Page<BackupJobItem>> {
    const where = matching(scope, query);
    const after = pages.after(cursor);
    const from = after ? 'AND (j.name > ? OR (j.name = ? AND j.id > ?))' : '';
    const rows = await this.database.query<ItemRow>(
      `SELECT ${columns} FROM backup_job j JOIN client c ON c.id = j.client_id
        WHERE ${where.sql} ${from} ORDER BY j.name, j.id LIMIT ?`,
      [...this.now(), ...where.parameters, ...(after ? [after[0], after[0], after[1]] : []), limit + 1],
    );
    return pages.cut(rows, limit, ({ name, id }) => [name, id], itemOf);
  }

  /** One job with the next times of its schedule; 404 outside the scope. */
  async find(scope: ClientScope, id: string): Promise<BackupJob> {
    const own = scopeCondition(scope, 'j.client_id');
    const row = found(
      await this.database.one<DetailRow>(
        `SELECT ${columns}, j.items, j.schedule, j.zone, j.working_days AS workingDays,
            j.grace_minutes AS graceMinutes, j.longest_minutes AS longestMinutes,
            j.retention_days AS retentionDays, j.second_site AS secondSite, ${secondSiteColumns}, j.check_parts AS checkParts,
            j.restore_test_days AS restoreTestDays, ${coverageUnknown}, j.note, j.push_hash AS pushHash, j.created_at AS createdAt,
            j.created_by AS createdBy, j.version, k.region, k.good_friday AS goodFriday
           FROM backup_job j JOIN client c ON c.id = j.client_id JOIN calendar k ON k.id = c.calendar_id
          WHERE j.id = ? AND ${own.sql}`,
        [...this.now(), id, ...own.parameters],
      ),
    );
    const usage = await usageOf(this.database, id);
    const quota = row.quotaBytes === null ? null : Number(row.quotaBytes);
    const quotaReachedOn = quota === null ? null : quotaForecast(usage, quota);
    return { ...this.detailOf(row), usage, quotaReachedOn };
  }

  /** The next times of a schedule under the calendar of a client; none when it cannot be read. */
  async preview({ clientId, schedule, zone, workingDays }: SchedulePreviewQuery) {
    const calendar = found(
      await this.database.one<{ region: HolidayRegion; goodFriday: number }>(
        `SELECT k.region, k.good_friday AS goodFriday
           FROM client c JOIN calendar k ON k.id = c.calendar_id WHERE c.id = ?`,
        [clientId],
      ),
    );
    const goodFriday = calendar.goodFriday === 1;
    return {
      next: this.nextOf({
        schedule,
        zone,
        workingDays: workingDays === 'true',
        region: calendar.region,
        goodFriday,
      }),
    };
  }

  /** For what is due after it, and before. */
  private now(): Date[] {
    const now = this.clock.now();
    return [now, now];
  }

  private detailOf(row: DetailRow): Omit<BackupJob, 'usage' | 'quotaReachedOn'> {
    const flags = { workingDays: row.workingDays === 1, goodFriday: row.goodFriday === 1 };
    return {
      ...itemOf(row),
      ...{ schedule: row.schedule, zone: row.zone, workingDays: flags.workingDays },
      ...{ graceMinutes: row.graceMinutes, longestMinutes: row.longestMinutes },
      ...{ retentionDays: row.retentionDays, ...secondSite(row) },
      ...{ checkParts: row.checkParts, restoreTestDays: row.restoreTestDays, note: row.note },
      items: fromJson(row.items),
      coverageUnknown: Number(row.coverageUnknown) === 1,
      hasPushAddress: row.pushHash !== null,
      createdAt: row.createdAt.toISOString(),
      createdBy: row.createdBy,
      version: row.version,
      next: row.state === 'active' ? this.nextOf({ ...row, ...flags }) : [],
    };
  }

  private nextOf(scheduled: Parameters<typeof scheduleOf>[0]) {
    const now = toInstant(this.clock.now().getTime());
    return occurrencesAfter(scheduleOf(scheduled), now, shownTimes);
  }
}

function matching(scope: ClientScope, query: Omit<BackupJobQuery, 'limit' | 'cursor'>) {
  const own = scopeCondition(scope, 'j.client_id');
  const parts = [own.sql];
  const parameters: unknown[] = [...own.parameters];
  const add = (sql: string, ...values: unknown[]) => {
    parts.push(sql);
    parameters.push(...values);
  };
  if (query.client) add('j.client_id = ?', query.client);
  if (query.engine) add('j.engine = ?', query.engine);
  if (query.state) add('j.state = ?', query.state);
  else add("j.state <> 'ended'");
  if (query.trouble) add(`j.state = 'active' AND ${inTrouble}`);
  if (query.q) {
    const text = `%${query.q.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`;
    add('(j.name LIKE ? OR c.name LIKE ?)', text, text);
  }
  return { sql: parts.join(' AND '), parameters };
}

const instantOf = (date: Date | null) => date && date.toISOString();

function itemOf(row: ItemRow): BackupJobItem {
  const facts = factsOf(row);
  return {
    id: row.id,
    client: { id: row.clientId, name: row.clientName },
    ...{ name: row.name, kind: row.kind, engine: row.engine, state: row.state },
    ...healthOf(facts),
    lastOutcome: facts.lastOutcome,
    lastRunAt: instantOf(row.lastRunAt),
    lastGoodAt: instantOf(row.lastGoodAt),
    nextDueAt: instantOf(row.nextDueAt),
    awaitedSince: instantOf(row.awaitedSince),
    ...{ usedBytes: row.usedBytes, quotaBytes: row.quotaBytes },
  };
}

function secondSite({ secondSite: flag, hasSecondSite, copiedAt, engine }: DetailRow) {
  const promised = flag === 1;
  return {
    secondSite: promised,
    secondSiteSeen: secondSiteOf({ promised, engine, hasSecondSite: Number(hasSecondSite) === 1, copiedAt }),
    copiedAt: instantOf(copiedAt),
  };
}
