import { Injectable } from '@nestjs/common';
import { JobHandler, type FinishOnce, type JobPayload } from '@vigie/platform';
import { CloseGroundless } from '../../use-cases/alerts/close-groundless';

/** What is agreed of a job changed. */
@Injectable()
export class FollowJobJob extends JobHandler<'backup.follow-job'> {
  readonly job = 'backup.follow-job';

  constructor(private readonly following: CloseGroundless) {
    super();
  }

  run(payload: JobPayload<'backup.follow-job'>, finish: FinishOnce): Promise<void> {
    return this.following.execute(payload, finish);
  }
}
