import type { Type } from '@nestjs/common';
import { campaignDueWork, campaignJobs, CampaignsHttpModule, CampaignsModule } from './campaigns.module';

/** Every area of contracts, for any process. */
export const contractModules: Type[] = [CampaignsModule];

/** Their durable jobs. */
export const contractJobs: Type[] = [...campaignJobs];

/** What falls due in them. */
export const contractDueWork: Type[] = [...campaignDueWork];

/** Their routes. */
export const contractHttpModules: Type[] = [CampaignsHttpModule];
