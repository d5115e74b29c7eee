import { productName } from '@vigie/rules';
import type { EntityManager } from 'typeorm';
import { M365GroupRow } from '../tenants/m365-group.row';
import { M365LicenceRow } from '../tenants/m365-licence.row';
import { M365TenantRow } from '../tenants/m365-tenant.row';

interface Licence {
  skuId: string;
  product: string;
}
type Group = Readonly<M365GroupRow>;

/** The licences and groups of a client as last read, by the identifier of Microsoft. */
export interface TenantCopy {
  /** False before the first reading: what is not there is not known, and not gone. */
  known: boolean;
  licences: ReadonlyMap<string, Licence>;
  groups: ReadonlyMap<string, Group>;
}

/** Reads what a client has, each by its name. */
export async function tenantCopyOf(manager: EntityManager, clientId: string): Promise<TenantCopy> {
  const [tenant, licences, groups] = await Promise.all([
    manager.findOneBy(M365TenantRow, { clientId }),
    manager.findBy(M365LicenceRow, { clientId }),
    manager.find(M365GroupRow, { where: { clientId }, order: { name: 'ASC', id: 'ASC' } }),
  ]);
  const named = licences
    .map(({ skuId, name }): Licence => ({ skuId, product: productName(name) }))
    .toSorted((one, other) => one.product.localeCompare(other.product, 'fr'));
  return {
    known: tenant !== null && tenant.syncedAt !== null,
    licences: new Map(named.map((row) => [row.skuId.toLowerCase(), row])),
    groups: new Map(groups.map((row) => [row.guid.toLowerCase(), row])),
  };
}
