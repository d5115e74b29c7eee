import { Injectable } from '@nestjs/common';
import { JobHandler, type FinishOnce, type JobPayload } from '@vigie/platform';
import { FollowEngine } from '../../use-cases/alerts/follow-engine';

/** A restore test has ended. */
@Injectable()
export class FollowRestoreTestJob extends JobHandler<'backup.follow-restore-test'> {
  readonly job = 'backup.follow-restore-test';

  constructor(private readonly following: FollowEngine) {
    super();
  }

  run(payload: JobPayload<'backup.follow-restore-test'>, finish: FinishOnce): Promise<void> {
    return this.following.restored(payload, finish);
  }
}
