import { Inject, Injectable } from '@nestjs/common';
import { graphPermissions } from '@vigie/rules';
import { CONFIG, Database, DomainError, systemActor, type Config } from '@vigie/platform';
import { activeCertificate, findApplication, publicHalves } from '../../store/tenants/application.store';
import { clientIdByName, findTenant, insertTenant } from '../../store/tenants/tenant.store';
import { ManageApplication } from './manage-application';

/** The application of the demonstration in its own Entra. */
export const demoApplicationId = '3f2c9f0e-6a51-4c57-9d0b-1f6c7a4be001';

/** Clients of the demonstration that have a tenant, as the Microsoft of the demonstration knows them. */
export const demoTenants = [
  {
    client: 'Acme SAS',
    guid: 'a1c00000-0000-4000-8000-000000000001',
    domain: 'acme.test',
    naming: 'first.last',
    consent: 'granted',
  },
  {
    client: 'Cèdre Habitat',
    guid: 'ced00000-0000-4000-8000-000000000002',
    domain: 'cedre.test',
    naming: 'f.last',
    consent: 'granted',
  },
] as const;

/** The tenants of the demonstration and our application in them; changes nothing that exists. */
@Injectable()
export class SeedTenants {
  constructor(
    private readonly database: Database,
    private readonly application: ManageApplication,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** Throws demo.refused outside demo mode. */
  async execute(): Promise<void> {
    if (!this.config.demo) throw new DomainError('demo.refused');
    const actor = systemActor('demo');
    if (!(await findApplication(this.database))) await this.application.name(actor, demoApplicationId, 0);
    if (!(await activeCertificate(this.database))) await this.application.makeCertificate(actor);
    await this.database.transaction(async (tx) => {
      for (const { client, ...tenant } of demoTenants) {
        const clientId = await clientIdByName(tx, client);
        if (clientId === null || (await findTenant(tx, clientId))) continue;
        const consentAt = tx.now;
        await insertTenant(tx, { ...tenant, clientId, consentAt, syncDueAt: tx.now });
        await tx.audit(actor, 'tenant.connected', `client:${clientId}`, { ...tenant });
      }
    });
  }

  /** Our application as Entra has to know it: public halves of its certificates, permissions to ask for. */
  async published() {
    const application = await findApplication(this.database);
    if (!application) return null;
    const certificates = await publicHalves(this.database);
    return { clientId: application.clientId, certificates, permissions: graphPermissions };
  }
}
