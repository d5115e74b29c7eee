import { Injectable } from '@nestjs/common';
import { JobHandler, type FinishOnce, type JobPayload } from '@vigie/platform';
import { StartRecompute } from '../use-cases/sla/start-recompute';

/** Targets, a calendar or a formula changed: the open clocks are to follow. */
@Injectable()
export class StartRecomputeJob extends JobHandler<'clock.start-recompute'> {
  readonly job = 'clock.start-recompute';

  constructor(private readonly starting: StartRecompute) {
    super();
  }

  run(payload: JobPayload<'clock.start-recompute'>, finish: FinishOnce): Promise<void> {
    return this.starting.execute(payload, finish);
  }
}
