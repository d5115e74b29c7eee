import { Injectable } from '@nestjs/common';
import { type FinishOnce, JobHandler, type JobPayload } from '@vigie/platform';
import { ProposeEnding } from '../../use-cases/endings/propose-ending';
import { RunErasure } from '../../use-cases/endings/run-erasure';
import { RunExport } from '../../use-cases/endings/run-export';

/** A contract moved: its backups may end with it. */
@Injectable()
export class ProposeEndingJob extends JobHandler<'backup-ending.propose'> {
  readonly job = 'backup-ending.propose';
  constructor(private readonly proposing: ProposeEnding) {
    super();
  }

  run(moved: JobPayload<'backup-ending.propose'>, finish: FinishOnce): Promise<void> {
    return this.proposing.execute(moved, finish);
  }
}

/** Hands data over by the engine. */
@Injectable()
export class RunExportJob extends JobHandler<'backup-ending.export'> {
  readonly job = 'backup-ending.export';
  constructor(private readonly exporting: RunExport) {
    super();
  }

  run({ exportId }: JobPayload<'backup-ending.export'>, finish: FinishOnce): Promise<void> {
    return this.exporting.execute(exportId, finish);
  }
}

/** Erases one site. */
@Injectable()
export class RunErasureJob extends JobHandler<'backup-ending.erase'> {
  readonly job = 'backup-ending.erase';
  constructor(private readonly erasing: RunErasure) {
    super();
  }

  run(launched: JobPayload<'backup-ending.erase'>, finish: FinishOnce): Promise<void> {
    return this.erasing.execute(launched, finish);
  }
}
