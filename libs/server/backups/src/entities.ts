import type { Type } from '@nestjs/common';
import { BackupAlertRow } from './store/alerts/backup-alert.row';
import { BackupBaselineRow } from './store/alerts/backup-baseline.row';
import { BackupDailyUseRow } from './store/alerts/backup-daily-use.row';
import { BackupCheckRow } from './store/engine/backup-check.row';
import { BackupCopyRow } from './store/engine/backup-copy.row';
import { BackupEngineRow } from './store/engine/backup-engine.row';
import { BackupOperationRow } from './store/engine/backup-operation.row';
import { BackupRepositoryRow } from './store/engine/backup-repository.row';
import { BackupRestoreTestRow } from './store/engine/backup-restore-test.row';
import { BackupUsageRow } from './store/engine/backup-usage.row';
import { BackupEndingExportRow } from './store/endings/backup-ending-export.row';
import { BackupEndingSiteRow } from './store/endings/backup-ending-site.row';
import { BackupEndingStepRow } from './store/endings/backup-ending-step.row';
import { BackupEndingRow } from './store/endings/backup-ending.row';
import { BackupJobRow } from './store/runs/backup-job.row';
import { BackupPushRow } from './store/runs/backup-push.row';
import { BackupRunObjectRow } from './store/runs/backup-run-object.row';
import { BackupRunRow } from './store/runs/backup-run.row';
import { ExpectedRunRow } from './store/runs/expected-run.row';
import { BackupRestoreRow } from './store/restores/backup-restore.row';
import { RestoredFolderRow } from './store/restores/restored-folder.row';
import { BackupReportRow } from './store/sources/backup-report.row';
import { NasConnectionRow } from './store/sources/nas-connection.row';
import { NasTaskRow } from './store/sources/nas-task.row';
import { ReportRuleRow } from './store/sources/report-rule.row';
import { BackupProofRow } from './store/review/backup-proof.row';
import { BackupReviewRow } from './store/review/backup-review.row';

const engineEntities: Type[] = [
  BackupCheckRow,
  BackupCopyRow,
  BackupEngineRow,
  BackupOperationRow,
  BackupRepositoryRow,
  BackupRestoreTestRow,
  BackupUsageRow,
];

/** Tables of backups. */
export const backupEntities: Type[] = [
  BackupJobRow,
  BackupRunRow,
  BackupRunObjectRow,
  ExpectedRunRow,
  ...engineEntities,
  BackupRestoreRow,
  RestoredFolderRow,
  BackupEndingRow,
  BackupEndingStepRow,
  BackupEndingSiteRow,
  BackupEndingExportRow,
  BackupPushRow,
  NasConnectionRow,
  NasTaskRow,
  ReportRuleRow,
  BackupReportRow,
  BackupAlertRow,
  BackupBaselineRow,
  BackupDailyUseRow,
  BackupProofRow,
  BackupReviewRow,
];
