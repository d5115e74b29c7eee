import { Module } from '@nestjs/common';
import { AgreementsModule } from '@vigie/contracts';
import { DirectoryModule } from '@vigie/directory';
import { ReminderSettingsController } from './http/reminders/reminder-settings.controller';
import { ReminderTextsController } from './http/reminders/reminder-texts.controller';
import { RemindersController } from './http/reminders/reminders.controller';
import { OwnSuspensionsController } from './http/suspensions/own-suspensions.controller';
import { SuspensionsController } from './http/suspensions/suspensions.controller';
import { AdvanceReminderRunJob } from './jobs/reminders/advance-reminder-run.job';
import { FollowSettlementJob } from './jobs/reminders/follow-settlement.job';
import { MakeReminderLetterJob } from './jobs/reminders/make-reminder-letter.job';
import { DryRunOfReminders } from './queries/reminders/reminder-proposal';
import { Reminders } from './queries/reminders/reminders';
import { ReminderTexts } from './queries/reminders/reminder-texts';
import { ReminderSettings } from './queries/reminders/reminder-settings';
import { Suspensions } from './queries/suspensions/suspensions';
import { AdvanceReminderRun } from './use-cases/reminders/advance-reminder-run';
import { DecideReminder } from './use-cases/reminders/decide-reminder';
import { FollowReminderMails } from './use-cases/reminders/follow-reminder-mails';
import { FollowSettlement } from './use-cases/reminders/follow-settlement';
import { MakeReminderLetter } from './use-cases/reminders/make-reminder-letter';
import { PauseReminders } from './use-cases/reminders/pause-reminders';
import { RemindClient } from './use-cases/reminders/remind-client';
import { RemindDaily } from './use-cases/reminders/remind-daily';
import { SaveReminderSetting } from './use-cases/reminders/save-reminder-setting';
import { SaveReminderText } from './use-cases/reminders/save-reminder-text';
import { SeedReminders } from './use-cases/reminders/seed-reminders';
import { StartReminderRun } from './use-cases/reminders/start-reminder-run';
import { LiftSuspension } from './use-cases/suspensions/lift-suspension';
import { SuspendContract } from './use-cases/suspensions/suspend-contract';
import { TellSuspension } from './use-cases/suspensions/tell-suspension';

/** The durable jobs of reminders. */
export const reminderJobs = [AdvanceReminderRunJob, FollowSettlementJob, MakeReminderLetterJob];

/** What falls due in them. */
export const reminderDueWork = [FollowReminderMails, RemindDaily];

const providers = [
  AdvanceReminderRun,
  DecideReminder,
  DryRunOfReminders,
  FollowSettlement,
  LiftSuspension,
  MakeReminderLetter,
  PauseReminders,
  RemindClient,
  Reminders,
  ReminderSettings,
  ReminderTexts,
  SaveReminderSetting,
  SaveReminderText,
  SeedReminders,
  StartReminderRun,
  SuspendContract,
  Suspensions,
  TellSuspension,
  ...reminderDueWork,
  ...reminderJobs,
];

/** Reminders of overdue invoices and suspensions, for every process; it must also bind the port ReminderLetter. */
@Module({ imports: [AgreementsModule, DirectoryModule], providers, exports: providers })
export class RemindersModule {}

/** Their routes. */
@Module({
  imports: [RemindersModule],
  controllers: [
    RemindersController,
    ReminderSettingsController,
    ReminderTextsController,
    SuspensionsController,
    OwnSuspensionsController,
  ],
})
export class RemindersHttpModule {}
