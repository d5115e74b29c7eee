import { Injectable } from '@nestjs/common';
import { JobHandler, type FinishOnce, type JobPayload } from '@vigie/platform';
import { FollowEngine } from '../../use-cases/alerts/follow-engine';

/** Retention was applied to a site, or it was measured. */
@Injectable()
export class FollowUpkeepJob extends JobHandler<'backup.follow-upkeep'> {
  readonly job = 'backup.follow-upkeep';

  constructor(private readonly following: FollowEngine) {
    super();
  }

  run(payload: JobPayload<'backup.follow-upkeep'>, finish: FinishOnce): Promise<void> {
    return this.following.kept(payload, finish);
  }
}
