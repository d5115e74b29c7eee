import { Module } from '@nestjs/common';
import { MailModule } from '@vigie/tickets';
import { BackupReportsController } from './http/sources/backup-reports.controller';
import { BackupSourcesController } from './http/sources/backup-sources.controller';
import { PollNasJob } from './jobs/sources/poll-nas.job';
import { ReadBackupMailJob } from './jobs/sources/read-backup-mail.job';
import { RunsModule } from './runs.module';
import { BackupReports } from './queries/sources/backup-reports';
import { NasConnections } from './queries/sources/nas-connections';
import { ReportRules } from './queries/sources/report-rules';
import { FollowRules } from './use-cases/sources/follow-rules';
import { IgnoreReport } from './use-cases/sources/ignore-report';
import { MapTask } from './use-cases/sources/map-task';
import { NasAccounts } from './use-cases/sources/nas-accounts';
import { PlaceReport } from './use-cases/sources/place-report';
import { PollNas } from './use-cases/sources/poll-nas';
import { ReadBackupMail } from './use-cases/sources/read-backup-mail';
import { RequestPoll } from './use-cases/sources/request-poll';
import { SaveNas } from './use-cases/sources/save-nas';
import { SeedBackupSources } from './use-cases/sources/seed-backup-sources';
import { TakeTask } from './use-cases/sources/take-task';
import { TeachRule } from './use-cases/sources/teach-rule';
import { TestNas } from './use-cases/sources/test-nas';

/** The durable jobs of this area. */
export const sourceJobs = [PollNasJob, ReadBackupMailJob];

/** What falls due in it. */
export const sourceDueWork = [RequestPoll];

const providers = [
  BackupReports,
  FollowRules,
  IgnoreReport,
  MapTask,
  NasAccounts,
  NasConnections,
  PlaceReport,
  PollNas,
  PollNasJob,
  ReportRules,
  SaveNas,
  TakeTask,
  TeachRule,
  TestNas,
  ...sourceDueWork,
];

/** What other programs tell of runs, and what a person has to place; the process must bind NasReader. */
@Module({ imports: [RunsModule], providers, exports: providers })
export class SourcesModule {}

/** What comes by mail. */
@Module({
  imports: [MailModule, SourcesModule],
  providers: [ReadBackupMail, ReadBackupMailJob, SeedBackupSources],
  exports: [ReadBackupMail, ReadBackupMailJob, SeedBackupSources],
})
export class ReportMailsModule {}

/** Their routes. */
@Module({
  imports: [SourcesModule],
  controllers: [BackupReportsController, BackupSourcesController],
})
export class SourcesHttpModule {}
