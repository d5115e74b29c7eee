import { fold, type ReadLicence, type ReadUser, type TenantGroup } from '@vigie/rules';
import type { Transaction } from '@vigie/platform';

/** Columns of a user whose change people may want to see. */
const told = ['address', 'name', 'job_title', 'department', 'enabled', 'synced', 'sku_ids'];

const changed = told.map((column) => `NOT (${column} <=> VALUES(${column}))`).join(' OR ');
const keptColumns = [...told, 'words', 'licensed', 'seen_at'].map(
  (column) => `${column} = VALUES(${column})`,
);

const wordsOf = ({ name, address }: ReadUser) => fold(`${name} ${address}`).slice(0, 400).toWellFormed();

/** Writes what was read of some people; `changed_at` moves only where something did. */
export async function keepUsers(
  tx: Transaction,
  clientId: string,
  users: readonly ReadUser[],
  seenAt: Date,
): Promise<void> {
  if (users.length === 0) return;
  const rows = users.map((user) => [
    ...[clientId, user.guid, user.address, user.name, wordsOf(user), user.jobTitle],
    ...[user.department, user.enabled, user.synced, user.skuIds.length > 0, JSON.stringify(user.skuIds)],
    ...[seenAt, seenAt],
  ]);
  await tx.query(
    `INSERT INTO m365_user (client_id, guid, address, name, words, job_title, department, enabled, synced, licensed,
       sku_ids, changed_at, seen_at) VALUES ?
     ON DUPLICATE KEY UPDATE changed_at = IF(${changed}, VALUES(changed_at), changed_at), ${keptColumns.join(', ')}`,
    [rows],
  );
}

/** Forgets whom the reading did not see: their accounts were deleted. Returns how many. */
export function forgetUsers(tx: Transaction, clientId: string, seenAt: Date): Promise<number> {
  return tx.execute('DELETE FROM m365_user WHERE client_id = ? AND seen_at < ?', [clientId, seenAt]);
}

/** The groups of a tenant are these, and no others. */
export async function keepGroups(
  tx: Transaction,
  clientId: string,
  groups: readonly TenantGroup[],
): Promise<void> {
  if (groups.length > 0)
    await tx.query(
      `INSERT INTO m365_group (client_id, guid, name, kind, writable, licensing) VALUES ?
       ON DUPLICATE KEY UPDATE name = VALUES(name), kind = VALUES(kind), writable = VALUES(writable),
         licensing = VALUES(licensing)`,
      [
        groups.map(({ id, name, kind, writable, licensing }) => [
          ...[clientId, id, name.slice(0, 256), kind, writable, licensing],
        ]),
      ],
    );
  await forgetOthers(tx, 'm365_group', 'guid', { clientId, kept: groups.map(({ id }) => id) });
}

/** The licences of a tenant are these, and no others. */
export async function keepLicences(
  tx: Transaction,
  clientId: string,
  licences: readonly ReadLicence[],
): Promise<void> {
  if (licences.length > 0)
    await tx.query(
      `INSERT INTO m365_licence (client_id, sku_id, name, enabled, consumed, renews_on) VALUES ?
       ON DUPLICATE KEY UPDATE name = VALUES(name), enabled = VALUES(enabled), consumed = VALUES(consumed),
         renews_on = VALUES(renews_on)`,
      [
        licences.map(({ skuId, name, enabled, consumed, renewsOn }) => [
          ...[clientId, skuId, name.slice(0, 150), enabled, consumed, renewsOn],
        ]),
      ],
    );
  await forgetOthers(tx, 'm365_licence', 'sku_id', { clientId, kept: licences.map(({ skuId }) => skuId) });
}

async function forgetOthers(
  tx: Transaction,
  table: 'm365_group' | 'm365_licence',
  key: string,
  { clientId, kept }: { clientId: string; kept: readonly string[] },
): Promise<void> {
  // A list is never empty: what nothing is equal to stands for none.
  await tx.execute(`DELETE FROM ${table} WHERE client_id = ? AND ${key} NOT IN (?)`, [
    clientId,
    kept.length > 0 ? kept : [''],
  ]);
}

/** Everything that was read of a tenant goes. */
export async function forgetCopy(tx: Transaction, clientId: string): Promise<void> {
  for (const table of ['m365_user', 'm365_group', 'm365_licence'])
    await tx.execute(`DELETE FROM ${table} WHERE client_id = ?`, [clientId]);
}
