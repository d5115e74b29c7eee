import { Module } from '@nestjs/common';
import { HoldsModule, TicketsModule } from '@vigie/tickets';
import { RestoresController } from './http/restores/restores.controller';
import { TicketRestoresController } from './http/restores/ticket-restores.controller';
import { OpenRestoreJob, RunRestoreJob } from './jobs/restores/restore.jobs';
import { Restores } from './queries/restores/restores';
import { ChooseSource } from './use-cases/restores/choose-source';
import { ConfirmRestore } from './use-cases/restores/confirm-restore';
import { LaunchRestore } from './use-cases/restores/launch-restore';
import { OpenRestore } from './use-cases/restores/open-restore';
import { RefuseRestore } from './use-cases/restores/refuse-restore';
import { RestoreByHand } from './use-cases/restores/restore-by-hand';
import { RestoreDesk } from './use-cases/restores/restore-desk';
import { RunRestore } from './use-cases/restores/run-restore';

/** The durable jobs of restores. */
export const restoreJobs = [OpenRestoreJob, RunRestoreJob];

const providers = [
  ChooseSource,
  ConfirmRestore,
  LaunchRestore,
  OpenRestore,
  RefuseRestore,
  RestoreByHand,
  RestoreDesk,
  Restores,
  RunRestore,
  ...restoreJobs,
];

/** Restores that clients ask for; the process must bind the port RestoreMaker. */
@Module({ imports: [HoldsModule, TicketsModule], providers, exports: providers })
export class RestoresModule {}

/** Their routes. */
@Module({ imports: [RestoresModule], controllers: [RestoresController, TicketRestoresController] })
export class RestoresHttpModule {}
