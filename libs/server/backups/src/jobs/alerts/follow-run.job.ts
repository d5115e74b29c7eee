import { Injectable } from '@nestjs/common';
import { JobHandler, type FinishOnce, type JobPayload } from '@vigie/platform';
import { FollowRun } from '../../use-cases/alerts/follow-run';

/** A run has ended. */
@Injectable()
export class FollowRunJob extends JobHandler<'backup.follow-run'> {
  readonly job = 'backup.follow-run';

  constructor(private readonly following: FollowRun) {
    super();
  }

  run(payload: JobPayload<'backup.follow-run'>, finish: FinishOnce): Promise<void> {
    return this.following.ended(payload, finish);
  }
}
