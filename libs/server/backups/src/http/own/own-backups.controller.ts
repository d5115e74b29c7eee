import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { type Actor, Allow, Answer, CurrentActor } from '@vigie/platform';
import {
  id,
  ownBackups,
  ownEndingChoice,
  type OwnEndingChoice,
  restoreConfirmation,
  type RestoreConfirmation,
} from '@vigie/wire';
import { OwnBackups } from '../../queries/own/own-backups';
import { ChooseEnding } from '../../use-cases/endings/choose-ending';
import { ConfirmRestore } from '../../use-cases/restores/confirm-restore';

/** The backups of one's own company. */
@ApiTags('portal')
@Controller('api/portal/backups')
export class OwnBackupsController {
  constructor(
    private readonly backups: OwnBackups,
    private readonly confirming: ConfirmRestore,
    private readonly choosing: ChooseEnding,
  ) {}

  @Allow('backups.own')
  @Get()
  @Answer(ownBackups)
  read(@CurrentActor() actor: Actor) {
    return this.backups.of(actor.scope);
  }

  @Allow('backups.own')
  @Post('restores/:id/confirmation')
  @Answer(ownBackups)
  async confirm(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: id }) restoreId: string,
    @Body({ schema: restoreConfirmation }) answer: RestoreConfirmation,
  ) {
    await this.confirming.execute(actor, restoreId, answer);
    return this.backups.of(actor.scope);
  }

  /** What becomes of the data is for the management to say. */
  @Allow('contracts.own')
  @Post('endings/:id/choice')
  @Answer(ownBackups)
  async choose(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: id }) endingId: string,
    @Body({ schema: ownEndingChoice }) choice: OwnEndingChoice,
  ) {
    await this.choosing.execute(actor, endingId, choice);
    return this.backups.of(actor.scope);
  }
}
