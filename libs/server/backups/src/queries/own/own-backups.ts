import { Injectable } from '@nestjs/common';
import { Clock, Database, fromJson, scopeCondition, dayOf, type ClientScope } from '@vigie/platform';
import {
  addCalendarDays,
  daysLeft,
  healthOf,
  lightOf,
  secondSiteOf,
  type BackupEngine,
  type BackupJobState,
  type BackupKind,
} from '@vigie/rules';
import type { OwnBackups as OwnBackupsView } from '@vigie/wire';
import { In } from 'typeorm';
import { BackupEndingRow } from '../../store/endings/backup-ending.row';
import { notErased } from '../../store/endings/erased';
import { Endings } from '../endings/endings';
import { factsOf, healthColumns, type HealthColumns } from '../runs/job-health';
import { secondSiteColumns } from '../runs/second-site';

interface JobLine extends HealthColumns {
  id: string;
  name: string;
  kind: BackupKind;
  engine: BackupEngine;
  items: string[] | string;
  state: BackupJobState;
  lastGoodAt: Date | null;
  lastRunAt: Date | null;
  secondSite: number | string;
  hasSecondSite: number | string | null;
  copiedAt: Date | null;
  retentionDays: number;
  used: string | null;
  quota: string | null;
}
const most = 200;
const endingStates = ['open', 'erasing', 'erased'] as const;
const number = (value: string | null) => (value === null ? null : Number(value));

/** What a client sees of its backups: plain lights, no technique. */
@Injectable()
export class OwnBackups {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly endings: Endings,
  ) {}

  async of(scope: ClientScope): Promise<OwnBackupsView> {
    const [things, restores, endings] = await Promise.all([
      this.things(scope),
      this.restores(scope),
      this.ends(scope),
    ]);
    return { things, restores, endings };
  }

  private async things(scope: ClientScope): Promise<OwnBackupsView['things']> {
    const own = scopeCondition(scope, 'j.client_id');
    const rows = await this.database.query<JobLine>(
      `SELECT j.id, j.name, j.kind, j.engine, j.items, j.state, j.last_good_at AS lastGoodAt,
              j.last_run_at AS lastRunAt, j.second_site AS secondSite, j.retention_days AS retentionDays,
              j.used_bytes AS used, j.quota_bytes AS quota, ${healthColumns}, ${secondSiteColumns}
         FROM backup_job j WHERE ${own.sql} AND ${notErased('j')} ORDER BY j.state = 'ended', j.name, j.id LIMIT ${most}`,
      own.parameters,
    );
    return rows.map(thingOf);
  }

  private async restores(scope: ClientScope): Promise<OwnBackupsView['restores']> {
    const own = scopeCondition(scope, 'r.client_id');
    const rows = await this.database.query<
      Pick<OwnBackupsView['restores'][number], 'id' | 'requestId' | 'state' | 'what' | 'asOf'> & {
        ticketId: string;
        dueAt: Date | null;
        doneAt: Date | null;
        confirmedAt: Date | null;
      }
    >(
      `SELECT r.id, w.id AS requestId, r.ticket_id AS ticketId, r.state, r.what, r.as_of AS asOf, r.done_at AS doneAt,
              r.confirmed_at AS confirmedAt,
              (SELECT MIN(k.due_at) FROM sla_clock k WHERE k.ticket_id = r.ticket_id AND k.client_id = r.client_id
                  AND k.kind = 'promise' AND k.stopped_at IS NULL) AS dueAt
         FROM backup_restore r
         LEFT JOIN written_request w ON w.ticket_id = r.ticket_id AND w.client_id = r.client_id
        WHERE ${own.sql} ORDER BY r.id DESC LIMIT 20`,
      own.parameters,
    );
    return rows.map(({ ticketId, dueAt, doneAt, confirmedAt, ...row }) => ({
      ...{ ...row, number: `T-${ticketId}` },
      dueAt: dueAt?.toISOString() ?? null,
      doneAt: doneAt?.toISOString() ?? null,
      confirmedAt: confirmedAt?.toISOString() ?? null,
    }));
  }

  private async ends(scope: ClientScope): Promise<OwnBackupsView['endings']> {
    const where = {
      state: In([...endingStates]),
      ...(scope.kind === 'client' && { clientId: scope.clientId }),
    };
    const rows = await this.database.manager.find(BackupEndingRow, {
      where,
      order: { id: 'DESC' },
      take: 20,
    });
    return Promise.all(rows.map((row) => this.end(row)));
  }

  private async end(row: BackupEndingRow): Promise<OwnBackupsView['endings'][number]> {
    const { exports, certificate } = await this.endings.papers(row);
    const job = await this.database.one<{ name: string }>('SELECT name FROM backup_job WHERE id = ?', [
      row.jobId,
    ]);
    const today = dayOf(this.clock.now());
    const { id, state, endedOn, jobsEndOn, dueOn, choice, transferTo, version } = row;
    return {
      ...{ id, state, endedOn, dueOn, choice, transferTo, certificate, version },
      ...{ over: endedOn <= today, savedUntil: addCalendarDays(jobsEndOn, -1) },
      ...{ thing: job?.name ?? null, stopped: row.jobsEndedAt !== null },
      erasedOn: row.erasedAt && dayOf(row.erasedAt),
      daysLeft: daysLeft(dueOn, today),
      exports: exports
        .filter(({ state: made }) => made === 'made' || made === 'received')
        .map((one) => ({
          ...{ id: one.id, medium: one.medium, madeAt: one.madeAt, files: one.files, bytes: one.bytes },
          ...{ sha256: one.manifestSha256, csv: one.csv },
        })),
    };
  }
}

/** Where our server keeps something is no matter of the client: the name of the folder is. */
const leafOf = (path: string): string => path.split('/').findLast((part) => part !== '') ?? path;

function thingOf(row: JobLine): OwnBackupsView['things'][number] {
  const { id, name, kind, engine, state, retentionDays, copiedAt } = row;
  const facts = factsOf(row);
  const promised = Number(row.secondSite) === 1;
  return {
    ...{ id, name, kind, retentionDays },
    items: fromJson<string[]>(row.items).map((item) => (engine === 'restic' ? leafOf(item) : item)),
    light: lightOf(state, facts),
    trouble: healthOf(facts).troubles[0] ?? null,
    lastGoodAt: row.lastGoodAt?.toISOString() ?? null,
    lastRunAt: row.lastRunAt?.toISOString() ?? null,
    secondSite: secondSiteOf({ promised, engine, hasSecondSite: Number(row.hasSecondSite) === 1, copiedAt }),
    copiedAt: copiedAt?.toISOString() ?? null,
    ...{ used: number(row.used), quota: number(row.quota) },
  };
}
