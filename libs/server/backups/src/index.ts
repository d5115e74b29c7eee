export * from './entities';
export * from './modules';
export * from './sealed';
export { mostPushed, readPushBody } from './http/jobs/push-body';
export { ReadPushes } from './use-cases/jobs/read-pushes';
export { RecordRun, type ReportedObject, type RunReport } from './use-cases/jobs/record-run';
export { SaveBackupJob } from './use-cases/jobs/save-backup-job';
export { BackupJobRow } from './store/jobs/backup-job.row';
export { BackupRunRow } from './store/jobs/backup-run.row';
