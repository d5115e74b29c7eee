export * from './entities';
export * from './modules';
export * from './ports/engine/backup-engine';
export * from './sealed';
export { mostPushed, readPushBody } from './http/runs/push-body';
export { GiveUpRuns } from './use-cases/runs/give-up-runs';
export { ReadPushes } from './use-cases/runs/read-pushes';
export { RecordRun, type ReportedObject, type RunReport } from './use-cases/runs/record-run';
export { SeedBackups } from './use-cases/runs/seed-backups';
export { SaveBackupJob } from './use-cases/runs/save-backup-job';
export { BackupJobRow } from './store/runs/backup-job.row';
export { BackupRunRow } from './store/runs/backup-run.row';
export * from './ports/sources/nas-reader';
export { SeedBackupSources } from './use-cases/sources/seed-backup-sources';
export { MapTask } from './use-cases/sources/map-task';
export { PlaceReport } from './use-cases/sources/place-report';
export { RequestPoll } from './use-cases/sources/request-poll';
export { SaveNas } from './use-cases/sources/save-nas';
export { TeachRule } from './use-cases/sources/teach-rule';
export { TestNas } from './use-cases/sources/test-nas';
export { BackupReports } from './queries/sources/backup-reports';
export { NasConnections } from './queries/sources/nas-connections';
export * from './ports/alerts/licensed-users';
export * from './ports/review/backup-proof-document';
export * from './review.module';
export { SeedBackupReviews } from './use-cases/review/seed-backup-reviews';
export { RaiseAlert, type AlertEnd, type AlertFact } from './use-cases/alerts/raise-alert';
export { EngineHttpModule, EngineModule } from './engine.module';
export { EngineRepositoryEraser } from './use-cases/engine/engine-repository-eraser';
export { EngineRestoreMaker } from './use-cases/engine/engine-restore-maker';
export { OrderOperation } from './use-cases/engine/order-operation';
export { OpenRepositories } from './use-cases/engine/open-repositories';
export { ResumeOperations } from './use-cases/engine/resume-operations';
export { SeedEngine } from './use-cases/engine/seed-engine';
export { StartDueBackups } from './use-cases/engine/start-due-backups';
export { WorkRepository } from './use-cases/engine/work-repository';
export { DestructionDocument } from './ports/endings/destruction-document';
export { RepositoryEraser, type ErasureOrder } from './ports/endings/repository-eraser';
export {
  RestoreMaker,
  RestoreTrouble,
  type RestoreOrder,
  type RestoreProgress,
  type RestoreResult,
} from './ports/restores/restore-maker';
export { RemoveRestored } from './use-cases/restores/remove-restored';
export { FrozenBackups } from './queries/endings/frozen-backups';
export { SeedEndings } from './use-cases/endings/seed-endings';
