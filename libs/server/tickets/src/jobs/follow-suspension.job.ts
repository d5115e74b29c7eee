import { Injectable } from '@nestjs/common';
import { JobHandler, type FinishOnce, type JobPayload } from '@vigie/platform';
import { FollowSuspension } from '../use-cases/suspension/follow-suspension';

/** The clocks of a client stand still while its contract is suspended. */
@Injectable()
export class FollowSuspensionJob extends JobHandler<'clock.follow-contract'> {
  readonly job = 'clock.follow-contract';

  constructor(private readonly following: FollowSuspension) {
    super();
  }

  run({ clientId }: JobPayload<'clock.follow-contract'>, finish: FinishOnce): Promise<void> {
    return this.following.execute(clientId, finish);
  }
}
