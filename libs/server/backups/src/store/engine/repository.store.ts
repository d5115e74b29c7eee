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

/** The last ones of a client; null when it has none. */
export async function findSites({ manager }: Reader, clientId: string): Promise<ClientSites | null> {
  const order = { generation: 'DESC' } as const;
  const primary = await manager.findOne(BackupRepositoryRow, { where: { clientId, site: 'primary' }, order });
  if (!primary) return null;
  const { generation } = primary;
  const second = await manager.findOneBy(BackupRepositoryRow, { clientId, site: 'second', generation });
  return { primary, second };
}

/** Those that belong with one of the first site. */
export async function sitesOf({ manager }: Reader, repositoryId: string): Promise<ClientSites> {
  const primary = await manager.findOneByOrFail(BackupRepositoryRow, { id: repositoryId });
  const { clientId, generation } = primary;
  const second = await manager.findOneBy(BackupRepositoryRow, { clientId, site: 'second', generation });
  return { primary, second };
}

/**
 * Which generation of repositories a client writes to: the first, the one that it has, or a new one when that was erased
 * and the client came back. Never while something of the client is being erased: who erases looks for the last one.
 */
export async function generationOf(tx: Transaction, clientId: string): Promise<number> {
  const sites = await findSites(tx, clientId);
  if (sites === null) return 1;
  const { generation, erasedAt } = sites.primary;
  if (erasedAt === null) return generation;
  const cameBack = await tx.query(
    `SELECT id FROM backup_job j WHERE client_id = ? AND engine = 'restic' AND state <> 'ended' AND NOT EXISTS (
        SELECT 1 FROM backup_ending e WHERE e.client_id = j.client_id AND e.state = 'erasing') LIMIT 1`,
    [clientId],
  );
  return cameBack.length > 0 ? generation + 1 : generation;
}

/** The row of one site, made with a new key when there is none; the caller holds the client locked. */
export async function ensureRepository(
  tx: Transaction,
  secrets: Secrets,
  of: { clientId: string; site: BackupSite; generation: number },
): Promise<StoredRepository> {
  const known = await tx.manager.findOneBy(BackupRepositoryRow, of);
  if (known) return known;
  const { clientId, generation } = of;
  const folder = generation === 1 ? `client-${clientId}` : `client-${clientId}-${generation}`;
  const id = await tx.insert(BackupRepositoryRow, {
    ...{ ...of, folder, sealedKey: null },
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

/** What is left of these repositories, if anything, cannot be read any more. */
export async function destroyKeys(
  { manager, now }: Transaction,
  { clientId, generation }: Pick<StoredRepository, 'clientId' | 'generation'>,
): Promise<void> {
  const gone = { sealedKey: null, erasedAt: now, usedBytes: null, snapshotCount: null };
  await manager.update(BackupRepositoryRow, { clientId, generation }, gone);
}
