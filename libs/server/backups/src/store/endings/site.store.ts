import { found, type ClientScope, inScope, type Transaction } from '@vigie/platform';
import { BackupEndingSiteRow } from './backup-ending-site.row';
import { jobsOfEnding, type StoredEnding } from './ending.store';

export type StoredSite = BackupEndingSiteRow;

/** The sites of an end, each with what stands there: of our engine, and of others. */
export async function openSites(tx: Transaction, ending: StoredEnding): Promise<void> {
  const jobs = await jobsOfEnding(tx, ending);
  const kinds = {
    restic: jobs.filter(({ engine }) => engine === 'restic'),
    outside: jobs.filter(({ engine }) => engine !== 'restic'),
  };
  if (jobs.length === 0) return insertSite(tx, ending, 'primary', 'outside');
  for (const kind of ['restic', 'outside'] as const) {
    if (kinds[kind].length === 0) continue;
    await insertSite(tx, ending, 'primary', kind);
    if (kinds[kind].some(({ secondSite }) => Number(secondSite) === 1))
      await insertSite(tx, ending, 'second', kind);
  }
}

async function insertSite(
  tx: Transaction,
  { id: endingId, clientId }: StoredEnding,
  site: StoredSite['site'],
  kind: StoredSite['kind'],
): Promise<void> {
  await tx.insert(BackupEndingSiteRow, { endingId, clientId, site, kind, state: 'waiting', attempt: 0 });
}

/** The sites of an end, in the order in which they were written down. */
export const sitesOf = (tx: Transaction, { id: endingId, clientId }: StoredEnding): Promise<StoredSite[]> =>
  tx.manager.find(BackupEndingSiteRow, { where: { endingId, clientId }, order: { id: 'ASC' } });

/** The end that a site belongs to; 404 outside the scope. */
export async function endingOfSite(tx: Transaction, scope: ClientScope, siteId: string): Promise<string> {
  const row = found(await tx.manager.findOneBy(BackupEndingSiteRow, { id: siteId }));
  return found(inScope(scope, row.clientId) ? row.endingId : null);
}

/** A site held until the end of the transaction, after its end. */
export async function lockSite(tx: Transaction, siteId: string): Promise<StoredSite> {
  const lock = { mode: 'pessimistic_write' } as const;
  return found(await tx.manager.findOne(BackupEndingSiteRow, { where: { id: siteId }, lock }));
}

/** Changes a site that is held; the one in the caller's hands changes with it. */
export async function changeSite(
  tx: Transaction,
  site: StoredSite,
  values: Partial<StoredSite>,
): Promise<void> {
  await tx.manager.update(BackupEndingSiteRow, { id: site.id }, values);
  Object.assign(site, values);
  tx.live({ type: 'backup-care.changed', clientId: site.clientId });
}
