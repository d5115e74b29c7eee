import { Injectable } from '@nestjs/common';
import { JobHandler, type FinishOnce, type JobPayload } from '@vigie/platform';
import { FollowSettlement } from '../../use-cases/reminders/follow-settlement';

/** Promises that are kept, and suspensions that payment lifts. */
@Injectable()
export class FollowSettlementJob extends JobHandler<'invoice.follow-settlement'> {
  readonly job = 'invoice.follow-settlement';

  constructor(private readonly following: FollowSettlement) {
    super();
  }

  run({ clientId }: JobPayload<'invoice.follow-settlement'>, finish: FinishOnce): Promise<void> {
    return this.following.execute(clientId, finish);
  }
}
