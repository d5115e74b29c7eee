import { Injectable } from '@nestjs/common';
import { JobHandler, type FinishOnce, type JobPayload } from '@vigie/platform';
import { ActOnFiring } from '../use-cases/sla/act-on-firing';

/** A threshold was reached: what the policy says is done. */
@Injectable()
export class ActOnFiringJob extends JobHandler<'clock.act'> {
  readonly job = 'clock.act';

  constructor(private readonly acting: ActOnFiring) {
    super();
  }

  run(payload: JobPayload<'clock.act'>, finish: FinishOnce): Promise<void> {
    return this.acting.execute(payload, finish);
  }
}
