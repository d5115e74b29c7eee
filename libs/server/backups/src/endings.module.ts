import { Module } from '@nestjs/common';
import { EndingsController } from './http/endings/endings.controller';
import { ErasureController } from './http/endings/erasure.controller';
import { EndingExportsController } from './http/endings/exports.controller';
import { OwnBackupsController } from './http/own/own-backups.controller';
import { ProposeEndingJob, RunErasureJob, RunExportJob } from './jobs/endings/ending.jobs';
import { Endings } from './queries/endings/endings';
import { FrozenBackups } from './queries/endings/frozen-backups';
import { OwnBackups } from './queries/own/own-backups';
import { RestoresModule } from './restores.module';
import { ReviewModule } from './review.module';
import { CertifyErasure } from './use-cases/endings/certify-erasure';
import { ChooseEnding } from './use-cases/endings/choose-ending';
import { DecideErasure } from './use-cases/endings/decide-erasure';
import { EraseSite } from './use-cases/endings/erase-site';
import { HandOver } from './use-cases/endings/hand-over';
import { HoldEnding } from './use-cases/endings/hold-ending';
import { OpenEnding } from './use-cases/endings/open-ending';
import { ProposeEnding } from './use-cases/endings/propose-ending';
import { RunErasure } from './use-cases/endings/run-erasure';
import { RunExport } from './use-cases/endings/run-export';
import { SeedEndings } from './use-cases/endings/seed-endings';
import { StopJobs } from './use-cases/endings/stop-jobs';
import { TellEnding } from './use-cases/endings/tell-ending';
import { WatchEndings } from './use-cases/endings/watch-endings';

/** The durable jobs of ends of service. */
export const endingJobs = [ProposeEndingJob, RunErasureJob, RunExportJob];

/** What falls due in them. */
export const endingDueWork = [WatchEndings];

const providers = [
  CertifyErasure,
  ChooseEnding,
  DecideErasure,
  Endings,
  EraseSite,
  FrozenBackups,
  HandOver,
  HoldEnding,
  OpenEnding,
  OwnBackups,
  ProposeEnding,
  RunErasure,
  RunExport,
  SeedEndings,
  StopJobs,
  TellEnding,
  ...endingJobs,
  ...endingDueWork,
];

/** Ends of backup services; the process must bind RestoreMaker, RepositoryEraser and DestructionDocument. */
@Module({ imports: [RestoresModule, ReviewModule], providers, exports: providers })
export class EndingsModule {}

/** Their routes, and those of the portal. */
@Module({
  imports: [EndingsModule, RestoresModule],
  controllers: [EndingsController, EndingExportsController, ErasureController, OwnBackupsController],
})
export class EndingsHttpModule {}
