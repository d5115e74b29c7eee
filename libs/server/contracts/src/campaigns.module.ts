import { Module } from '@nestjs/common';
import { DirectoryModule } from '@vigie/directory';
import { OwnPriceLettersController } from './http/campaigns/own-price-letters.controller';
import { PriceCampaignLinesController } from './http/campaigns/price-campaign-lines.controller';
import { PriceCampaignsController } from './http/campaigns/price-campaigns.controller';
import { AdvanceCampaignJob } from './jobs/campaigns/advance-campaign.job';
import { CorrectCampaignsJob } from './jobs/campaigns/correct-campaigns.job';
import { CampaignExport } from './queries/campaigns/campaign-export';
import { CampaignJournal } from './queries/campaigns/campaign-journal';
import { CampaignLetters } from './queries/campaigns/campaign-letters';
import { CampaignLines } from './queries/campaigns/campaign-lines';
import { CampaignTrials } from './queries/campaigns/campaign-trial';
import { Campaigns } from './queries/campaigns/campaigns';
import { AdvanceCampaign } from './use-cases/campaigns/advance-campaign';
import { ApplyDueCampaigns } from './use-cases/campaigns/apply-due-campaigns';
import { ChangeCampaignLine } from './use-cases/campaigns/change-campaign-line';
import { CorrectCampaigns } from './use-cases/campaigns/correct-campaigns';
import { CorrectionMails } from './use-cases/campaigns/correction-mails';
import { OpenCampaign } from './use-cases/campaigns/open-campaign';
import { PrintLetters } from './use-cases/campaigns/print-letters';
import { SendLetters } from './use-cases/campaigns/send-letters';
import { SteerCampaign } from './use-cases/campaigns/steer-campaign';

/** The durable jobs of price revisions. */
export const campaignJobs = [AdvanceCampaignJob, CorrectCampaignsJob];

/** What falls due in them. */
export const campaignDueWork = [ApplyDueCampaigns];

const shared = [
  AdvanceCampaign,
  CorrectCampaigns,
  CorrectionMails,
  OpenCampaign,
  SteerCampaign,
  ...campaignJobs,
  ...campaignDueWork,
];

/** The yearly price revision, for every process; it must bind the port PriceLetterDocument. */
@Module({ imports: [DirectoryModule], providers: [SendLetters, ...shared], exports: shared })
export class CampaignsModule {}

/** Its routes. */
@Module({
  imports: [CampaignsModule],
  providers: [
    CampaignExport,
    CampaignJournal,
    CampaignLetters,
    CampaignLines,
    Campaigns,
    CampaignTrials,
    ChangeCampaignLine,
    PrintLetters,
  ],
  controllers: [OwnPriceLettersController, PriceCampaignLinesController, PriceCampaignsController],
})
export class CampaignsHttpModule {}
