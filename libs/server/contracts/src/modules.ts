import type { Type } from '@nestjs/common';
import { agreementDueWork, agreementJobs, AgreementsHttpModule, AgreementsModule } from './agreements.module';
import { campaignDueWork, campaignJobs, CampaignsHttpModule, CampaignsModule } from './campaigns.module';
import { indexDueWork, indexJobs, IndexSeriesHttpModule, IndexSeriesModule } from './index-series.module';
import { renewalDueWork, RenewalsHttpModule, RenewalsModule } from './renewals.module';

/** Every area of contracts, for any process. */
export const contractModules: Type[] = [IndexSeriesModule, AgreementsModule, RenewalsModule, CampaignsModule];

/** Their durable jobs. */
export const contractJobs: Type[] = [...indexJobs, ...agreementJobs, ...campaignJobs];

/** What falls due in them. */
export const contractDueWork: Type[] = [
  ...indexDueWork,
  ...agreementDueWork,
  ...renewalDueWork,
  ...campaignDueWork,
];

/** Their routes. */
export const contractHttpModules: Type[] = [
  IndexSeriesHttpModule,
  AgreementsHttpModule,
  RenewalsHttpModule,
  CampaignsHttpModule,
];
