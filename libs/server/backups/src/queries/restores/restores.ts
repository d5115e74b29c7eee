import { Injectable } from '@nestjs/common';
import { Database, FileStore, found, Pages, scopeCondition, type ClientScope } from '@vigie/platform';
import { addCalendarDays, proposedRun, startOfDay, type RunOutcome } from '@vigie/rules';
import { WrittenRequests } from '@vigie/tickets';
import type { BackupRestore, BackupRestoreQuery, Page, RestoreSources, TicketRestores } from '@vigie/wire';
import { In } from 'typeorm';
import { notErased } from '../../store/endings/erased';
import { BackupRestoreRow } from '../../store/restores/backup-restore.row';
import { hasSaved } from '../../store/runs/saved';
import { RestoredFolders } from './restored-folders';
import { presentRestore, type RestoreAround } from './restore-view';

const pages = new Pages('backup-restores');
/** Runs of a job that are offered: by the day that was asked for, and a few after it. */
const mostRuns = 30;
const daysAfter = 14;

/** What of the list is shown; what goes on in a ticket that is over is no longer to be done. */
const shown: Record<BackupRestoreQuery['state'], string> = {
  open: `(r.state = 'running' OR (r.state IN ('asked', 'chosen', 'restored', 'done') AND t.is_open = 1))`,
  waiting: `r.state IN ('asked', 'chosen', 'restored') AND t.is_open = 1`,
  over: `(r.state IN ('confirmed', 'refused') OR (r.state <> 'running' AND t.is_open = 0))`,
};
/** Restores with the ticket in which they go on. */
const restores = `backup_restore r
  LEFT JOIN ticket_merge m ON m.ticket_id = r.ticket_id AND m.client_id = r.client_id
  JOIN ticket t ON t.id = COALESCE(m.standing_id, r.ticket_id) AND t.client_id = r.client_id`;

/** Restores as our people follow them. */
@Injectable()
export class Restores {
  constructor(
    private readonly database: Database,
    private readonly files: FileStore,
    private readonly folders: RestoredFolders,
    private readonly requests: WrittenRequests,
  ) {}

  /** What was asked first comes first; of what is over, the last one. */
  async page(scope: ClientScope, query: BackupRestoreQuery): Promise<Page<BackupRestore>> {
    const { limit, cursor, state, client } = query;
    const own = scopeCondition(scope, 'r.client_id');
    const [after] = pages.after(cursor) ?? [];
    const [order, beyond] = state === 'over' ? ['DESC', '<'] : ['ASC', '>'];
    const rows = await this.database.query<{ id: string }>(
      `SELECT r.id FROM ${restores}
        WHERE ${own.sql} AND ${shown[state]} ${client ? 'AND r.client_id = ?' : ''}
          ${after ? `AND r.id ${beyond} ?` : ''}
        ORDER BY r.id ${order} LIMIT ?`,
      [...own.parameters, ...(client ? [client] : []), ...(after ? [after] : []), limit + 1],
    );
    const items = await this.items(rows.map(({ id }) => id));
    return pages.cut(
      items,
      limit,
      ({ id }) => [id],
      (item) => item,
    );
  }

  /** Those of a ticket and of what goes on in it; 404 outside the scope. */
  async ofTicket(scope: ClientScope, ticketId: string): Promise<TicketRestores> {
    const own = scopeCondition(scope, 'client_id');
    const ticket = found(
      await this.database.one<{ clientId: string; isOpen: number | string }>(
        `SELECT client_id AS clientId, is_open AS isOpen FROM ticket WHERE id = ? AND ${own.sql}`,
        [ticketId, ...own.parameters],
      ),
    );
    const { clientId } = ticket;
    const rows = await this.database.query<{ id: string }>(
      `SELECT id FROM backup_restore WHERE client_id = ? AND (ticket_id = ? OR ticket_id IN (
         SELECT ticket_id FROM ticket_merge WHERE client_id = ? AND standing_id = ?)) ORDER BY id`,
      [clientId, ticketId, clientId, ticketId],
    );
    const request = await this.requests.ofTicket({ id: ticketId, clientId });
    const lacking = (request?.authorId ?? null) === null ? ('no-request' as const) : null;
    return {
      items: await this.items(rows.map(({ id }) => id)),
      obstacle: Number(ticket.isOpen) === 1 ? lacking : 'closed',
    };
  }

  /** One of them; 404 outside the scope. */
  async find(scope: ClientScope, id: string): Promise<BackupRestore> {
    const [item] = await this.items([(await this.row(scope, id)).id]);
    return found(item);
  }

  /** What a restore can be made from; 404 outside the scope. */
  async sources(scope: ClientScope, id: string): Promise<RestoreSources> {
    const { clientId, asOf, jobId } = await this.row(scope, id);
    const jobs = await this.database.query<
      Pick<RestoreSources['jobs'][number], 'id' | 'name' | 'kind' | 'engine'> & { zone: string }
    >(
      `SELECT id, name, kind, engine, zone FROM backup_job j WHERE client_id = ? AND ${notErased('j')}
        ORDER BY state = 'ended', name, id LIMIT 100`,
      [clientId],
    );
    const named = jobs.find((job) => job.id === jobId) ?? (jobs.length === 1 ? jobs[0] : undefined);
    return {
      proposedJobId: named?.id ?? null,
      jobs: await Promise.all(
        jobs.map(async ({ zone, ...job }) => {
          const until = new Date(startOfDay(addCalendarDays(asOf, daysAfter), zone));
          const runs = await this.runs({ clientId, jobId: job.id, until });
          const restorable = runs.map((run) => ({ ...run, isGood: run.outcome === 'success' }));
          return { ...job, proposedRunId: proposedRun(restorable, asOf, zone), runs };
        }),
      ),
    };
  }

  private async runs({ clientId, jobId, until }: { clientId: string; jobId: string; until: Date }) {
    const rows = await this.database.query<{
      id: string;
      endedAt: Date;
      outcome: RunOutcome;
      snapshotId: string | null;
      bytes: string | null;
    }>(
      `SELECT id, ended_at AS endedAt, outcome, snapshot_id AS snapshotId, bytes_processed AS bytes
         FROM backup_run r WHERE job_id = ? AND client_id = ? AND ${hasSaved('r')}
          AND ended_at < ? ORDER BY ended_at DESC LIMIT ?`,
      [jobId, clientId, until, mostRuns],
    );
    return rows.map(({ endedAt, bytes, ...run }) => ({
      ...run,
      endedAt: endedAt.toISOString(),
      bytes: bytes === null ? null : Number(bytes),
    }));
  }

  private async row(scope: ClientScope, id: string): Promise<BackupRestoreRow> {
    const where = scope.kind === 'all' ? { id } : { id, clientId: scope.clientId };
    return found(await this.database.manager.findOneBy(BackupRestoreRow, where));
  }

  private async items(ids: readonly string[]): Promise<BackupRestore[]> {
    if (ids.length === 0) return [];
    const rows = await this.database.manager.findBy(BackupRestoreRow, { id: In([...ids]) });
    const around = await this.database.query<RestoreAround>(
      `SELECT r.id, t.id AS ticketId, t.subject, c.id AS clientId, c.name AS client, j.name AS job,
              b.ended_at AS endedAt, b.snapshot_id AS snapshotId,
              (SELECT MIN(k.due_at) FROM sla_clock k WHERE k.ticket_id = t.id AND k.client_id = t.client_id
                  AND k.kind = 'promise' AND k.stopped_at IS NULL) AS dueAt
         FROM ${restores}
         JOIN client c ON c.id = r.client_id
         LEFT JOIN backup_job j ON j.id = r.job_id AND j.client_id = r.client_id
         LEFT JOIN backup_run b ON b.id = r.run_id AND b.client_id = r.client_id
        WHERE r.id IN (?)`,
      [ids],
    );
    const files = await this.files.describe(rows.flatMap(({ manifestFileId }) => manifestFileId ?? []));
    const folders = await this.folders.of('restore', ids);
    return ids.flatMap((id) => {
      const row = rows.find((one) => one.id === id);
      const beside = around.find((one) => one.id === id);
      return row && beside ? [presentRestore(row, beside, { files, folders: folders.get(id) ?? [] })] : [];
    });
  }
}
