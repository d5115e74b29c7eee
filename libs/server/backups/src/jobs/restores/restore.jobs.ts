import { Injectable } from '@nestjs/common';
import { type FinishOnce, JobHandler, type JobPayload } from '@vigie/platform';
import { OpenRestore } from '../../use-cases/restores/open-restore';
import { RemoveRestored } from '../../use-cases/restores/remove-restored';
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

/** Removes what was restored and served its time. */
@Injectable()
export class RemoveRestoredJob extends JobHandler<'backup-restored.remove'> {
  readonly job = 'backup-restored.remove';
  constructor(private readonly removing: RemoveRestored) {
    super();
  }

  run({ folderId }: JobPayload<'backup-restored.remove'>, finish: FinishOnce): Promise<void> {
    return this.removing.execute(folderId, finish);
  }
}
