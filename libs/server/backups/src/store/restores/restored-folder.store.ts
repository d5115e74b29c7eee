import type { Database, Transaction } from '@vigie/platform';
import type { ManifestEntry } from '@vigie/rules';
import { RestoredFolderRow } from './restored-folder.row';

type Reader = Database | Transaction;

/** A folder with the instant since which it no longer serves; null while it does. */
export type StoredFolder = Pick<
  RestoredFolderRow,
  'id' | 'clientId' | 'restoreId' | 'exportId' | 'name' | 'files' | 'bytes' | 'madeAt' | 'removedAt'
> & { overAt: Date | null };

/**
 * A restore no longer serves once the client confirmed it, it was refused, or the ticket in which it goes on was resolved;
 * what was handed over at an end, once somebody signed for it or the service goes on.
 */
const overAt = `CASE
    WHEN f.export_id IS NOT NULL THEN COALESCE(x.receipt_at, (SELECT MAX(s.at) FROM backup_ending_step s
      WHERE s.ending_id = x.ending_id AND s.client_id = x.client_id AND s.step = 'withdrawn'))
    WHEN r.state = 'confirmed' THEN r.confirmed_at
    WHEN r.state = 'refused' THEN r.refused_at
    WHEN t.is_open = 0 THEN COALESCE(t.resolved_at, t.closed_at) END`;
const from = `FROM backup_restored_folder f
    LEFT JOIN backup_restore r ON r.id = f.restore_id AND r.client_id = f.client_id
    LEFT JOIN ticket_merge m ON m.ticket_id = r.ticket_id AND m.client_id = r.client_id
    LEFT JOIN ticket t ON t.id = COALESCE(m.standing_id, r.ticket_id) AND t.client_id = r.client_id
    LEFT JOIN backup_ending_export x ON x.id = f.export_id AND x.client_id = f.client_id`;
const columns = `f.id, f.client_id AS clientId, f.restore_id AS restoreId, f.export_id AS exportId, f.name, f.files,
    f.bytes, f.made_at AS madeAt, f.removed_at AS removedAt, ${overAt} AS overAt`;

/** Writes down what stands in a folder now. */
export async function insertFolder(
  tx: Transaction,
  of: Pick<RestoredFolderRow, 'clientId' | 'name'> & ({ restoreId: string } | { exportId: string }),
  manifest: readonly Pick<ManifestEntry, 'bytes'>[],
): Promise<void> {
  const bytes = manifest.reduce((sum, entry) => sum + entry.bytes, 0);
  await tx.insert(RestoredFolderRow, {
    ...of,
    ...{ files: manifest.length, bytes: String(bytes), madeAt: tx.now },
  });
}

/** The folders of restores, or of what was handed over; the last one first. */
export async function foldersOf(
  reader: Reader,
  kind: 'restore' | 'export',
  ids: readonly string[],
): Promise<StoredFolder[]> {
  if (ids.length === 0) return [];
  return reader.query<StoredFolder>(
    `SELECT ${columns} ${from} WHERE f.${kind}_id IN (?) ORDER BY f.id DESC`,
    [ids],
  );
}

/** One that is there and served its time; null when it is not, or no longer, due. */
export async function dueFolder(
  reader: Reader,
  id: string,
  { now, days }: { now: Date; days: number },
): Promise<StoredFolder | null> {
  const [row] = await reader.query<StoredFolder>(
    `SELECT ${columns} ${from} WHERE f.id = ? AND f.removed_at IS NULL AND ${overAt} <= ? - INTERVAL ? DAY`,
    [id, now, days],
  );
  return row ?? null;
}

/** Those that served their time and that nobody was told to remove. */
export async function dueFolders(
  database: Database,
  { now, days, limit }: { now: Date; days: number; limit: number },
): Promise<string[]> {
  const rows = await database.query<{ id: string }>(
    `SELECT f.id ${from}
      WHERE f.removed_at IS NULL AND f.told_at IS NULL AND ${overAt} <= ? - INTERVAL ? DAY LIMIT ?`,
    [now, days, limit],
  );
  return rows.map(({ id }) => id);
}

/** Those of a client, or of one of its jobs, that are there. */
export function keptFolders(
  reader: Reader,
  { clientId, jobId }: { clientId: string; jobId: string | null },
): Promise<StoredFolder[]> {
  return reader.query<StoredFolder>(
    `SELECT ${columns} ${from} WHERE f.client_id = ? AND f.removed_at IS NULL
        ${jobId === null ? '' : 'AND COALESCE(x.job_id, r.job_id) = ?'}`,
    jobId === null ? [clientId] : [clientId, jobId],
  );
}

/** Has a worker told, once. False when one was. */
export async function tellFolder(tx: Transaction, id: string): Promise<boolean> {
  const told = await tx.execute(
    'UPDATE backup_restored_folder SET told_at = ? WHERE id = ? AND told_at IS NULL AND removed_at IS NULL',
    [tx.now, id],
  );
  return told === 1;
}

/** It serves again: it is looked at anew. */
export const keepFolder = (tx: Transaction, id: string): Promise<number> =>
  tx.execute('UPDATE backup_restored_folder SET told_at = NULL WHERE id = ? AND removed_at IS NULL', [id]);

/** Nothing of it is left; the row stays. */
export async function noteRemoved(
  tx: Transaction,
  { id, clientId }: Pick<StoredFolder, 'id' | 'clientId'>,
): Promise<void> {
  await tx.execute('UPDATE backup_restored_folder SET removed_at = ? WHERE id = ? AND removed_at IS NULL', [
    tx.now,
    id,
  ]);
  tx.live({ type: 'backup-care.changed', clientId });
}
