import { Module } from '@nestjs/common';
import { DirectoryModule } from '@vigie/directory';
import { ApplicationCredentials } from './use-cases/tenants/application-credentials';
import { ManageApplication } from './use-cases/tenants/manage-application';
import { SeedTenants } from './use-cases/tenants/seed-tenants';

/** The durable jobs of tenants. */
export const tenantJobs = [];

const providers = [ApplicationCredentials, ManageApplication, SeedTenants];

/** The tenants of clients, and our application in them. */
@Module({ imports: [DirectoryModule], providers, exports: providers })
export class TenantsModule {}

/** Their routes. */
@Module({ imports: [TenantsModule] })
export class TenantsHttpModule {}
