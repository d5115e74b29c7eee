import { Global, Module } from '@nestjs/common';
import {
  accountEntities,
  ApplicationCredentials,
  CertificateMaker,
  ManageApplication,
  TenantOperations,
  TenantReader,
  TenantsHttpModule,
  TenantsModule,
  tenantJobs,
} from '@vigie/accounts';
import { systemActor, type Config } from '@vigie/platform';
import { graphPermissions } from '@vigie/rules';
import { TicketWorld } from '@vigie/tickets/testing';
import { SelfSignedCertificates } from '../graph/certificate';
import { GraphClient } from '../graph/graph-client';
import { GraphReader } from '../graph/graph-reader';
import { GraphSimulator } from './simulator';

export const applicationId = '7f1f5e0e-3a0f-4f0f-9f61-5e6a4b8f0c11';

let reader: TenantReader;

@Global()
@Module({
  providers: [
    { provide: TenantReader, useFactory: () => reader },
    { provide: CertificateMaker, useClass: SelfSignedCertificates },
    { provide: TenantOperations, useValue: {} },
  ],
  exports: [TenantReader, CertificateMaker, TenantOperations],
})
class SimulatedMicrosoft {}

/** The tenants of clients on the simulator, with a worker that does what is due. */
export class TenantWorld {
  private constructor(
    readonly desk: TicketWorld,
    readonly simulator: GraphSimulator,
  ) {}

  static async open(name: string): Promise<TenantWorld> {
    const simulator = await GraphSimulator.open();
    const world: { desk?: TicketWorld } = {};
    const microsoft = {
      loginUrl: simulator.url,
      graphUrl: simulator.url,
      resource: 'https://graph.microsoft.com',
    };
    const credentials = () => {
      if (!world.desk) throw new Error('not open yet');
      return world.desk.get(ApplicationCredentials).current();
    };
    const client = new GraphClient({
      ...{ ...microsoft, credentials, attempts: 2 },
      pause: () => Promise.resolve(),
    });
    reader = new GraphReader(client, { microsoft } as Config);
    world.desk = await TicketWorld.open(name, {
      imports: [TenantsModule, TenantsHttpModule, SimulatedMicrosoft],
      jobs: tenantJobs,
      entities: accountEntities,
    });
    return new TenantWorld(world.desk, simulator);
  }

  async close(): Promise<void> {
    await this.desk.close();
    await this.simulator.close();
  }

  /** Our application with a certificate, known to the simulator as its administrator would have entered it. */
  async application(): Promise<void> {
    const managing = this.desk.get(ManageApplication);
    await managing.name(systemActor('test'), applicationId, 0);
    await managing.makeCertificate(systemActor('test'));
    await this.upload();
  }

  /** Every certificate that signs or will is entered in Entra. */
  async upload(): Promise<void> {
    const rows = await this.desk.database.query<{ certificate: string }>(
      "SELECT certificate FROM m365_certificate WHERE state <> 'retired'",
    );
    const certificates = rows.map(({ certificate }) => certificate);
    const known = { clientId: applicationId, certificates, permissions: graphPermissions };
    await this.simulator.control('PUT', '/applications', known);
  }
}
