import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { type Actor, Allow, Answer, CurrentActor } from '@vigie/platform';
import {
  backupEndingDetail,
  backupEndingPage,
  backupEndingQuery,
  type BackupEndingQuery,
  endingChoosing,
  type EndingChoosing,
  endingOpening,
  type EndingOpening,
  endingReason,
  type EndingReason,
  endingTelling,
  type EndingTelling,
  id,
  lateRequest,
  type LateRequest,
  newEnding,
  type NewEnding,
} from '@vigie/wire';
import { Endings } from '../../queries/endings/endings';
import { ChooseEnding } from '../../use-cases/endings/choose-ending';
import { HoldEnding } from '../../use-cases/endings/hold-ending';
import { OpenEnding } from '../../use-cases/endings/open-ending';
import { TellEnding } from '../../use-cases/endings/tell-ending';

/** Ends of backup services: declared, told, taken back. */
@ApiTags('backups')
@Controller('api/backup-endings')
export class EndingsController {
  constructor(
    private readonly endings: Endings,
    private readonly opening: OpenEnding,
    private readonly telling: TellEnding,
    private readonly choosing: ChooseEnding,
    private readonly holding: HoldEnding,
  ) {}

  @Allow('backups.read')
  @Get()
  @Answer(backupEndingPage)
  list(@CurrentActor() actor: Actor, @Query({ schema: backupEndingQuery }) query: BackupEndingQuery) {
    return this.endings.page(actor.scope, query);
  }

  @Allow('backups.manage')
  @Post()
  @Answer(backupEndingDetail, 201)
  async open(@CurrentActor() actor: Actor, @Body({ schema: newEnding }) body: NewEnding) {
    return this.endings.find(actor, await this.opening.execute(actor, body));
  }

  @Allow('backups.read')
  @Get(':id')
  @Answer(backupEndingDetail)
  find(@CurrentActor() actor: Actor, @Param('id', { schema: id }) endingId: string) {
    return this.endings.find(actor, endingId);
  }

  @Allow('backups.manage')
  @Post(':id/opening')
  @Answer(backupEndingDetail)
  async accept(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: id }) endingId: string,
    @Body({ schema: endingOpening }) body: EndingOpening,
  ) {
    await this.opening.accept(actor, endingId, body);
    return this.endings.find(actor, endingId);
  }

  @Allow('backups.manage')
  @Post(':id/closing')
  @Answer(backupEndingDetail)
  async close(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: id }) endingId: string,
    @Body({ schema: endingReason }) body: EndingReason,
  ) {
    await this.holding.close(actor, endingId, body);
    return this.endings.find(actor, endingId);
  }

  @Allow('backups.work')
  @Post(':id/telling')
  @Answer(backupEndingDetail)
  async tell(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: id }) endingId: string,
    @Body({ schema: endingTelling }) body: EndingTelling,
  ) {
    await this.telling.again(actor, endingId, body);
    return this.endings.find(actor, endingId);
  }

  @Allow('backups.work')
  @Post(':id/choice')
  @Answer(backupEndingDetail)
  async choose(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: id }) endingId: string,
    @Body({ schema: endingChoosing }) body: EndingChoosing,
  ) {
    await this.choosing.execute(actor, endingId, body);
    return this.endings.find(actor, endingId);
  }

  @Allow('backups.work')
  @Post(':id/late-requests')
  @Answer(backupEndingDetail)
  async late(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: id }) endingId: string,
    @Body({ schema: lateRequest }) body: LateRequest,
  ) {
    await this.choosing.late(actor, endingId, body);
    return this.endings.find(actor, endingId);
  }
}
