import { DomainError, type Transaction } from '@vigie/platform';
import { SiteRow } from './site.row';
import type { Source } from './source';

export interface SiteValues {
  name: string;
  address: string | null;
}

export const siteById = (source: Source, id: string): Promise<SiteRow | null> =>
  source.manager.findOneBy(SiteRow, { id });

export const sitesOf = (source: Source, clientId: string): Promise<SiteRow[]> =>
  source.manager.findBy(SiteRow, { clientId });

/** Adds a site; the name must not be taken yet within the client (unique key). */
export const insertSite = (tx: Transaction, clientId: string, values: SiteValues): Promise<string> =>
  tx.insert(SiteRow, { clientId, ...values, version: 1 });

/** Changes a site; version.conflict when somebody else did in between. */
export const updateSite = (
  tx: Transaction,
  row: { id: string; version: number },
  values: Partial<SiteValues>,
): Promise<void> => tx.updateVersioned(SiteRow, row, values);

/** The name of a site of this client; refused when it is another client's, or nobody's. */
export async function siteNameOf(
  tx: Transaction,
  clientId: string,
  id: string | null,
): Promise<string | null> {
  if (id === null) return null;
  const site = await tx.manager.findOneBy(SiteRow, { id, clientId });
  if (site) return site.name;
  throw new DomainError('request.invalid', undefined, [{ path: 'siteId', code: 'equipment.other-client' }]);
}
