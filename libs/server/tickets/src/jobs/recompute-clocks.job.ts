import { Injectable } from '@nestjs/common';
import { JobHandler, type FinishOnce, type JobPayload } from '@vigie/platform';
import { RecomputeClocks } from '../use-cases/sla/recompute-clocks';

/** The next batch of open clocks follows a change of terms. */
@Injectable()
export class RecomputeClocksJob extends JobHandler<'clock.recompute'> {
  readonly job = 'clock.recompute';

  constructor(private readonly recomputing: RecomputeClocks) {
    super();
  }

  run({ recomputeId }: JobPayload<'clock.recompute'>, finish: FinishOnce): Promise<void> {
    return this.recomputing.execute(recomputeId, finish);
  }
}
