import { Module } from '@nestjs/common';
import { DirectoryModule } from '@vigie/directory';
import { ApprovalsController } from './http/approvals/approvals.controller';
import { WaitingApprovalsController } from './http/approvals/waiting-approvals.controller';
import { PortalCatalogueController } from './http/catalogue/portal-catalogue.controller';
import { RequestTypesController } from './http/catalogue/request-types.controller';
import { AskApproversJob, RemindApproversJob, TellDecisionJob } from './jobs/approval.jobs';
import { ClientApprovals } from './queries/approvals/client-approvals';
import { WaitingApprovals } from './queries/approvals/waiting-approvals';
import { ClientCatalogue } from './queries/catalogue/client-catalogue';
import { RequestTypes } from './queries/catalogue/request-types';
import { TicketsModule } from './tickets.module';
import { DecideApproval } from './use-cases/approvals/decide-approval';
import { TellApproval } from './use-cases/approvals/tell-approval';
import { AskFromCatalogue } from './use-cases/catalogue/ask-from-catalogue';
import { SeedRequestTypes } from './use-cases/catalogue/seed-request-types';
import { SaveRequestType } from './use-cases/catalogue/save-request-type';

/** The durable jobs of agreements. */
export const catalogueJobs = [AskApproversJob, RemindApproversJob, TellDecisionJob];

const providers = [
  ...catalogueJobs,
  ClientApprovals,
  DecideApproval,
  TellApproval,
  AskFromCatalogue,
  ClientCatalogue,
  RequestTypes,
  SaveRequestType,
  SeedRequestTypes,
  WaitingApprovals,
];

/** The catalogue of requests that we define, for every process. */
@Module({ imports: [DirectoryModule, TicketsModule], providers, exports: providers })
export class CatalogueModule {}

/** Its routes. */
@Module({
  imports: [CatalogueModule, TicketsModule],
  controllers: [
    ApprovalsController,
    PortalCatalogueController,
    RequestTypesController,
    WaitingApprovalsController,
  ],
})
export class CatalogueHttpModule {}
