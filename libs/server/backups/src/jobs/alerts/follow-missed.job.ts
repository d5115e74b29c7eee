import { Injectable } from '@nestjs/common';
import { JobHandler, type FinishOnce, type JobPayload } from '@vigie/platform';
import { FollowRun } from '../../use-cases/alerts/follow-run';

/** A run that was expected did not come. */
@Injectable()
export class FollowMissedJob extends JobHandler<'backup.follow-missed'> {
  readonly job = 'backup.follow-missed';

  constructor(private readonly following: FollowRun) {
    super();
  }

  run(payload: JobPayload<'backup.follow-missed'>, finish: FinishOnce): Promise<void> {
    return this.following.missed(payload, finish);
  }
}
