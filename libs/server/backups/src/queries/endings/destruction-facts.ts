import { found, fromJson, type Database } from '@vigie/platform';
import type { DestructionFacts, SnapshotLine } from '@vigie/wire';
import { BackupEndingExportRow } from '../../store/endings/backup-ending-export.row';
import { BackupEndingSiteRow } from '../../store/endings/backup-ending-site.row';
import { BackupEndingRow } from '../../store/endings/backup-ending.row';

interface Names {
  client: string;
  job: string | null;
  contract: string | null;
}

/** What a certificate of destruction says; null while a site is not erased, or once it was drawn. */
export async function destructionFacts(database: Database, id: string): Promise<DestructionFacts | null> {
  const ending = await database.manager.findOneBy(BackupEndingRow, { id });
  if (ending?.state !== 'erasing' || ending.certificateFileId !== null) return null;
  const of = { endingId: id, clientId: ending.clientId };
  const sites = await database.manager.find(BackupEndingSiteRow, { where: of, order: { id: 'ASC' } });
  if (sites.length === 0 || sites.some(({ state }) => state !== 'erased')) return null;
  const last = new Date(Math.max(...sites.map(({ erasedAt }) => erasedAt?.getTime() ?? 0)));
  return {
    number: `CD-${String(last.getUTCFullYear())}-${id.padStart(5, '0')}`,
    ...(await namesOf(database, ending)),
    ...{ cause: ending.cause, endedOn: ending.endedOn, dueOn: ending.dueOn, choice: ending.choice },
    asked: signed(ending.askedBy, ending.askedAt),
    approved: signed(ending.approvedBy, ending.approvedAt),
    sites: await Promise.all(sites.map((site) => siteFacts(database, site))),
    exports: await handedOver(database, of),
    issuedAt: last.toISOString(),
  };
}

const signed = (by: string | null, at: Date | null) => ({ by: by ?? '', at: at?.toISOString() ?? '' });

async function namesOf(database: Database, ending: BackupEndingRow): Promise<Names> {
  const names = await database.one<Names>(
    `SELECT c.name AS client, j.name AS job, k.label AS contract FROM client c
       LEFT JOIN backup_job j ON j.id = ? AND j.client_id = c.id
       LEFT JOIN contract k ON k.id = ? AND k.client_id = c.id WHERE c.id = ?`,
    [ending.jobId, ending.contractId, ending.clientId],
  );
  return found(names);
}

async function siteFacts(
  database: Database,
  row: BackupEndingSiteRow,
): Promise<DestructionFacts['sites'][number]> {
  const evidence = await database.one<{ name: string; sha256: string }>(
    'SELECT name, sha256 FROM stored_file WHERE id = ?',
    [row.fileId],
  );
  return {
    ...{ site: row.site, where: row.place ?? '', how: row.how ?? '', by: row.byName ?? '', evidence },
    at: row.erasedAt?.toISOString() ?? '',
    keyDestroyedAt: row.keyDestroyedAt?.toISOString() ?? null,
    before: fromJson<SnapshotLine[]>(row.before ?? []),
    after: row.after?.length ?? 0,
  };
}

async function handedOver(
  database: Database,
  of: { endingId: string; clientId: string },
): Promise<DestructionFacts['exports']> {
  const rows = await database.manager.find(BackupEndingExportRow, { where: of, order: { id: 'ASC' } });
  return rows
    .filter(({ manifestSha256 }) => manifestSha256 !== null)
    .map(({ medium, files, bytes, manifestSha256, receiptName }) => ({
      ...{ medium, files: files ?? 0, bytes: Number(bytes ?? 0), sha256: manifestSha256 ?? '' },
      receivedBy: receiptName,
    }));
}
