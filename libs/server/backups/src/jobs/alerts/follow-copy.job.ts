import { Injectable } from '@nestjs/common';
import { JobHandler, type FinishOnce, type JobPayload } from '@vigie/platform';
import { FollowEngine } from '../../use-cases/alerts/follow-engine';

/** A copy to the second site has ended. */
@Injectable()
export class FollowCopyJob extends JobHandler<'backup.follow-copy'> {
  readonly job = 'backup.follow-copy';

  constructor(private readonly following: FollowEngine) {
    super();
  }

  run(payload: JobPayload<'backup.follow-copy'>, finish: FinishOnce): Promise<void> {
    return this.following.copied(payload, finish);
  }
}
