import { randomUUID } from 'node:crypto';
import { randomToken, type Database, type Secrets, type Transaction } from '@vigie/platform';
import type { BackupSite } from '@vigie/rules';
import { BackupRepositoryRow } from './backup-repository.row';

type Reader = Database | Transaction;
export type StoredRepository = BackupRepositoryRow;

/** What the key of a repository is sealed for. */
export const repositoryContext = (id: string) => `backup-repository:${id}`;

/** The repositories of a client: the second site may have none yet. */
export interface ClientSites {
  primary: StoredRepository;
  second: StoredRepository | null;
}

/** Null when the client has no repository. */
export async function findSites({ manager }: Reader, clientId: string): Promise<ClientSites | null> {
  const rows = await manager.findBy(BackupRepositoryRow, { clientId });
  const primary = rows.find(({ site }) => site === 'primary');
  return primary ? { primary, second: rows.find(({ site }) => site === 'second') ?? null } : null;
}

/** Those of the client that a repository belongs to. */
export async function sitesOf(reader: Reader, repositoryId: string): Promise<ClientSites> {
  const row = await reader.manager.findOneByOrFail(BackupRepositoryRow, { id: repositoryId });
  const sites = await findSites(reader, row.clientId);
  if (!sites) throw new Error(`repository ${repositoryId} has no first site`);
  return sites;
}

/** The row of one site, made with a new key when there is none; the caller holds the client or the job locked. */
export async function ensureRepository(
  tx: Transaction,
  secrets: Secrets,
  clientId: string,
  site: BackupSite,
): Promise<StoredRepository> {
  const known = await tx.manager.findOneBy(BackupRepositoryRow, { clientId, site });
  if (known) return known;
  const id = await tx.insert(BackupRepositoryRow, {
    ...{ clientId, site, folder: `client-${clientId}`, sealedKey: null },
    ...{ chunkerCopied: false, createdAt: tx.now },
  });
  const sealedKey = secrets.seal(randomToken(), repositoryContext(id));
  await tx.manager.update(BackupRepositoryRow, { id }, { sealedKey });
  return tx.manager.findOneByOrFail(BackupRepositoryRow, { id });
}

export const leaseSeconds = 45;

/** Takes the repository for one worker; null when another has it. */
export async function takeLease(database: Database, repositoryId: string): Promise<string | null> {
  const token = randomUUID();
  const taken = await database.execute(
    `UPDATE backup_repository SET lease_token = ?, lease_until = NOW(3) + INTERVAL ? SECOND, told_until = NULL
      WHERE id = ? AND (lease_until IS NULL OR lease_until < NOW(3))`,
    [token, leaseSeconds, repositoryId],
  );
  return taken === 1 ? token : null;
}

/** Says that its worker lives. False when it was taken by another since. */
export async function renewLease(reader: Reader, repositoryId: string, token: string): Promise<boolean> {
  const renewed = await reader.execute(
    'UPDATE backup_repository SET lease_until = NOW(3) + INTERVAL ? SECOND WHERE id = ? AND lease_token = ?',
    [leaseSeconds, repositoryId, token],
  );
  return renewed === 1;
}

/** Leaves the repository to others. */
export async function releaseLease(database: Database, repositoryId: string, token: string): Promise<void> {
  await database.execute(
    'UPDATE backup_repository SET lease_token = NULL, lease_until = NULL WHERE id = ? AND lease_token = ?',
    [repositoryId, token],
  );
}

/** In many clients a night is long: what waits for a free worker is not told again and again. */
const toldSeconds = 600;

/** Tells a worker that something waits in the repository of a client, unless one was told a moment ago. */
export async function tellRepository(tx: Transaction, repositoryId: string): Promise<void> {
  const isNews = await tx.execute(
    `UPDATE backup_repository SET told_until = NOW(3) + INTERVAL ? SECOND
      WHERE id = ? AND (told_until IS NULL OR told_until < NOW(3))`,
    [toldSeconds, repositoryId],
  );
  if (isNews !== 1) return;
  const { clientId } = await tx.manager.findOneByOrFail(BackupRepositoryRow, { id: repositoryId });
  await tx.emit('backup.repository-due', { repositoryId, clientId });
}

/** What a repository was found to be. */
export async function noteRepository(
  { manager }: Transaction,
  id: string,
  values: Partial<
    Pick<
      BackupRepositoryRow,
      'initialisedAt' | 'chunkerCopied' | 'usedBytes' | 'snapshotCount' | 'measuredAt'
    >
  >,
): Promise<void> {
  await manager.update(BackupRepositoryRow, { id }, values);
}

/** Whether a job of a client that goes on, other than this one, needs the repositories. */
export async function servesOthers(reader: Reader, clientId: string, jobId: string): Promise<boolean> {
  const rows = await reader.query(
    `SELECT id FROM backup_job WHERE client_id = ? AND id <> ? AND engine = 'restic' AND state <> 'ended' LIMIT 1`,
    [clientId, jobId],
  );
  return rows.length > 0;
}

/** What is left of the repositories of a client, if anything, cannot be read any more. */
export async function destroyKeys({ manager, now }: Transaction, clientId: string): Promise<void> {
  const gone = { sealedKey: null, erasedAt: now, usedBytes: null, snapshotCount: null };
  await manager.update(BackupRepositoryRow, { clientId }, gone);
}
