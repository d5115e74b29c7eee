import { Injectable } from '@nestjs/common';
import { JobHandler, type FinishOnce, type JobPayload } from '@vigie/platform';
import { AdvanceReminderRun } from '../../use-cases/reminders/advance-reminder-run';

/** The next clients of a run of reminders. */
@Injectable()
export class AdvanceReminderRunJob extends JobHandler<'reminder-run.advance'> {
  readonly job = 'reminder-run.advance';

  constructor(private readonly advancing: AdvanceReminderRun) {
    super();
  }

  run({ runId, step }: JobPayload<'reminder-run.advance'>, finish: FinishOnce): Promise<void> {
    return this.advancing.execute(runId, step, finish);
  }
}
