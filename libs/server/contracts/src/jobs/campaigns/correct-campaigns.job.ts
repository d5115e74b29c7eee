import { Injectable } from '@nestjs/common';
import { JobHandler, type FinishOnce, type JobPayload } from '@vigie/platform';
import { CorrectCampaigns } from '../../use-cases/campaigns/correct-campaigns';

/** A value of an index changed: campaigns that have used it are told. */
@Injectable()
export class CorrectCampaignsJob extends JobHandler<'price-campaign.correct'> {
  readonly job = 'price-campaign.correct';

  constructor(private readonly correcting: CorrectCampaigns) {
    super();
  }

  run(changed: JobPayload<'price-campaign.correct'>, finish: FinishOnce): Promise<void> {
    return this.correcting.execute(changed, finish);
  }
}
