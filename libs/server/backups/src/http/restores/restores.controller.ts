import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { type Actor, Allow, Answer, CurrentActor } from '@vigie/platform';
import {
  backupRestore,
  backupRestorePage,
  backupRestoreQuery,
  type BackupRestoreQuery,
  id,
  restoreByHand,
  type RestoreByHand as ByHand,
  restoreChoice,
  type RestoreChoice,
  restoreDelivery,
  type RestoreDelivery,
  restoreLaunch,
  type RestoreLaunch,
  restoreRefusal,
  type RestoreRefusal,
  restoreSources,
} from '@vigie/wire';
import { Restores } from '../../queries/restores/restores';
import { ChooseSource } from '../../use-cases/restores/choose-source';
import { DeliverRestore } from '../../use-cases/restores/deliver-restore';
import { LaunchRestore } from '../../use-cases/restores/launch-restore';
import { RefuseRestore } from '../../use-cases/restores/refuse-restore';
import { RestoreByHand } from '../../use-cases/restores/restore-by-hand';

/** Restores that clients asked for: what they are made from, how they are done. */
@ApiTags('backups')
@Controller('api/backup-restores')
export class RestoresController {
  constructor(
    private readonly restores: Restores,
    private readonly choosing: ChooseSource,
    private readonly launching: LaunchRestore,
    private readonly delivering: DeliverRestore,
    private readonly byHand: RestoreByHand,
    private readonly refusing: RefuseRestore,
  ) {}

  @Allow('backups.read')
  @Get()
  @Answer(backupRestorePage)
  list(@CurrentActor() actor: Actor, @Query({ schema: backupRestoreQuery }) query: BackupRestoreQuery) {
    return this.restores.page(actor.scope, query);
  }

  @Allow('backups.read')
  @Get(':id')
  @Answer(backupRestore)
  find(@CurrentActor() actor: Actor, @Param('id', { schema: id }) restoreId: string) {
    return this.restores.find(actor.scope, restoreId);
  }

  @Allow('backups.read')
  @Get(':id/sources')
  @Answer(restoreSources)
  sources(@CurrentActor() actor: Actor, @Param('id', { schema: id }) restoreId: string) {
    return this.restores.sources(actor.scope, restoreId);
  }

  @Allow('backups.work')
  @Post(':id/choice')
  @Answer(backupRestore)
  async choose(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: id }) restoreId: string,
    @Body({ schema: restoreChoice }) body: RestoreChoice,
  ) {
    await this.choosing.execute(actor, restoreId, body);
    return this.restores.find(actor.scope, restoreId);
  }

  @Allow('backups.work')
  @Post(':id/launch')
  @Answer(backupRestore)
  async launch(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: id }) restoreId: string,
    @Body({ schema: restoreLaunch }) { version }: RestoreLaunch,
  ) {
    await this.launching.execute(actor, restoreId, version);
    return this.restores.find(actor.scope, restoreId);
  }

  @Allow('backups.work')
  @Post(':id/delivery')
  @Answer(backupRestore)
  async deliver(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: id }) restoreId: string,
    @Body({ schema: restoreDelivery }) body: RestoreDelivery,
  ) {
    await this.delivering.execute(actor, restoreId, body);
    return this.restores.find(actor.scope, restoreId);
  }

  @Allow('backups.work')
  @Post(':id/by-hand')
  @Answer(backupRestore)
  async done(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: id }) restoreId: string,
    @Body({ schema: restoreByHand }) body: ByHand,
  ) {
    await this.byHand.execute(actor, restoreId, body);
    return this.restores.find(actor.scope, restoreId);
  }

  @Allow('backups.work')
  @Post(':id/refusal')
  @Answer(backupRestore)
  async refuse(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: id }) restoreId: string,
    @Body({ schema: restoreRefusal }) body: RestoreRefusal,
  ) {
    await this.refusing.execute(actor, restoreId, body);
    return this.restores.find(actor.scope, restoreId);
  }
}
