import { aClient, type Store } from '@vigie/directory/testing';
import type { Database, Secrets } from '@vigie/platform';
import type { BackupSite } from '@vigie/rules';
import { BackupRepositoryRow } from '../store/engine/backup-repository.row';
import { ensureRepository, repositoryContext } from '../store/engine/repository.store';
import { BackupJobRow } from '../store/runs/backup-job.row';

let count = 0;

/** A job of a client of its own, unless one is given: every night at 22:30, told by push, two folders. */
export async function aBackupJob(store: Store, values: Partial<BackupJobRow> = {}): Promise<BackupJobRow> {
  const clientId = values.clientId ?? (await aClient(store)).id;
  const now = new Date();
  const row = {
    name: `Travail ${process.pid}-${(count += 1)}`,
    kind: 'folder' as const,
    engine: 'push' as const,
    state: 'active' as const,
    items: [],
    schedule: '30 22 * * *',
    zone: 'Europe/Paris',
    workingDays: false,
    graceMinutes: 450,
    longestMinutes: 600,
    retentionDays: 30,
    secondSite: false,
    expectedUntil: now,
    createdAt: now,
    createdBy: 'test',
    updatedAt: now,
    version: 1,
    ...values,
    clientId,
  };
  const { identifiers } = await store.manager.insert(BackupJobRow, row);
  return store.manager.findOneByOrFail(BackupJobRow, { id: String(identifiers[0]?.['id']) });
}

/** A repository of a client that was made before, which this password opens; returns the name of its folder. */
export function aRepository(
  database: Database,
  secrets: Secrets,
  { clientId, site, password }: { clientId: string; site: BackupSite; password: string },
): Promise<string> {
  return database.transaction(async (tx) => {
    const { id, folder } = await ensureRepository(tx, secrets, { clientId, site, generation: 1 });
    const sealedKey = secrets.seal(password, repositoryContext(id));
    const made = { sealedKey, initialisedAt: tx.now, chunkerCopied: site === 'second' };
    await tx.manager.update(BackupRepositoryRow, { id }, made);
    return folder;
  });
}
