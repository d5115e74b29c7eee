import { type FileStore, found, type ClientScope, inScope, sha256, type Transaction } from '@vigie/platform';
import { manifestCsv, manifestText, type ManifestEntry, sortedManifest } from '@vigie/rules';
import { BackupEndingExportRow } from './backup-ending-export.row';

export type StoredExport = BackupEndingExportRow;

/** A manifest as the files it is kept in. */
export interface WrittenManifest {
  entries: readonly ManifestEntry[];
  /** Of the whole of it. */
  sha256: string;
  csv: { key: string; content: Buffer };
  json: { key: string; content: Buffer };
}

/** Begins to hand data over; returns the identifier. */
export const insertExport = (
  tx: Transaction,
  made: Pick<StoredExport, 'endingId' | 'clientId' | 'state' | 'method' | 'jobId' | 'medium'> &
    Partial<StoredExport>,
  by: string,
): Promise<string> =>
  tx.insert(BackupEndingExportRow, { ...made, createdAt: tx.now, createdBy: by.slice(0, 150) });

/** Writes a manifest to disk, before it is described in a transaction. */
export async function writeManifest(
  files: FileStore,
  entries: readonly ManifestEntry[],
): Promise<WrittenManifest> {
  const whole = sha256(manifestText(entries));
  const csv = Buffer.from(manifestCsv(entries));
  const json = Buffer.from(JSON.stringify({ sha256: whole, files: sortedManifest(entries) }, null, 1));
  return {
    ...{ entries, sha256: whole },
    csv: { content: csv, key: await files.write(csv) },
    json: { content: json, key: await files.write(json) },
  };
}

/** The values of an export whose manifest is described now. */
export async function manifestValues(
  tx: Transaction,
  files: FileStore,
  { id, clientId }: Pick<StoredExport, 'id' | 'clientId'>,
  { entries, csv, json, sha256: manifestSha256 }: WrittenManifest,
): Promise<Partial<StoredExport>> {
  const of = { clientId, uploadedBy: null };
  const name = `manifeste-${id}`;
  return {
    manifestSha256,
    csvFileId: await files.register(tx, { ...csv, ...of, name: `${name}.csv`, type: 'text/csv' }),
    jsonFileId: await files.register(tx, { ...json, ...of, name: `${name}.json`, type: 'application/json' }),
    files: entries.length,
    bytes: String(entries.reduce((sum, { bytes }) => sum + bytes, 0)),
  };
}

/** The end that an export belongs to; 404 outside the scope. */
export async function endingOfExport(tx: Transaction, scope: ClientScope, id: string): Promise<string> {
  const row = found(await tx.manager.findOneBy(BackupEndingExportRow, { id }));
  return found(inScope(scope, row.clientId) ? row.endingId : null);
}

/** An export held until the end of the transaction, after its end. */
export async function lockExport(tx: Transaction, id: string): Promise<StoredExport> {
  const lock = { mode: 'pessimistic_write' } as const;
  return found(await tx.manager.findOne(BackupEndingExportRow, { where: { id }, lock }));
}

/** Changes an export that is held; the one in the caller's hands changes with it. */
export async function changeExport(
  tx: Transaction,
  row: StoredExport,
  values: Partial<StoredExport>,
): Promise<void> {
  await tx.manager.update(BackupEndingExportRow, { id: row.id }, values);
  Object.assign(row, values);
  tx.live({ type: 'backup-care.changed', clientId: row.clientId });
}
