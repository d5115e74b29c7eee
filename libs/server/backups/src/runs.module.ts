import { Module } from '@nestjs/common';
import { DirectoryModule } from '@vigie/directory';
import { BackupJobsController } from './http/runs/backup-jobs.controller';
import { PushController } from './http/runs/push.controller';
import { BackupJobs } from './queries/runs/backup-jobs';
import { BackupRuns } from './queries/runs/backup-runs';
import { AcceptPush } from './use-cases/runs/accept-push';
import { ExpectRuns } from './use-cases/runs/expect-runs';
import { GiveUpRuns } from './use-cases/runs/give-up-runs';
import { MissRuns } from './use-cases/runs/miss-runs';
import { MoveBackupJob } from './use-cases/runs/move-backup-job';
import { PushAddresses } from './use-cases/runs/push-addresses';
import { ReadPushes } from './use-cases/runs/read-pushes';
import { RecordRun } from './use-cases/runs/record-run';
import { SeedBackups } from './use-cases/runs/seed-backups';
import { SaveBackupJob } from './use-cases/runs/save-backup-job';

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
export class RunsModule {}

/** Its routes, and the one for the programs of clients. */
@Module({ imports: [RunsModule], controllers: [BackupJobsController, PushController] })
export class RunsHttpModule {}
