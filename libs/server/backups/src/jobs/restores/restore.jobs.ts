import { Injectable } from '@nestjs/common';
import { type FinishOnce, JobHandler, type JobPayload } from '@vigie/platform';
import { OpenRestore } from '../../use-cases/restores/open-restore';
import { RunRestore } from '../../use-cases/restores/run-restore';

/** Opens the restore that a new ticket asks for. */
@Injectable()
export class OpenRestoreJob extends JobHandler<'backup-restore.open'> {
  readonly job = 'backup-restore.open';
  constructor(private readonly opening: OpenRestore) {
    super();
  }

  run(opened: JobPayload<'backup-restore.open'>, finish: FinishOnce): Promise<void> {
    return this.opening.fromTicket(opened, finish);
  }
}

/** Carries out a restore that somebody launched. */
@Injectable()
export class RunRestoreJob extends JobHandler<'backup-restore.run'> {
  readonly job = 'backup-restore.run';
  constructor(private readonly running: RunRestore) {
    super();
  }

  run(due: JobPayload<'backup-restore.run'>, finish: FinishOnce): Promise<void> {
    return this.running.execute(due, finish);
  }
}
