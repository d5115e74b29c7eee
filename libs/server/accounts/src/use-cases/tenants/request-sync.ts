import { Injectable } from '@nestjs/common';
import {
  Clock,
  Database,
  DomainError,
  DueWork,
  found,
  systemActor,
  type Actor,
  type Transaction,
} from '@vigie/platform';
import { dueTenants, lockTenant, noteTenant } from '../../store/tenants/tenant.store';

const dayMs = 86_400_000;
/** A reading that has not ended by then was given up. */
const longestMs = 30 * 60_000;

/** Has the tenant of a client read: every day, after consent, or when somebody asks. One reading at a time. */
@Injectable()
export class RequestSync extends DueWork {
  readonly kind = 'tenant-sync';

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {
    super();
  }

  /** Errors: tenant.not-consented. One that is under way goes on. */
  async execute(actor: Actor, clientId: string): Promise<void> {
    await this.database.transaction(async (tx) => {
      const tenant = found(await lockTenant(tx, clientId));
      if (tenant.consent !== 'granted') throw new DomainError('tenant.not-consented');
      if (await startSync(tx, clientId, tenant.syncStartedAt))
        await tx.audit(actor, 'tenant.sync-asked', `client:${clientId}`);
    });
  }

  overdue(_graceMs: number, limit: number): Promise<string[]> {
    return dueTenants(this.database, this.clock.now(), limit);
  }

  /** A day more or less: they need no wake-up. */
  upcoming(): Promise<{ id: string; at: Date }[]> {
    return Promise.resolve([]);
  }

  async fire(clientId: string): Promise<void> {
    await this.database.transaction(async (tx) => {
      const tenant = await lockTenant(tx, clientId);
      if (!tenant?.syncDueAt || tenant.syncDueAt > tx.now) return;
      await noteTenant(tx, clientId, { syncDueAt: new Date(tx.now.getTime() + dayMs) });
      if (tenant.consent !== 'granted') return;
      if (await startSync(tx, clientId, tenant.syncStartedAt))
        await tx.audit(systemActor('tenants'), 'tenant.sync-asked', `client:${clientId}`);
    });
  }
}

/** False when a reading is under way. */
async function startSync(tx: Transaction, clientId: string, before: Date | null): Promise<boolean> {
  if (before && tx.now.getTime() - before.getTime() < longestMs) return false;
  await noteTenant(tx, clientId, { syncStartedAt: tx.now, syncCount: 0 });
  await tx.emit('tenant.sync-due', { clientId, startedAt: tx.now.toISOString() });
  tx.live({ type: 'tenant.changed', clientId });
  return true;
}
