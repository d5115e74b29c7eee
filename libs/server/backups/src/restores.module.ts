import { Module } from '@nestjs/common';
import { HoldsModule, TicketsModule } from '@vigie/tickets';
import { RestoresController } from './http/restores/restores.controller';
import { TicketRestoresController } from './http/restores/ticket-restores.controller';
import { OpenRestoreJob, RemoveRestoredJob, RunRestoreJob } from './jobs/restores/restore.jobs';
import { RestoredFolders } from './queries/restores/restored-folders';
import { Restores } from './queries/restores/restores';
import { ChooseSource } from './use-cases/restores/choose-source';
import { ConfirmRestore } from './use-cases/restores/confirm-restore';
import { DeliverRestore } from './use-cases/restores/deliver-restore';
import { LaunchRestore } from './use-cases/restores/launch-restore';
import { OpenRestore } from './use-cases/restores/open-restore';
import { RefuseRestore } from './use-cases/restores/refuse-restore';
import { RemoveRestored } from './use-cases/restores/remove-restored';
import { RestoreByHand } from './use-cases/restores/restore-by-hand';
import { RestoreDesk } from './use-cases/restores/restore-desk';
import { RunRestore } from './use-cases/restores/run-restore';

/** The durable jobs of restores. */
export const restoreJobs = [OpenRestoreJob, RemoveRestoredJob, RunRestoreJob];

/** What falls due in them. */
export const restoreDueWork = [RemoveRestored];

const providers = [
  ChooseSource,
  ConfirmRestore,
  DeliverRestore,
  LaunchRestore,
  OpenRestore,
  RefuseRestore,
  RestoreByHand,
  RestoreDesk,
  RestoredFolders,
  Restores,
  RunRestore,
  ...restoreJobs,
  ...restoreDueWork,
];

/** Restores that clients ask for; the process must bind the port RestoreMaker. */
@Module({ imports: [HoldsModule, TicketsModule], providers, exports: providers })
export class RestoresModule {}

/** Their routes. */
@Module({ imports: [RestoresModule], controllers: [RestoresController, TicketRestoresController] })
export class RestoresHttpModule {}
