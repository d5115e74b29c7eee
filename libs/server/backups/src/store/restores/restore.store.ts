import { DomainError, found, inScope, type ClientScope, type Transaction } from '@vigie/platform';
import { canRestoreMove, type RestoreState } from '@vigie/rules';
import type { Locale, NewRestore } from '@vigie/wire';
import { notErased } from '../endings/erased';
import { hasSaved } from '../runs/saved';
import { BackupRestoreRow } from './backup-restore.row';

/** A restore as stored; it stays inside the feature. */
export type StoredRestore = BackupRestoreRow;

/** What keeps the ticket of a restore open while it runs. */
export const holdOf = (sourceId: string) => ({ source: 'backup-restore' as const, sourceId });

/** Writes down what was asked for on a ticket, and from which backup when the client named one of theirs. */
export async function insertRestore(
  tx: Transaction,
  { id: ticketId, clientId }: { id: string; clientId: string },
  { backup, what, asOf, target }: NewRestore,
): Promise<string> {
  const [job] = await tx.query<{ id: string }>(
    `SELECT id FROM backup_job j WHERE client_id = ? AND name = ? AND ${notErased('j')}`,
    [clientId, backup ?? ''],
  );
  return tx.insert(BackupRestoreRow, {
    ...{ ticketId, clientId, what, asOf, target: target ?? null, jobId: job?.id ?? null },
    ...{ state: 'asked', paths: [], attempt: 0, createdAt: tx.now, version: 1 },
  });
}

/** Whether something was asked for on a ticket already. */
export const hasRestore = (tx: Transaction, ticketId: string): Promise<boolean> =>
  tx.manager.existsBy(BackupRestoreRow, { ticketId });

/** Whether a restore of a ticket still goes on. */
export async function isRestoring(tx: Transaction, ticketId: string): Promise<boolean> {
  const rows = await tx.query(
    `SELECT id FROM backup_restore WHERE ticket_id = ? AND state NOT IN ('confirmed', 'refused') LIMIT 1`,
    [ticketId],
  );
  return rows.length > 0;
}

/** The ticket of a restore inside the scope, read without keeping it; 404 outside. */
export async function ticketOfRestore(tx: Transaction, scope: ClientScope, id: string): Promise<string> {
  const row = found(await tx.manager.findOneBy(BackupRestoreRow, { id }));
  return found(inScope(scope, row.clientId) ? row.ticketId : null);
}

/** A restore held until the end of the transaction, after its ticket. Error: version.conflict. */
export async function lockRestore(tx: Transaction, id: string, version?: number): Promise<StoredRestore> {
  const lock = { mode: 'pessimistic_write' } as const;
  const row = found(await tx.manager.findOne(BackupRestoreRow, { where: { id }, lock }));
  if (version !== undefined && row.version !== version)
    throw new DomainError('version.conflict', { version: row.version });
  return row;
}

/** Moves a restore that is held. Error: backup-restore.wrong-state. */
export async function moveRestore(
  tx: Transaction,
  row: StoredRestore,
  state: RestoreState,
  values: Partial<StoredRestore>,
): Promise<void> {
  if (!canRestoreMove(row.state, state))
    throw new DomainError('backup-restore.wrong-state', { state: row.state });
  await tx.updateVersioned(BackupRestoreRow, row, { ...values, state });
  Object.assign(row, values, { state, version: row.version + 1 });
  tx.live({ type: 'backup-care.changed', clientId: row.clientId });
}

/** How far the engine has come; a launch that is over is left alone. */
export const keepProgress = (
  tx: Transaction,
  { id, attempt }: { id: string; attempt: number },
  { bytes, total }: { bytes: number; total: number | null },
): Promise<number> =>
  tx.execute(
    `UPDATE backup_restore SET bytes_done = ?, bytes_total = ? WHERE id = ? AND attempt = ? AND state = 'running'`,
    [bytes, total, id, attempt],
  );

interface Source {
  job: string;
  engine: string;
  snapshotId: string | null;
}

/** The job and the run of a restore, if they are this client's, belong together and can be restored from. */
export const sourceOf = (
  tx: Transaction,
  clientId: string,
  chosen: { jobId: string; runId: string },
): Promise<Source> => findSource(tx, clientId, chosen, hasSaved('r'));

/** The same once it was launched: what is told of the run since does not stop it half way. */
export const launchedSource = (
  tx: Transaction,
  clientId: string,
  chosen: { jobId: string; runId: string },
): Promise<Source> => findSource(tx, clientId, chosen, "r.outcome IN ('success', 'warning')");

async function findSource(
  tx: Transaction,
  clientId: string,
  { jobId, runId }: { jobId: string; runId: string },
  fit: string,
): Promise<Source> {
  const [row] = await tx.query<Source>(
    `SELECT j.name AS job, j.engine, r.snapshot_id AS snapshotId
       FROM backup_run r JOIN backup_job j ON j.id = r.job_id AND j.client_id = r.client_id
      WHERE r.id = ? AND r.job_id = ? AND r.client_id = ? AND ${fit}
        AND r.ended_at IS NOT NULL AND ${notErased('j')}`,
    [runId, jobId, clientId],
  );
  if (!row) throw new DomainError('backup-restore.run-unfit');
  return row;
}

/** The language of who asked on a ticket. */
export async function askerLocale(tx: Transaction, ticketId: string): Promise<Locale> {
  const [row] = await tx.query<{ locale: Locale }>(
    'SELECT p.locale FROM ticket t JOIN person p ON p.id = t.requester_id WHERE t.id = ?',
    [ticketId],
  );
  return row?.locale ?? 'fr';
}
