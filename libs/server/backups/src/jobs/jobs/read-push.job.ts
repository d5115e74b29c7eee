import { Injectable } from '@nestjs/common';
import { JobHandler, type FinishOnce, type JobPayload } from '@vigie/platform';
import { ReadPushes } from '../../use-cases/jobs/read-pushes';

/** A program told something of its backup. */
@Injectable()
export class ReadPushJob extends JobHandler<'backup.read-push'> {
  readonly job = 'backup.read-push';

  constructor(private readonly reading: ReadPushes) {
    super();
  }

  run(pushed: JobPayload<'backup.read-push'>, finish: FinishOnce): Promise<void> {
    return this.reading.execute(pushed, finish);
  }
}
