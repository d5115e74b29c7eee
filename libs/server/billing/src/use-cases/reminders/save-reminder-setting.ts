import { Injectable } from '@nestjs/common';
import { Database, DomainError, type Actor } from '@vigie/platform';
import { ladderFault } from '@vigie/rules';
import type { ReminderSettingInput } from '@vigie/wire';
import { saveReminderSetting } from '../../store/reminders/reminder-setting.store';

/** Sets the ladder of reminders, and whether they leave by themselves. */
@Injectable()
export class SaveReminderSetting {
  constructor(private readonly database: Database) {}

  /** Errors: reminder.no-level, reminder.days-invalid, reminder.days-order, version.conflict. */
  execute(actor: Actor, setting: ReminderSettingInput): Promise<void> {
    const fault = ladderFault(setting.levels);
    if (fault) throw new DomainError(fault);
    return this.database.transaction(async (tx) => {
      if (!(await saveReminderSetting(tx, actor, setting)))
        throw new DomainError('version.conflict', { version: null });
      const { levels, automatic } = setting;
      await tx.audit(actor, 'reminder-setting.saved', 'reminder-setting:1', { levels, automatic });
      tx.live({ type: 'reminder.changed' });
    });
  }
}
