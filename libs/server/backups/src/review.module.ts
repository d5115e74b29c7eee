import { Module } from '@nestjs/common';
import { DirectoryModule } from '@vigie/directory';
import { TicketsModule } from '@vigie/tickets';
import { BackupAlertsController } from './http/alerts/backup-alerts.controller';
import { BackupDaysController } from './http/review/backup-days.controller';
import { BackupProofsController } from './http/review/backup-proofs.controller';
import { BoardController } from './http/review/board.controller';
import { OwnBackupProofsController } from './http/review/own-backup-proofs.controller';
import { FollowCheckJob } from './jobs/alerts/follow-check.job';
import { FollowCopyJob } from './jobs/alerts/follow-copy.job';
import { FollowRestoreTestJob } from './jobs/alerts/follow-restore-test.job';
import { FollowMissedJob } from './jobs/alerts/follow-missed.job';
import { FollowJobJob } from './jobs/alerts/follow-job.job';
import { FollowUpkeepJob } from './jobs/alerts/follow-upkeep.job';
import { FollowRunJob } from './jobs/alerts/follow-run.job';
import { BackupAlerts } from './queries/alerts/backup-alerts';
import { BackupCalendars } from './queries/review/backup-calendar';
import { BackupDayRuns } from './queries/review/backup-day';
import { BackupProofs } from './queries/review/backup-proofs';
import { Board } from './queries/review/board';
import { BoardEntries } from './queries/review/board-entry';
import { ProofContent } from './queries/review/proof-content';
import { CloseGroundless } from './use-cases/alerts/close-groundless';
import { FollowEngine } from './use-cases/alerts/follow-engine';
import { FollowRun } from './use-cases/alerts/follow-run';
import { RaiseAlert } from './use-cases/alerts/raise-alert';
import { ResetBaseline } from './use-cases/alerts/reset-baseline';
import { WatchAnomalies } from './use-cases/alerts/watch-anomalies';
import { WatchCoverage } from './use-cases/alerts/watch-coverage';
import { WatchQuota } from './use-cases/alerts/watch-quota';
import { ExcuseMissed } from './use-cases/review/excuse-missed';
import { KeepProofPaper } from './use-cases/review/keep-proof-paper';
import { PublishProof } from './use-cases/review/publish-proof';
import { ReviewGreens } from './use-cases/review/review-greens';
import { ReviewMany } from './use-cases/review/review-many';
import { ReviewRun } from './use-cases/review/review-run';
import { SeedBackupReviews } from './use-cases/review/seed-backup-reviews';
import { RunsModule } from './runs.module';

/** The durable jobs of alerts. */
export const reviewAreaJobs = [
  FollowRunJob,
  FollowMissedJob,
  FollowCopyJob,
  FollowCheckJob,
  FollowRestoreTestJob,
  FollowUpkeepJob,
  FollowJobJob,
];

const providers = [
  ...reviewAreaJobs,
  BackupAlerts,
  BackupCalendars,
  BackupDayRuns,
  BackupProofs,
  Board,
  BoardEntries,
  CloseGroundless,
  ExcuseMissed,
  FollowEngine,
  FollowRun,
  KeepProofPaper,
  ProofContent,
  PublishProof,
  RaiseAlert,
  ResetBaseline,
  ReviewGreens,
  ReviewMany,
  ReviewRun,
  SeedBackupReviews,
  WatchAnomalies,
  WatchCoverage,
  WatchQuota,
];

/** The daily review, alerts and proofs of backups; the process must also bind LicensedUsers and BackupProofDocument. */
@Module({ imports: [DirectoryModule, TicketsModule, RunsModule], providers, exports: providers })
export class ReviewModule {}

/** Their routes. */
@Module({
  imports: [ReviewModule],
  controllers: [
    BoardController,
    BackupDaysController,
    BackupProofsController,
    OwnBackupProofsController,
    BackupAlertsController,
  ],
})
export class ReviewHttpModule {}
