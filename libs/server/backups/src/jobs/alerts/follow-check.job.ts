import { Injectable } from '@nestjs/common';
import { JobHandler, type FinishOnce, type JobPayload } from '@vigie/platform';
import { FollowEngine } from '../../use-cases/alerts/follow-engine';

/** A check of a repository has ended. */
@Injectable()
export class FollowCheckJob extends JobHandler<'backup.follow-check'> {
  readonly job = 'backup.follow-check';

  constructor(private readonly following: FollowEngine) {
    super();
  }

  run(payload: JobPayload<'backup.follow-check'>, finish: FinishOnce): Promise<void> {
    return this.following.checked(payload, finish);
  }
}
