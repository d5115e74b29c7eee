import { Module } from '@nestjs/common';
import { DirectoryModule } from '@vigie/directory';
import { ApplicationCredentials } from './use-cases/tenants/application-credentials';

/** The durable jobs of tenants. */
export const tenantJobs = [];

const providers = [ApplicationCredentials];

/** The tenants of clients, and our application in them. */
@Module({ imports: [DirectoryModule], providers, exports: providers })
export class TenantsModule {}

/** Their routes. */
@Module({ imports: [TenantsModule] })
export class TenantsHttpModule {}
