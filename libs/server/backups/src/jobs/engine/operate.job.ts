import { Injectable } from '@nestjs/common';
import { JobHandler, type JobPayload } from '@vigie/platform';
import { WorkRepository } from '../../use-cases/engine/work-repository';

/** Does what waits in the repository of a client; what is left is found again by what falls due. */
@Injectable()
export class OperateJob extends JobHandler<'backup.operate'> {
  readonly job = 'backup.operate';
  constructor(private readonly working: WorkRepository) {
    super();
  }

  run({ repositoryId }: JobPayload<'backup.operate'>): Promise<void> {
    return this.working.execute(repositoryId);
  }
}
