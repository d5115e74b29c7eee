import { Injectable } from '@nestjs/common';
import { Database } from '@vigie/platform';
import type { ReminderSetting } from '@vigie/wire';
import { reminderSettingOf } from '../../store/reminders/reminder-setting.store';

/** The ladder of reminders that is in force. */
@Injectable()
export class ReminderSettings {
  constructor(private readonly database: Database) {}

  read(): Promise<ReminderSetting> {
    return reminderSettingOf(this.database);
  }
}
