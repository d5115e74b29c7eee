import { Injectable } from '@nestjs/common';
import { Database, DomainError, found, type Actor } from '@vigie/platform';
import type { TenantChange, TenantInput } from '@vigie/wire';
import { TenantFailure, TenantReader } from '../../ports/tenant-reader';
import { forgetCopy } from '../../store/tenants/tenant-copy.store';
import {
  changeTenant,
  clientExists,
  deleteTenant,
  insertTenant,
  lockTenant,
  noteTenant,
} from '../../store/tenants/tenant.store';

/** Says which tenant is the one of a client, and how addresses are made there. */
@Injectable()
export class ConnectTenant {
  constructor(
    private readonly database: Database,
    private readonly reader: TenantReader,
  ) {}

  /** By its identifier or by one of its domains. Errors: tenant.not-found, tenant.unreachable, tenant.taken. */
  async connect(
    actor: Actor,
    clientId: string,
    { tenant: name, domain, naming }: TenantInput,
  ): Promise<void> {
    const guid = await this.guidOf(name);
    await this.database.transaction(async (tx) => {
      found((await clientExists(tx, clientId)) || null);
      await insertTenant(tx, { clientId, guid, domain, naming });
      await tx.audit(actor, 'tenant.connected', `client:${clientId}`, { guid, domain, naming });
      tx.live({ type: 'tenant.changed', clientId });
    });
  }

  /** Errors: version.conflict. */
  async change(actor: Actor, clientId: string, { version, ...values }: TenantChange): Promise<void> {
    await this.database.transaction(async (tx) => {
      const { id } = found(await lockTenant(tx, clientId));
      await changeTenant(tx, { id, version }, values);
      await tx.audit(actor, 'tenant.changed', `client:${clientId}`, values);
      tx.live({ type: 'tenant.changed', clientId });
    });
  }

  /** What was read of it goes; in Entra the consent stays until the client withdraws it. */
  async disconnect(actor: Actor, clientId: string): Promise<void> {
    await this.database.transaction(async (tx) => {
      const { guid } = found(await lockTenant(tx, clientId));
      await forgetCopy(tx, clientId);
      await deleteTenant(tx, clientId);
      await tx.audit(actor, 'tenant.disconnected', `client:${clientId}`, { guid });
      tx.live({ type: 'tenant.changed', clientId });
    });
  }

  /** Somebody takes the address of consent, to send it to the client's administrator. */
  async askConsent(actor: Actor, clientId: string): Promise<void> {
    await this.database.transaction(async (tx) => {
      const { consent } = found(await lockTenant(tx, clientId));
      if (consent === 'granted' || consent === 'asked') return;
      await noteTenant(tx, clientId, { consent: 'asked', consentAt: tx.now, consentBy: actor.name });
      await tx.audit(actor, 'tenant.consent-asked', `client:${clientId}`);
      tx.live({ type: 'tenant.changed', clientId });
    });
  }

  private async guidOf(name: string): Promise<string> {
    if (!name.includes('.')) return name;
    try {
      const guid = await this.reader.find(name);
      if (guid !== null) return guid;
    } catch (error) {
      if (error instanceof TenantFailure) throw new DomainError('tenant.unreachable');
      throw error;
    }
    throw new DomainError('tenant.not-found');
  }
}
