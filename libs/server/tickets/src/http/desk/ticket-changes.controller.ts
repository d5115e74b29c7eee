import { Body, Controller, Param, Patch, Post } from '@nestjs/common';
import { Allow, Answer, CurrentActor, type Actor } from '@vigie/platform';
import {
  assignment,
  breachReason,
  id,
  priorityChange,
  qualification,
  ticketCorrection,
  ticketRow,
  transition,
} from '@vigie/wire';
import type { z } from 'zod';
import { TicketList } from '../../queries/desk/ticket-list';
import { AssignTicket } from '../../use-cases/desk/assign-ticket';
import { ChangePriority } from '../../use-cases/desk/change-priority';
import { CorrectTicket } from '../../use-cases/desk/correct-ticket';
import { ExplainBreach } from '../../use-cases/clocks/explain-breach';
import { MoveTicket } from '../../use-cases/desk/move-ticket';
import { QualifyTicket } from '../../use-cases/requests/qualify-ticket';

/** What our people change on a ticket. */
@Controller('api/tickets/:id')
export class TicketChangesController {
  constructor(
    private readonly list: TicketList,
    private readonly moving: MoveTicket,
    private readonly assigning: AssignTicket,
    private readonly prioritising: ChangePriority,
    private readonly explaining: ExplainBreach,
    private readonly qualifying: QualifyTicket,
    private readonly correcting: CorrectTicket,
  ) {}

  @Allow('tickets.work')
  @Patch()
  @Answer(ticketRow)
  async correct(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: id }) ticketId: string,
    @Body({ schema: ticketCorrection }) body: z.infer<typeof ticketCorrection>,
  ) {
    await this.correcting.execute(actor, ticketId, body);
    return this.list.row(actor.scope, ticketId);
  }

  @Allow('tickets.work')
  @Post('transition')
  @Answer(ticketRow)
  async changeState(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: id }) ticketId: string,
    @Body({ schema: transition }) body: z.infer<typeof transition>,
  ) {
    await this.moving.execute(actor, ticketId, body);
    return this.list.row(actor.scope, ticketId);
  }

  @Allow('tickets.work')
  @Post('assign')
  @Answer(ticketRow)
  async assign(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: id }) ticketId: string,
    @Body({ schema: assignment }) body: z.infer<typeof assignment>,
  ) {
    await this.assigning.execute(actor, ticketId, body);
    return this.list.row(actor.scope, ticketId);
  }

  @Allow('tickets.work')
  @Post('priority')
  @Answer(ticketRow)
  async changePriority(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: id }) ticketId: string,
    @Body({ schema: priorityChange }) body: z.infer<typeof priorityChange>,
  ) {
    await this.prioritising.execute(actor, ticketId, body);
    return this.list.row(actor.scope, ticketId);
  }

  @Allow('tickets.work')
  @Post('qualify')
  @Answer(ticketRow)
  async qualify(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: id }) ticketId: string,
    @Body({ schema: qualification }) body: z.infer<typeof qualification>,
  ) {
    await this.qualifying.execute(actor, ticketId, body);
    return this.list.row(actor.scope, ticketId);
  }

  @Allow('tickets.work')
  @Post('clocks/:clockId/breach-reason')
  @Answer(null, 204)
  async explainBreach(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: id }) ticketId: string,
    @Param('clockId', { schema: id }) clockId: string,
    @Body({ schema: breachReason }) body: z.infer<typeof breachReason>,
  ) {
    await this.explaining.execute(actor, ticketId, clockId, body.reason);
  }
}
