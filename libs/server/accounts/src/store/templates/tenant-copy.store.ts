import { productName } from '@vigie/rules';
import type { EntityManager } from 'typeorm';
import { M365GroupRow } from '../tenants/m365-group.row';
import { M365LicenceRow } from '../tenants/m365-licence.row';

type Licence = Readonly<M365LicenceRow> & { product: string };
type Group = Readonly<M365GroupRow>;

/** The licences and groups of a client as last read, by the identifier of Microsoft. */
export interface TenantCopy {
  licences: ReadonlyMap<string, Licence>;
  groups: ReadonlyMap<string, Group>;
}

/** Reads what a client has, each by its name. */
export async function tenantCopyOf(manager: EntityManager, clientId: string): Promise<TenantCopy> {
  const [licences, groups] = await Promise.all([
    manager.findBy(M365LicenceRow, { clientId }),
    manager.find(M365GroupRow, { where: { clientId }, order: { name: 'ASC', id: 'ASC' } }),
  ]);
  const named = licences
    .map((row) => ({ ...row, product: productName(row.name) }))
    .toSorted((one, other) => one.product.localeCompare(other.product, 'fr'));
  return {
    licences: new Map(named.map((row) => [row.skuId.toLowerCase(), row])),
    groups: new Map(groups.map((row) => [row.guid.toLowerCase(), row])),
  };
}
