import { Injectable } from '@nestjs/common';
import { Database, DomainError, systemActor, type FinishOnce, type Transaction } from '@vigie/platform';
import { TenantFailure, TenantReader } from '../../ports/tenant-reader';
import { forgetUsers, keepGroups, keepLicences, keepUsers } from '../../store/tenants/tenant-copy.store';
import { findTenant, lockTenant, noteTenant, type StoredTenant } from '../../store/tenants/tenant.store';
import { answered, failed } from './tenant-health';

const hourMs = 3_600_000;

/**
 * Reads a tenant into our copy: people some at a time, then groups and licences; whoever was not seen is forgotten at the
 * end. Begun again after a crash, it writes the same.
 */
@Injectable()
export class SyncTenant {
  private readonly actor = systemActor('tenants');

  constructor(
    private readonly database: Database,
    private readonly reader: TenantReader,
  ) {}

  async execute(clientId: string, startedAt: Date, finish: FinishOnce): Promise<void> {
    const tenant = await findTenant(this.database, clientId);
    if (!tenant || !isOurs(tenant, startedAt)) return;
    try {
      const roles = await this.reader.roles(tenant.guid);
      const users = await this.readUsers(tenant, startedAt);
      const [groups, licences] = await Promise.all([
        this.reader.groups(tenant.guid),
        this.reader.licences(tenant.guid),
      ]);
      await this.close(tenant, startedAt, finish, async (tx) => {
        await keepGroups(tx, clientId, groups);
        await keepLicences(tx, clientId, licences);
        const removed = await forgetUsers(tx, clientId, startedAt);
        await noteTenant(tx, clientId, {
          ...answered(tx.now, { roles }),
          syncedAt: tx.now,
          syncCount: users,
        });
        const counts = licences.map(({ name, enabled }) => ({ partNumber: name, count: enabled }));
        await tx.emit('licences.counted', { clientId, counts });
        const read = { users, removed, groups: groups.length, licences: licences.length };
        await tx.audit(this.actor, 'tenant.synced', `client:${clientId}`, read);
      });
    } catch (error) {
      await this.noteFailure(tenant, startedAt, finish, asFailure(error));
    }
  }

  private async readUsers(tenant: StoredTenant, startedAt: Date): Promise<number> {
    const { clientId, guid } = tenant;
    let count = 0;
    for await (const users of this.reader.users(guid)) {
      count += users.length;
      await this.database.transaction(async (tx) => {
        await keepUsers(tx, clientId, users, startedAt);
        await noteTenant(tx, clientId, { syncCount: count });
        tx.live({ type: 'tenant.changed', clientId });
      });
    }
    return count;
  }

  private async noteFailure(
    tenant: StoredTenant,
    startedAt: Date,
    finish: FinishOnce,
    failure: TenantFailure,
  ): Promise<void> {
    await this.close(tenant, startedAt, finish, async (tx) => {
      const syncDueAt = new Date(tx.now.getTime() + hourMs);
      await noteTenant(tx, tenant.clientId, { ...failed(tx.now, failure), syncDueAt });
      const { code } = failure;
      await tx.audit(this.actor, 'tenant.sync-failed', `client:${tenant.clientId}`, { code });
    });
  }

  /** Ends this reading, unless another one has begun since. */
  private async close(
    { clientId }: StoredTenant,
    startedAt: Date,
    finish: FinishOnce,
    work: (tx: Transaction) => Promise<void>,
  ): Promise<void> {
    await this.database.transaction(async (tx) => {
      if (!(await finish(tx))) return;
      const now = await lockTenant(tx, clientId);
      if (!now || !isOurs(now, startedAt)) return;
      await noteTenant(tx, clientId, { syncStartedAt: null });
      await work(tx);
      tx.live({ type: 'tenant.changed', clientId });
    });
  }
}

const isOurs = ({ syncStartedAt }: StoredTenant, startedAt: Date) =>
  syncStartedAt?.getTime() === startedAt.getTime();

/** What is no failure of the tenant is one of ours, and tried again by the queue. */
function asFailure(error: unknown): TenantFailure {
  if (error instanceof TenantFailure) return error;
  if (error instanceof DomainError && error.code === 'tenant.no-application')
    return new TenantFailure('certificate-refused', error.code, null);
  throw error;
}
