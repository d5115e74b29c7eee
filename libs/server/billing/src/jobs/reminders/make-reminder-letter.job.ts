import { Injectable } from '@nestjs/common';
import { JobHandler, type FinishOnce, type JobPayload } from '@vigie/platform';
import { MakeReminderLetter } from '../../use-cases/reminders/make-reminder-letter';

/** The letter of a reminder that goes by post. */
@Injectable()
export class MakeReminderLetterJob extends JobHandler<'reminder.letter'> {
  readonly job = 'reminder.letter';

  constructor(private readonly making: MakeReminderLetter) {
    super();
  }

  run({ reminderId }: JobPayload<'reminder.letter'>, finish: FinishOnce): Promise<void> {
    return this.making.execute(reminderId, finish);
  }
}
