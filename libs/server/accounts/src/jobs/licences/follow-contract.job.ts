import { Injectable } from '@nestjs/common';
import { JobHandler, type FinishOnce, type JobPayload } from '@vigie/platform';
import { FollowContract } from '../../use-cases/licences/follow-contract';

/** A contract or an amendment was signed: what it says of licences is what is agreed about them. */
@Injectable()
export class FollowContractJob extends JobHandler<'licences.follow-contract'> {
  readonly job = 'licences.follow-contract';

  constructor(private readonly following: FollowContract) {
    super();
  }

  run({ clientId }: JobPayload<'licences.follow-contract'>, finish: FinishOnce): Promise<void> {
    return this.following.execute(clientId, finish);
  }
}
