import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { type Actor, Allow, Answer, CurrentActor } from '@vigie/platform';
import { backupRestore, id, newRestore, type NewRestore, ticketRestores } from '@vigie/wire';
import { Restores } from '../../queries/restores/restores';
import { OpenRestore } from '../../use-cases/restores/open-restore';

/** The restores of a ticket. */
@ApiTags('backups')
@Controller('api/tickets/:id/restores')
export class TicketRestoresController {
  constructor(
    private readonly restores: Restores,
    private readonly opening: OpenRestore,
  ) {}

  @Allow('backups.read')
  @Get()
  @Answer(ticketRestores)
  list(@CurrentActor() actor: Actor, @Param('id', { schema: id }) ticketId: string) {
    return this.restores.ofTicket(actor.scope, ticketId);
  }

  @Allow('backups.work')
  @Post()
  @Answer(backupRestore, 201)
  async open(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: id }) ticketId: string,
    @Body({ schema: newRestore }) body: NewRestore,
  ) {
    return this.restores.find(actor.scope, await this.opening.execute(actor, ticketId, body));
  }
}
