import { Module } from '@nestjs/common';
import { DirectoryModule } from '@vigie/directory';
import { ConsentController } from './http/tenants/consent.controller';
import { M365ApplicationController } from './http/tenants/m365-application.controller';
import { TenantUsersController } from './http/tenants/tenant-users.controller';
import { TenantsController } from './http/tenants/tenants.controller';
import { SyncTenantJob } from './jobs/tenants/sync-tenant.job';
import { Application } from './queries/tenants/application';
import { LicensedPeople } from './queries/tenants/licensed-people';
import { TenantUsers } from './queries/tenants/tenant-users';
import { Tenants } from './queries/tenants/tenants';
import { ApplicationCredentials } from './use-cases/tenants/application-credentials';
import { ConnectTenant } from './use-cases/tenants/connect-tenant';
import { ConsentLinks } from './use-cases/tenants/consent-links';
import { ExportTenantUsers } from './use-cases/tenants/export-tenant-users';
import { ManageApplication } from './use-cases/tenants/manage-application';
import { RequestSync } from './use-cases/tenants/request-sync';
import { SeedTenants } from './use-cases/tenants/seed-tenants';
import { ShowTenant } from './use-cases/tenants/show-tenant';
import { SyncTenant } from './use-cases/tenants/sync-tenant';
import { TakeConsent } from './use-cases/tenants/take-consent';
import { TestTenant } from './use-cases/tenants/test-tenant';
import { WarnCertificate } from './use-cases/tenants/warn-certificate';

/** The durable jobs of tenants. */
export const tenantJobs = [SyncTenantJob];

/** What falls due in tenants. */
export const tenantDueWork = [RequestSync, WarnCertificate];

const parts = [ConsentLinks, SyncTenant];
const shared = [
  Application,
  ApplicationCredentials,
  ConnectTenant,
  ExportTenantUsers,
  LicensedPeople,
  ManageApplication,
  SeedTenants,
  ShowTenant,
  TakeConsent,
  Tenants,
  TenantUsers,
  TestTenant,
  ...tenantJobs,
  ...tenantDueWork,
];

/** The tenants of clients, and our application in them; the process must bind TenantReader and CertificateMaker. */
@Module({ imports: [DirectoryModule], providers: [...parts, ...shared], exports: [...shared, ConsentLinks] })
export class TenantsModule {}

/** Their routes. */
@Module({
  imports: [TenantsModule],
  controllers: [M365ApplicationController, ConsentController, TenantUsersController, TenantsController],
})
export class TenantsHttpModule {}
