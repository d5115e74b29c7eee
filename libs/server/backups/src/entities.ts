import type { Type } from '@nestjs/common';
import { BackupEndingExportRow } from './store/endings/backup-ending-export.row';
import { BackupEndingSiteRow } from './store/endings/backup-ending-site.row';
import { BackupEndingStepRow } from './store/endings/backup-ending-step.row';
import { BackupEndingRow } from './store/endings/backup-ending.row';
import { BackupJobRow } from './store/jobs/backup-job.row';
import { BackupPushRow } from './store/jobs/backup-push.row';
import { BackupRunObjectRow } from './store/jobs/backup-run-object.row';
import { BackupRunRow } from './store/jobs/backup-run.row';
import { ExpectedRunRow } from './store/jobs/expected-run.row';
import { BackupRestoreRow } from './store/restores/backup-restore.row';

/** Tables of backups. */
export const backupEntities: Type[] = [
  BackupJobRow,
  BackupRunRow,
  BackupRunObjectRow,
  ExpectedRunRow,
  BackupRestoreRow,
  BackupEndingRow,
  BackupEndingStepRow,
  BackupEndingSiteRow,
  BackupEndingExportRow,
  BackupPushRow,
];
