import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Allow, Answer, CurrentActor, type Actor } from '@vigie/platform';
import {
  backupEngineState,
  backupOperations,
  backupRepositoryPage,
  backupRepositoryQuery,
  id,
  jobOrder,
  repositoryOrder,
  type BackupRepositoryQuery,
  type JobOrder,
  type RepositoryOrder,
} from '@vigie/wire';
import { EngineOperations } from '../../queries/engine/engine-operations';
import { EngineState } from '../../queries/engine/engine-state';
import { OrderOperation } from '../../use-cases/engine/order-operation';

/** Our own engine: what it keeps for clients, and what it is asked to do. */
@ApiTags('backups')
@Controller('api')
export class BackupEngineController {
  constructor(
    private readonly states: EngineState,
    private readonly operations: EngineOperations,
    private readonly ordering: OrderOperation,
  ) {}

  @Allow('backups.read')
  @Get('backup-engine')
  @Answer(backupEngineState)
  engine() {
    return this.states.engine();
  }

  @Allow('backups.read')
  @Get('backup-repositories')
  @Answer(backupRepositoryPage)
  page(@CurrentActor() actor: Actor, @Query({ schema: backupRepositoryQuery }) query: BackupRepositoryQuery) {
    return this.states.page(actor.scope, query);
  }

  @Allow('backups.work')
  @Post('clients/:id/backup-operations')
  @Answer(null, 204)
  orderForClient(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: id }) clientId: string,
    @Body({ schema: repositoryOrder }) { kind }: RepositoryOrder,
  ) {
    return this.ordering.forClient(actor, clientId, kind);
  }

  @Allow('backups.read')
  @Get('backup-jobs/:id/operations')
  @Answer(backupOperations)
  ofJob(@CurrentActor() actor: Actor, @Param('id', { schema: id }) jobId: string) {
    return this.operations.ofJob(actor.scope, jobId);
  }

  @Allow('backups.work')
  @Post('backup-jobs/:id/operations')
  @Answer(backupOperations, 201)
  async orderForJob(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: id }) jobId: string,
    @Body({ schema: jobOrder }) { kind }: JobOrder,
  ) {
    await this.ordering.forJob(actor, jobId, kind);
    return this.operations.ofJob(actor.scope, jobId);
  }
}
