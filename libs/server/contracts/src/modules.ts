import type { Type } from '@nestjs/common';
import { agreementDueWork, agreementJobs, AgreementsHttpModule, AgreementsModule } from './agreements.module';
import { campaignDueWork, campaignJobs, CampaignsHttpModule, CampaignsModule } from './campaigns.module';

/** Every area of contracts, for any process. */
export const contractModules: Type[] = [AgreementsModule, CampaignsModule];

/** Their durable jobs. */
export const contractJobs: Type[] = [...agreementJobs, ...campaignJobs];

/** What falls due in them. */
export const contractDueWork: Type[] = [...agreementDueWork, ...campaignDueWork];

/** Their routes. */
export const contractHttpModules: Type[] = [AgreementsHttpModule, CampaignsHttpModule];
