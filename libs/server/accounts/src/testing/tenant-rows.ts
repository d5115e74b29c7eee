import { randomUUID } from 'node:crypto';
import type { Database } from '@vigie/platform';
import { M365GroupRow } from '../store/tenants/m365-group.row';
import { M365LicenceRow } from '../store/tenants/m365-licence.row';
import { M365TenantRow } from '../store/tenants/m365-tenant.row';

/** A tenant of a client, read just now. */
export async function aTenant(database: Database, clientId: string): Promise<void> {
  const at = new Date();
  await database.manager.insert(M365TenantRow, {
    clientId,
    guid: randomUUID(),
    domain: 'client.test',
    naming: 'first.last',
    createdAt: at,
    syncedAt: at,
    version: 1,
  });
}

/** A product in the stock of a client; returns its identifier. */
export async function aLicence(
  database: Database,
  clientId: string,
  values: Partial<M365LicenceRow> = {},
): Promise<string> {
  const skuId = randomUUID();
  const row = { clientId, skuId, name: 'SPB', enabled: 10, consumed: 5, renewsOn: null, ...values };
  await database.manager.insert(M365LicenceRow, row);
  return row.skuId;
}

/** A group of a client; returns its identifier. */
export async function aGroup(
  database: Database,
  clientId: string,
  values: Partial<M365GroupRow> = {},
): Promise<string> {
  const guid = randomUUID();
  const row = { clientId, guid, name: 'Ventes', kind: 'team' as const, writable: true, licensing: false };
  await database.manager.insert(M365GroupRow, { ...row, ...values });
  return guid;
}
