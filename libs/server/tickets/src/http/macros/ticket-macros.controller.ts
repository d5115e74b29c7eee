import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { Allow, Answer, CurrentActor, type Actor } from '@vigie/platform';
import { appliedMacro, id, macroApplication, readyMacros, type MacroApplication } from '@vigie/wire';
import { Macros } from '../../queries/macros/macros';
import { TicketDetails } from '../../queries/desk/ticket-details';
import { TicketList } from '../../queries/desk/ticket-list';
import { ApplyMacro } from '../../use-cases/macros/apply-macro';

/** Macros on one ticket. */
@Controller('api/tickets/:id/macros')
export class TicketMacrosController {
  constructor(
    private readonly macros: Macros,
    private readonly list: TicketList,
    private readonly details: TicketDetails,
    private readonly applying: ApplyMacro,
  ) {}

  @Allow('tickets.work')
  @Get()
  @Answer(readyMacros)
  ready(@CurrentActor() actor: Actor, @Param('id', { schema: id }) ticketId: string) {
    return this.macros.readyFor(actor, ticketId);
  }

  @Allow('tickets.work')
  @Post(':macroId/apply')
  @Answer(appliedMacro)
  async apply(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: id }) ticketId: string,
    @Param('macroId', { schema: id }) macroId: string,
    @Body({ schema: macroApplication }) body: MacroApplication,
  ) {
    const { messageId } = await this.applying.execute(actor, ticketId, macroId, body);
    const message = messageId && (await this.details.message(actor, ticketId, messageId));
    return { ticket: await this.list.row(actor.scope, ticketId), message };
  }
}
