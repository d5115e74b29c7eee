export * from './entities';
export * from './modules';
export * from './sealed';
export { mostPushed, readPushBody } from './http/jobs/push-body';
export { ReadPushes } from './use-cases/jobs/read-pushes';
export { RecordRun, type ReportedObject, type RunReport } from './use-cases/jobs/record-run';
export { SeedBackups } from './use-cases/jobs/seed-backups';
export { SaveBackupJob } from './use-cases/jobs/save-backup-job';
export { BackupJobRow } from './store/jobs/backup-job.row';
export { BackupRunRow } from './store/jobs/backup-run.row';
export { DestructionDocument } from './ports/endings/destruction-document';
export { RepositoryEraser, type ErasureOrder } from './ports/endings/repository-eraser';
export {
  RestoreMaker,
  RestoreTrouble,
  type RestoreOrder,
  type RestoreProgress,
  type RestoreResult,
} from './ports/restores/restore-maker';
export { FrozenBackups } from './queries/endings/frozen-backups';
export { SeedEndings } from './use-cases/endings/seed-endings';
