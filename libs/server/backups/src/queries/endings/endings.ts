import { Injectable } from '@nestjs/common';
import {
  Clock,
  Database,
  FileStore,
  found,
  Pages,
  scopeCondition,
  dayOf,
  type Actor,
  type ClientScope,
} from '@vigie/platform';
import { type LocalDate, openEndingStates, endingReminderDates } from '@vigie/rules';
import type { BackupEnding, BackupEndingDetail, BackupEndingQuery, Page } from '@vigie/wire';
import { In } from 'typeorm';
import { BackupEndingExportRow } from '../../store/endings/backup-ending-export.row';
import { BackupEndingSiteRow } from '../../store/endings/backup-ending-site.row';
import { BackupEndingStepRow } from '../../store/endings/backup-ending-step.row';
import { BackupEndingRow } from '../../store/endings/backup-ending.row';
import { jobsOfEnding } from '../../store/endings/ending.store';
import { obstacleOf } from '../../store/endings/obstacle';
import { RestoredFolders } from '../restores/restored-folders';
import { type EndingNames, presentEnding, presentExport, presentSite, presentStep } from './ending-view';

const pages = new Pages('backup-endings');
const over = ['erased', 'dismissed', 'withdrawn'] as const;
const isoOf = (at: Date | null) => at?.toISOString() ?? null;

/** Ends of backup services as our people follow them. */
@Injectable()
export class Endings {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly files: FileStore,
    private readonly folders: RestoredFolders,
  ) {}

  /** The least time left first. */
  async page(scope: ClientScope, query: BackupEndingQuery): Promise<Page<BackupEnding>> {
    const { limit, cursor, state, client } = query;
    const own = scopeCondition(scope, 'client_id');
    const [dueOn, id] = pages.after(cursor) ?? [];
    const [order, beyond] = state === 'over' ? ['DESC', '<'] : ['ASC', '>'];
    const rows = await this.database.query<{ id: string }>(
      `SELECT id FROM backup_ending WHERE ${own.sql} AND state IN (?) ${client ? 'AND client_id = ?' : ''}
          ${id ? `AND (due_on ${beyond} ? OR (due_on = ? AND id ${beyond} ?))` : ''}
        ORDER BY due_on ${order}, id ${order} LIMIT ?`,
      [
        ...own.parameters,
        state === 'over' ? over : openEndingStates,
        ...(client ? [client] : []),
        ...(id ? [dueOn, dueOn, id] : []),
        limit + 1,
      ],
    );
    const items = await this.items(rows.map((row) => row.id));
    return pages.cut(
      items,
      limit,
      (item) => [item.dueOn, item.id],
      (item) => item,
    );
  }

  /** One of them with all that happened; 404 outside the scope. */
  async find(actor: Actor, id: string): Promise<BackupEndingDetail> {
    const { scope } = actor;
    const where = scope.kind === 'all' ? { id } : { id, clientId: scope.clientId };
    const row = found(await this.database.manager.findOneBy(BackupEndingRow, where));
    const [item] = await this.items([id]);
    const jobs = await jobsOfEnding(this.database, row);
    const { jobsEndOn, transferTo, holdNote, askedById } = row;
    return {
      ...found(item),
      ...(await this.papers(row)),
      jobs: jobs.map((job) => ({ id: job.id, name: job.name, engine: job.engine, state: job.state })),
      ...{ jobsEndOn, transferTo, holdNote },
      told: row.toldAt && { at: row.toldAt.toISOString(), to: row.toldTo ?? [] },
      obstacle: obstacleOf(row, jobs, this.today()),
      asked: signedOf(row.askedBy, row.askedAt),
      approved: signedOf(row.approvedBy, row.approvedAt),
      askedByReader: askedById !== null && askedById === actor.id,
    };
  }

  /** What was done at an end, and the files of it. */
  async papers(
    row: BackupEndingRow,
  ): Promise<Pick<BackupEndingDetail, 'reminders' | 'sites' | 'exports' | 'certificate' | 'steps'>> {
    const where = { endingId: row.id, clientId: row.clientId };
    const { manager } = this.database;
    const order = { id: 'ASC' } as const;
    const steps = await manager.find(BackupEndingStepRow, { where, order });
    const sites = await manager.find(BackupEndingSiteRow, { where, order });
    const exports = await manager.find(BackupEndingExportRow, { where, order });
    const fileIds = [
      row.certificateFileId,
      ...steps.map(({ fileId }) => fileId),
      ...sites.map(({ fileId }) => fileId),
      ...exports.flatMap(({ csvFileId, jsonFileId }) => [csvFileId, jsonFileId]),
    ];
    const described = await this.files.describe([...new Set(fileIds.filter((fileId) => fileId !== null))]);
    const files = described.map(({ id, name, type, size }) => ({ id, name, type, size }));
    const jobs = await this.jobNames(exports);
    const folders = await this.folders.of(
      'export',
      exports.map(({ id }) => id),
    );
    const sent = new Map(steps.map(({ once, at }) => [once, at]));
    return {
      reminders: endingReminderDates(row.endedOn).map(({ days, on }) => ({
        ...{ days, on },
        sentAt: isoOf(sent.get(`reminder-${String(days)}`) ?? null),
      })),
      sites: sites.map((site) => presentSite(site, files)),
      exports: exports.map((one) =>
        presentExport(one, { files, jobs, folder: folders.get(one.id)?.[0] ?? null }),
      ),
      certificate: files.find(({ id }) => id === row.certificateFileId) ?? null,
      steps: steps.map((step) => presentStep(step, files)),
    };
  }

  private async jobNames(exports: readonly BackupEndingExportRow[]): Promise<ReadonlyMap<string, string>> {
    const ids = exports.flatMap(({ jobId }) => jobId ?? []);
    if (ids.length === 0) return new Map();
    const rows = await this.database.query<{ id: string; name: string }>(
      'SELECT id, name FROM backup_job WHERE id IN (?)',
      [ids],
    );
    return new Map(rows.map(({ id, name }) => [id, name]));
  }

  private async items(ids: readonly string[]): Promise<BackupEnding[]> {
    if (ids.length === 0) return [];
    const rows = await this.database.manager.findBy(BackupEndingRow, { id: In([...ids]) });
    const names = await this.database.query<EndingNames>(
      `SELECT e.id, c.name AS client, j.name AS job, k.label AS contract FROM backup_ending e
         JOIN client c ON c.id = e.client_id
         LEFT JOIN backup_job j ON j.id = e.job_id AND j.client_id = e.client_id
         LEFT JOIN contract k ON k.id = e.contract_id AND k.client_id = e.client_id WHERE e.id IN (?)`,
      [ids],
    );
    return ids.flatMap((id) => {
      const row = rows.find((one) => one.id === id);
      const named = names.find((one) => one.id === id);
      return row && named ? [presentEnding(row, named, this.today())] : [];
    });
  }

  private today(): LocalDate {
    return dayOf(this.clock.now());
  }
}

const signedOf = (by: string | null, at: Date | null) => (at ? { by: by ?? '', at: at.toISOString() } : null);
