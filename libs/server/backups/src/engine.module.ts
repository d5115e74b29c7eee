import { Module } from '@nestjs/common';
import { BackupEngineController } from './http/engine/backup-engine.controller';
import { OperateJob } from './jobs/engine/operate.job';
import { RunsModule } from './runs.module';
import { EngineOperations } from './queries/engine/engine-operations';
import { EngineState } from './queries/engine/engine-state';
import { BackUp } from './use-cases/engine/back-up';
import { CheckPart } from './use-cases/engine/check-part';
import { CopySnapshots } from './use-cases/engine/copy-snapshots';
import { EngineSteps } from './use-cases/engine/engine-steps';
import { ForgetSnapshots } from './use-cases/engine/forget-snapshots';
import { InitRepositories } from './use-cases/engine/init-repositories';
import { Measure } from './use-cases/engine/measure';
import { OpenRepositories } from './use-cases/engine/open-repositories';
import { OrderOperation } from './use-cases/engine/order-operation';
import { ResumeOperations } from './use-cases/engine/resume-operations';
import { SeedEngine } from './use-cases/engine/seed-engine';
import { StartDueBackups } from './use-cases/engine/start-due-backups';
import { TestRestore } from './use-cases/engine/test-restore';
import { WorkRepository } from './use-cases/engine/work-repository';

/** The durable jobs of this area. */
export const engineJobs = [OperateJob];

/** What falls due in it. */
export const engineDueWork = [StartDueBackups, ResumeOperations];

const providers = [
  BackUp,
  CheckPart,
  CopySnapshots,
  EngineOperations,
  EngineState,
  EngineSteps,
  ForgetSnapshots,
  InitRepositories,
  Measure,
  OpenRepositories,
  OrderOperation,
  SeedEngine,
  TestRestore,
  WorkRepository,
  ...engineJobs,
  ...engineDueWork,
];

/** Our own engine, for every process; it must also bind the port BackupEngine. */
@Module({ imports: [RunsModule], providers, exports: providers })
export class EngineModule {}

/** Its routes. */
@Module({ imports: [EngineModule], controllers: [BackupEngineController] })
export class EngineHttpModule {}
