import { Module } from '@nestjs/common';
import { DirectoryModule } from '@vigie/directory';
import { BackupJobsController } from './http/jobs/backup-jobs.controller';
import { PushController } from './http/jobs/push.controller';
import { BackupJobs } from './queries/jobs/backup-jobs';
import { BackupRuns } from './queries/jobs/backup-runs';
import { AcceptPush } from './use-cases/jobs/accept-push';
import { ExpectRuns } from './use-cases/jobs/expect-runs';
import { GiveUpRuns } from './use-cases/jobs/give-up-runs';
import { MissRuns } from './use-cases/jobs/miss-runs';
import { MoveBackupJob } from './use-cases/jobs/move-backup-job';
import { PushAddresses } from './use-cases/jobs/push-addresses';
import { ReadPushes } from './use-cases/jobs/read-pushes';
import { RecordRun } from './use-cases/jobs/record-run';
import { SeedBackups } from './use-cases/jobs/seed-backups';
import { SaveBackupJob } from './use-cases/jobs/save-backup-job';

/** What falls due in it. */
export const runDueWork = [ReadPushes, ExpectRuns, MissRuns, GiveUpRuns];

const providers = [
  AcceptPush,
  BackupJobs,
  BackupRuns,
  MoveBackupJob,
  PushAddresses,
  RecordRun,
  SaveBackupJob,
  SeedBackups,
  ...runDueWork,
];

/** What is to be saved, what is expected of it, and what came. */
@Module({ imports: [DirectoryModule], providers, exports: providers })
export class JobsModule {}

/** Its routes, and the one for the programs of clients. */
@Module({ imports: [JobsModule], controllers: [BackupJobsController, PushController] })
export class JobsHttpModule {}
