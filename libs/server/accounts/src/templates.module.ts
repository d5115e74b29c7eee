import { Module } from '@nestjs/common';
import { AgreedLicences } from '@vigie/contracts';
import { DirectoryModule } from '@vigie/directory';
import { TicketsModule } from '@vigie/tickets';
import { LicencesController } from './http/licences/licences.controller';
import { AccountTemplatesController } from './http/templates/account-templates.controller';
import { PortalAccountsController } from './http/templates/portal-accounts.controller';
import { FollowContractJob } from './jobs/licences/follow-contract.job';
import { LicenceExport } from './queries/licences/licence-export';
import { LicenceStocks } from './queries/licences/licence-stocks';
import { OwnLicencesQuery } from './queries/licences/own-licences';
import { AccountTemplates } from './queries/templates/account-templates';
import { ArrivalChoicesQuery } from './queries/templates/arrival-choices';
import { OwnAccountsQuery } from './queries/templates/own-accounts';
import { AgreeLicences } from './use-cases/licences/agree-licences';
import { FollowContract } from './use-cases/licences/follow-contract';
import { WatchLicences } from './use-cases/licences/watch-licences';
import { SaveTemplate } from './use-cases/templates/save-template';
import { SeedTemplates } from './use-cases/templates/seed-templates';

const providers = [
  AccountTemplates,
  AgreedLicences,
  AgreeLicences,
  ArrivalChoicesQuery,
  FollowContract,
  FollowContractJob,
  LicenceExport,
  LicenceStocks,
  OwnAccountsQuery,
  OwnLicencesQuery,
  SaveTemplate,
  SeedTemplates,
  WatchLicences,
];

/** The durable jobs of licences. */
export const licenceJobs = [FollowContractJob];

/** What falls due in them. */
export const licenceDueWork = [WatchLicences];

/** Templates by client and function, and the licences of clients. */
@Module({ imports: [DirectoryModule, TicketsModule], providers, exports: providers })
export class TemplatesModule {}

/** Their routes. */
@Module({
  imports: [TemplatesModule],
  controllers: [AccountTemplatesController, LicencesController, PortalAccountsController],
})
export class TemplatesHttpModule {}
