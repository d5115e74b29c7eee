import { Injectable } from '@nestjs/common';
import { JobHandler, type FinishOnce, type JobPayload } from '@vigie/platform';
import { PollNas } from '../../use-cases/sources/poll-nas';

/** Reads the tasks of a NAS. */
@Injectable()
export class PollNasJob extends JobHandler<'backup.poll'> {
  readonly job = 'backup.poll';

  constructor(private readonly polling: PollNas) {
    super();
  }

  run({ connectionId, startedAt }: JobPayload<'backup.poll'>, finish: FinishOnce): Promise<void> {
    return this.polling.execute(connectionId, new Date(startedAt), finish);
  }
}
