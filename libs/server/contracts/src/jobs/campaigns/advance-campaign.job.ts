import { Injectable } from '@nestjs/common';
import { JobHandler, type FinishOnce, type JobPayload } from '@vigie/platform';
import { AdvanceCampaign } from '../../use-cases/campaigns/advance-campaign';

/** The next batch of a price revision. */
@Injectable()
export class AdvanceCampaignJob extends JobHandler<'price-campaign.advance'> {
  readonly job = 'price-campaign.advance';

  constructor(private readonly advancing: AdvanceCampaign) {
    super();
  }

  run({ campaignId, step }: JobPayload<'price-campaign.advance'>, finish: FinishOnce): Promise<void> {
    return this.advancing.execute(campaignId, step, finish);
  }
}
