import { Injectable } from '@nestjs/common';
import { JobHandler, type FinishOnce, type JobPayload } from '@vigie/platform';
import { ProposeGrowth } from '../../use-cases/agreements/propose-growth';

/** The licences of a client were counted: what has outgrown its contract is proposed as an amendment. */
@Injectable()
export class ProposeGrowthJob extends JobHandler<'contract.propose-growth'> {
  readonly job = 'contract.propose-growth';

  constructor(private readonly proposing: ProposeGrowth) {
    super();
  }

  run(counted: JobPayload<'contract.propose-growth'>, finish: FinishOnce): Promise<void> {
    return this.proposing.execute(counted, finish);
  }
}
