import type { Type } from '@nestjs/common';
import { BackupJobRow } from './store/jobs/backup-job.row';
import { BackupPushRow } from './store/jobs/backup-push.row';
import { BackupRunObjectRow } from './store/jobs/backup-run-object.row';
import { BackupRunRow } from './store/jobs/backup-run.row';
import { ExpectedRunRow } from './store/jobs/expected-run.row';

/** Tables of backups. */
export const backupEntities: Type[] = [
  BackupJobRow,
  BackupRunRow,
  BackupRunObjectRow,
  ExpectedRunRow,
  BackupPushRow,
];
