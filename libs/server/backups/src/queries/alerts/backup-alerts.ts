import { Injectable } from '@nestjs/common';
import { Database, Pages, scopeCondition, type ClientScope } from '@vigie/platform';
import { runOfCause, type AlertClass, type BackupEngine, type BackupKind } from '@vigie/rules';
import type { BackupAlert, BackupAlertQuery, Page } from '@vigie/wire';
import { ownAlert, sharedAlert } from '../../store/alerts/job-alerts';

interface AlertRow {
  id: string;
  clientId: string;
  client: string;
  jobId: string;
  job: string;
  kind: BackupKind;
  engine: BackupEngine;
  class: AlertClass;
  object: string;
  detail: string;
  occurrences: number;
  streak: number;
  sinceAt: Date;
  lastAt: Date;
  lastCause: string;
  resolvedAt: Date | null;
  ticketId: string;
}

const pages = new Pages('backup-alerts');
const select = `SELECT a.id, a.client_id AS clientId, c.name AS client, a.job_id AS jobId, j.name AS job, j.kind, j.engine,
    a.alert_class AS class, a.object, a.detail, a.occurrences, a.streak, a.since_at AS sinceAt, a.last_at AS lastAt,
    a.last_cause AS lastCause, a.resolved_at AS resolvedAt,
    a.ticket_id AS ticketId
  FROM backup_alert a JOIN backup_job j ON j.id = a.job_id AND j.client_id = a.client_id
  JOIN client c ON c.id = a.client_id`;

/** Of a job and of the repository that it shares. */
const ofJob = `SELECT a.id FROM backup_job j JOIN backup_alert a ON (${ownAlert}) OR (${sharedAlert}) WHERE j.id = ?`;

/** What is wrong with backups now, the latest first. */
@Injectable()
export class BackupAlerts {
  constructor(private readonly database: Database) {}

  /** A page of open alerts, of a class or of all; of a ticket also those that are over. */
  async page(scope: ClientScope, query: BackupAlertQuery): Promise<Page<BackupAlert>> {
    const own = scopeCondition(scope, 'client_id');
    const after = pages.after(query.cursor);
    const conditions = [...(query.ticket === undefined ? ['is_open = 1'] : []), own.sql];
    const values: unknown[] = [...own.parameters];
    for (const [condition, value] of [
      ['alert_class = ?', query.class],
      ['client_id = ?', query.client],
      [`id IN (${ofJob})`, query.job],
      ['ticket_id = ?', query.ticket],
      ['id < ?', after?.[0]],
    ] as const) {
      if (value === undefined) continue;
      conditions.push(condition);
      values.push(value);
    }
    const rows = await this.database.query<{ id: string }>(
      `SELECT id FROM backup_alert WHERE ${conditions.join(' AND ')} ORDER BY id DESC LIMIT ?`,
      [...values, query.limit + 1],
    );
    const cut = pages.cut(
      rows,
      query.limit,
      ({ id }) => [id],
      ({ id }) => id,
    );
    return { ...cut, items: await this.items(cut.items) };
  }

  /** How many are open, by class. */
  async counts(scope: ClientScope): Promise<{ items: { class: AlertClass; count: number }[] }> {
    const own = scopeCondition(scope, 'client_id');
    const rows = await this.database.query<{ class: AlertClass; count: number | string }>(
      `SELECT alert_class AS class, COUNT(*) AS count FROM backup_alert
        WHERE is_open = 1 AND ${own.sql} GROUP BY alert_class`,
      own.parameters,
    );
    return { items: rows.map((row) => ({ ...row, count: Number(row.count) })) };
  }

  /** The open alerts of a job. */
  async ofJob(jobId: string): Promise<BackupAlert[]> {
    const rows = await this.database.query<{ id: string }>(
      `SELECT id FROM backup_alert WHERE id IN (${ofJob}) AND is_open = 1 ORDER BY id DESC`,
      [jobId],
    );
    return this.items(rows.map(({ id }) => id));
  }

  private async items(ids: readonly string[]): Promise<BackupAlert[]> {
    if (ids.length === 0) return [];
    const rows = await this.database.query<AlertRow>(`${select} WHERE a.id IN (?)`, [ids]);
    const byId = new Map(rows.map((row) => [row.id, row]));
    return ids.flatMap((id) => {
      const row = byId.get(id);
      return row ? [present(row)] : [];
    });
  }
}

function present(row: AlertRow): BackupAlert {
  const { id, object, detail, occurrences, streak, ticketId } = row;
  return {
    ...{ id, class: row.class, object, detail, occurrences, streak },
    client: { id: row.clientId, name: row.client },
    job: { id: row.jobId, name: row.job, kind: row.kind, engine: row.engine },
    since: row.sinceAt.toISOString(),
    lastAt: row.lastAt.toISOString(),
    resolvedAt: row.resolvedAt?.toISOString() ?? null,
    runId: runOfCause(row.lastCause),
    ticket: { id: ticketId, number: `T-${ticketId}` },
  };
}
