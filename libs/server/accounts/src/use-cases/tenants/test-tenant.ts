import { Injectable } from '@nestjs/common';
import { Database, found, type Actor } from '@vigie/platform';
import { TenantFailure, TenantReader } from '../../ports/tenant-reader';
import { findTenant, noteTenant } from '../../store/tenants/tenant.store';
import { answered, failed } from './tenant-health';

/** Signs in to the tenant of a client and asks it for its name. */
@Injectable()
export class TestTenant {
  constructor(
    private readonly database: Database,
    private readonly reader: TenantReader,
  ) {}

  /** The name of the tenant, or null with the reason noted. Errors: tenant.no-application. */
  async execute(actor: Actor, clientId: string): Promise<{ ok: boolean; name: string | null }> {
    const { guid } = found(await findTenant(this.database, clientId));
    const outcome = await this.call(guid);
    await this.database.transaction(async (tx) => {
      const noted = outcome instanceof TenantFailure ? failed(tx.now, outcome) : answered(tx.now, outcome);
      const isNew = outcome instanceof TenantFailure ? {} : { consent: 'granted' as const };
      await noteTenant(tx, clientId, { ...noted, ...isNew });
      const result = outcome instanceof TenantFailure ? outcome.code : 'answered';
      await tx.audit(actor, 'tenant.tested', `client:${clientId}`, { result });
      tx.live({ type: 'tenant.changed', clientId });
    });
    return outcome instanceof TenantFailure ? { ok: false, name: null } : { ok: true, name: outcome.name };
  }

  private async call(guid: string) {
    try {
      const roles = await this.reader.roles(guid);
      return { roles, ...(await this.reader.organisation(guid)) };
    } catch (error) {
      if (error instanceof TenantFailure) return error;
      throw error;
    }
  }
}
