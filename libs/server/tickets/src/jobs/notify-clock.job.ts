import { Injectable } from '@nestjs/common';
import { JobHandler, type FinishOnce, type JobPayload } from '@vigie/platform';
import { TellClockFiring } from '../use-cases/clocks/tell-clock-firing';

/** A threshold was reached: our people are told. */
@Injectable()
export class NotifyClockJob extends JobHandler<'clock.notify'> {
  readonly job = 'clock.notify';

  constructor(private readonly telling: TellClockFiring) {
    super();
  }

  run(payload: JobPayload<'clock.notify'>, finish: FinishOnce): Promise<void> {
    return this.telling.execute(payload, finish);
  }
}
