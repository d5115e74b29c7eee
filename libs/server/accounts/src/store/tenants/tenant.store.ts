import { ClientRow } from '@vigie/directory';
import { isDuplicate, DomainError, type Database, type Transaction } from '@vigie/platform';
import type { QueryDeepPartialEntity } from 'typeorm';
import { M365TenantRow } from './m365-tenant.row';

type Reader = Database | Transaction;

export type StoredTenant = Pick<
  M365TenantRow,
  | 'id'
  | 'clientId'
  | 'guid'
  | 'domain'
  | 'naming'
  | 'consent'
  | 'roles'
  | 'syncDueAt'
  | 'syncStartedAt'
  | 'syncedAt'
  | 'version'
>;

type NewTenant = Pick<M365TenantRow, 'clientId' | 'guid' | 'domain' | 'naming'> &
  Partial<Pick<M365TenantRow, 'consent' | 'consentAt' | 'syncDueAt'>>;

/** The tenant of a client; null without one. */
export function findTenant({ manager }: Reader, clientId: string): Promise<StoredTenant | null> {
  return manager.findOneBy(M365TenantRow, { clientId });
}

export function lockTenant({ manager }: Transaction, clientId: string): Promise<StoredTenant | null> {
  return manager.findOne(M365TenantRow, { where: { clientId }, lock: { mode: 'pessimistic_write' } });
}

/** Throws tenant.taken when another client has it. */
export async function insertTenant(tx: Transaction, values: NewTenant): Promise<string> {
  try {
    return await tx.insert(M365TenantRow, { ...values, createdAt: tx.now, version: 1 });
  } catch (error) {
    throw isDuplicate(error) ? new DomainError('tenant.taken') : error;
  }
}

/** What people edit; throws version.conflict. */
export function changeTenant(
  tx: Transaction,
  key: { id: string; version: number },
  values: Pick<M365TenantRow, 'domain' | 'naming'>,
): Promise<void> {
  return tx.updateVersioned(M365TenantRow, key, values);
}

/** How the connection stands: nobody edits that. */
export async function noteTenant(
  { manager }: Transaction,
  clientId: string,
  values: QueryDeepPartialEntity<M365TenantRow>,
): Promise<void> {
  await manager.update(M365TenantRow, { clientId }, values);
}

export async function deleteTenant({ manager }: Transaction, clientId: string): Promise<void> {
  await manager.delete(M365TenantRow, { clientId });
}

/** A client by its exact name; null when there is none. */
export async function clientIdByName({ manager }: Reader, name: string): Promise<string | null> {
  return (await manager.findOne(ClientRow, { where: { name }, select: { id: true } }))?.id ?? null;
}

export async function clientExists({ manager }: Reader, clientId: string): Promise<boolean> {
  return manager.existsBy(ClientRow, { id: clientId });
}

/** Clients whose tenant is due to be read, the longest due first. */
export async function dueTenants(database: Database, now: Date, limit: number): Promise<string[]> {
  const rows = await database.query<{ clientId: string }>(
    'SELECT client_id AS clientId FROM m365_tenant WHERE sync_due_at <= ? ORDER BY sync_due_at LIMIT ?',
    [now, limit],
  );
  return rows.map(({ clientId }) => clientId);
}
