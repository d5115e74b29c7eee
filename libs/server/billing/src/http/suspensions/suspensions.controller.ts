import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Allow, Answer, CurrentActor, type Actor } from '@vigie/platform';
import {
  id,
  newSuspension,
  suspensionBoard,
  suspensionLifting,
  type NewSuspension,
  type SuspensionLifting,
} from '@vigie/wire';
import { Suspensions } from '../../queries/suspensions/suspensions';
import { LiftSuspension } from '../../use-cases/suspensions/lift-suspension';
import { SuspendContract } from '../../use-cases/suspensions/suspend-contract';

/** Contracts suspended for what is not paid: proposed, decided, lifted. */
@ApiTags('billing')
@Controller('api/suspensions')
export class SuspensionsController {
  constructor(
    private readonly suspensions: Suspensions,
    private readonly suspending: SuspendContract,
    private readonly lifting: LiftSuspension,
  ) {}

  @Allow('billing.read')
  @Get()
  @Answer(suspensionBoard)
  board(@CurrentActor() actor: Actor) {
    return this.suspensions.board(actor.scope);
  }

  @Allow('billing.write')
  @Post()
  @Answer(suspensionBoard, 201)
  async suspend(@CurrentActor() actor: Actor, @Body({ schema: newSuspension }) body: NewSuspension) {
    await this.suspending.execute(actor, body);
    return this.suspensions.board(actor.scope);
  }

  @Allow('billing.write')
  @Post(':id/lifting')
  @Answer(suspensionBoard)
  async lift(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: id }) suspensionId: string,
    @Body({ schema: suspensionLifting }) body: SuspensionLifting,
  ) {
    await this.lifting.execute(actor, suspensionId, body);
    return this.suspensions.board(actor.scope);
  }
}
