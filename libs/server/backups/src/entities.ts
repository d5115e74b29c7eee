import type { Type } from '@nestjs/common';
import { BackupJobRow } from './store/jobs/backup-job.row';
import { BackupPushRow } from './store/jobs/backup-push.row';
import { BackupRunObjectRow } from './store/jobs/backup-run-object.row';
import { BackupRunRow } from './store/jobs/backup-run.row';
import { ExpectedRunRow } from './store/jobs/expected-run.row';
import { BackupReportRow } from './store/sources/backup-report.row';
import { NasConnectionRow } from './store/sources/nas-connection.row';
import { NasTaskRow } from './store/sources/nas-task.row';
import { ReportRuleRow } from './store/sources/report-rule.row';

/** Tables of backups. */
export const backupEntities: Type[] = [
  BackupJobRow,
  BackupRunRow,
  BackupRunObjectRow,
  ExpectedRunRow,
  BackupPushRow,
  NasConnectionRow,
  NasTaskRow,
  ReportRuleRow,
  BackupReportRow,
];
