import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Allow, Answer, CurrentActor, type Actor } from '@vigie/platform';
import {
  backupAlertCounts,
  backupAlertPage,
  backupAlertQuery,
  baselineReset,
  id,
  type BackupAlertQuery,
  type BaselineReset,
} from '@vigie/wire';
import { BackupAlerts } from '../../queries/alerts/backup-alerts';
import { ResetBaseline } from '../../use-cases/alerts/reset-baseline';

/** What is wrong with backups now, and what runs are compared with. */
@ApiTags('backups')
@Controller('api/backups')
export class BackupAlertsController {
  constructor(
    private readonly alerts: BackupAlerts,
    private readonly baselines: ResetBaseline,
  ) {}

  @Allow('backups.read')
  @Get('alerts')
  @Answer(backupAlertPage)
  list(@CurrentActor() actor: Actor, @Query({ schema: backupAlertQuery }) query: BackupAlertQuery) {
    return this.alerts.page(actor.scope, query);
  }

  @Allow('backups.read')
  @Get('alerts/counts')
  @Answer(backupAlertCounts)
  counts(@CurrentActor() actor: Actor) {
    return this.alerts.counts(actor.scope);
  }

  @Allow('backups.work')
  @Post('jobs/:id/baseline')
  @Answer(null, 204)
  reset(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: id }) jobId: string,
    @Body({ schema: baselineReset }) body: BaselineReset,
  ) {
    return this.baselines.execute(actor, jobId, body);
  }
}
