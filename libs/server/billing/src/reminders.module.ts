import { Module } from '@nestjs/common';
import { DirectoryModule } from '@vigie/directory';
import { ReminderSettingsController } from './http/reminders/reminder-settings.controller';
import { RemindersController } from './http/reminders/reminders.controller';
import { AdvanceReminderRunJob } from './jobs/reminders/advance-reminder-run.job';
import { FollowSettlementJob } from './jobs/reminders/follow-settlement.job';
import { MakeReminderLetterJob } from './jobs/reminders/make-reminder-letter.job';
import { DryRunOfReminders } from './queries/reminders/reminder-proposal';
import { Reminders } from './queries/reminders/reminders';
import { ReminderSettings } from './queries/reminders/reminder-settings';
import { AdvanceReminderRun } from './use-cases/reminders/advance-reminder-run';
import { DecideReminder } from './use-cases/reminders/decide-reminder';
import { FollowReminderMails } from './use-cases/reminders/follow-reminder-mails';
import { FollowSettlement } from './use-cases/reminders/follow-settlement';
import { MakeReminderLetter } from './use-cases/reminders/make-reminder-letter';
import { PauseReminders } from './use-cases/reminders/pause-reminders';
import { RemindClient } from './use-cases/reminders/remind-client';
import { RemindDaily } from './use-cases/reminders/remind-daily';
import { SaveReminderSetting } from './use-cases/reminders/save-reminder-setting';
import { StartReminderRun } from './use-cases/reminders/start-reminder-run';

/** The durable jobs of reminders. */
export const reminderJobs = [AdvanceReminderRunJob, FollowSettlementJob, MakeReminderLetterJob];

/** What falls due in them. */
export const reminderDueWork = [FollowReminderMails, RemindDaily];

const providers = [
  AdvanceReminderRun,
  DecideReminder,
  DryRunOfReminders,
  FollowSettlement,
  MakeReminderLetter,
  PauseReminders,
  RemindClient,
  Reminders,
  ReminderSettings,
  SaveReminderSetting,
  StartReminderRun,
  ...reminderDueWork,
  ...reminderJobs,
];

/** Reminders of overdue invoices, for every process; it must also bind the port ReminderLetter. */
@Module({ imports: [DirectoryModule], providers, exports: providers })
export class RemindersModule {}

/** Their routes. */
@Module({ imports: [RemindersModule], controllers: [RemindersController, ReminderSettingsController] })
export class RemindersHttpModule {}
