import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Allow, Answer, CurrentActor, type Actor } from '@vigie/platform';
import {
  campaignJournal,
  campaignTrial,
  campaignTrialResult,
  id,
  newPriceCampaign,
  priceCampaignAct,
  priceCampaignDetail,
  priceCampaignList,
  type CampaignTrial,
  type NewPriceCampaign,
  type PriceCampaignAct,
} from '@vigie/wire';
import { CampaignJournal } from '../../queries/campaigns/campaign-journal';
import { CampaignTrials } from '../../queries/campaigns/campaign-trial';
import { Campaigns } from '../../queries/campaigns/campaigns';
import { OpenCampaign } from '../../use-cases/campaigns/open-campaign';
import { SteerCampaign } from '../../use-cases/campaigns/steer-campaign';

/** The yearly price revision, from its opening to its undoing. */
@ApiTags('price-campaigns')
@Controller('api/price-campaigns')
export class PriceCampaignsController {
  constructor(
    private readonly campaigns: Campaigns,
    private readonly trials: CampaignTrials,
    private readonly journal: CampaignJournal,
    private readonly opening: OpenCampaign,
    private readonly steering: SteerCampaign,
  ) {}

  @Allow('contracts.read')
  @Get()
  @Answer(priceCampaignList)
  list() {
    return this.campaigns.list();
  }

  @Allow('contracts.revise')
  @Post()
  @Answer(priceCampaignDetail, 201)
  async open(@CurrentActor() actor: Actor, @Body({ schema: newPriceCampaign }) body: NewPriceCampaign) {
    return this.campaigns.one(actor, await this.opening.execute(actor, body));
  }

  @Allow('contracts.read')
  @Get(':id')
  @Answer(priceCampaignDetail)
  one(@CurrentActor() actor: Actor, @Param('id', { schema: id }) campaignId: string) {
    return this.campaigns.one(actor, campaignId);
  }

  /** Who did what with it. */
  @Allow('contracts.read')
  @Get(':id/journal')
  @Answer(campaignJournal)
  read(@Param('id', { schema: id }) campaignId: string) {
    return this.journal.of(campaignId);
  }

  @Allow('contracts.revise')
  @Post(':id/acts')
  @Answer(priceCampaignDetail, 200)
  async act(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: id }) campaignId: string,
    @Body({ schema: priceCampaignAct }) body: PriceCampaignAct,
  ) {
    await this.steering.execute(actor, campaignId, body);
    return this.campaigns.one(actor, campaignId);
  }

  @Allow('contracts.read')
  @Post(':id/trials')
  @Answer(campaignTrialResult, 200)
  trial(
    @Param('id', { schema: id }) campaignId: string,
    @Body({ schema: campaignTrial }) body: CampaignTrial,
  ) {
    return this.trials.totals(campaignId, body);
  }
}
