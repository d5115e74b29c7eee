import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { Allow, Answer, CurrentActor, found, type Actor } from '@vigie/platform';
import {
  assignment,
  breachReason,
  id,
  newMessage,
  newTicket,
  page,
  priorityChange,
  ticketCounts,
  ticketDetail,
  ticketMessage,
  ticketQuery,
  ticketRow,
  transition,
  type NewMessage,
  type TicketQuery,
} from '@vigie/wire';
import type { z } from 'zod';
import { TicketDetails } from '../queries/ticket-details';
import { TicketList } from '../queries/ticket-list';
import { AddStaffMessage } from '../use-cases/add-staff-message';
import { ChangeTicket } from '../use-cases/change-ticket';
import { OpenTicket } from '../use-cases/open-ticket';

@Controller('api/tickets')
export class TicketsController {
  constructor(
    private readonly list: TicketList,
    private readonly details: TicketDetails,
    private readonly tickets: ChangeTicket,
    private readonly messages: AddStaffMessage,
    private readonly opening: OpenTicket,
  ) {}

  @Allow('tickets.read')
  @Get()
  @Answer(page(ticketRow))
  page(@CurrentActor() actor: Actor, @Query({ schema: ticketQuery }) query: TicketQuery) {
    return this.list.page(actor, query);
  }

  @Allow('tickets.read')
  @Get('counts')
  @Answer(ticketCounts)
  counts(@CurrentActor() actor: Actor) {
    return this.list.counts(actor);
  }

  @Allow('tickets.read')
  @Get(':id')
  @Answer(ticketDetail)
  find(@CurrentActor() actor: Actor, @Param('id', { schema: id }) ticketId: string) {
    return this.details.find(actor, ticketId);
  }

  @Allow('tickets.work')
  @Post()
  @Answer(ticketRow, 201)
  async open(@CurrentActor() actor: Actor, @Body({ schema: newTicket }) body: z.infer<typeof newTicket>) {
    const { ticketId } = await this.opening.execute(actor, body);
    return this.row(actor, ticketId);
  }

  @Allow('tickets.work')
  @Post(':id/messages')
  @Answer(ticketMessage, 201)
  async addMessage(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: id }) ticketId: string,
    @Body({ schema: newMessage }) body: NewMessage,
  ) {
    const { messageId } = await this.messages.execute(actor, ticketId, body);
    return this.details.message(actor, ticketId, messageId);
  }

  @Allow('tickets.work')
  @Post(':id/messages/:messageId/cancel')
  @Answer(ticketMessage)
  async cancelMessage(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: id }) ticketId: string,
    @Param('messageId', { schema: id }) messageId: string,
  ) {
    await this.messages.cancel(actor, ticketId, messageId);
    return this.details.message(actor, ticketId, messageId);
  }

  @Allow('tickets.work')
  @Post(':id/transition')
  @Answer(ticketRow)
  async changeState(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: id }) ticketId: string,
    @Body({ schema: transition }) body: z.infer<typeof transition>,
  ) {
    await this.tickets.changeState(actor, ticketId, body);
    return this.row(actor, ticketId);
  }

  @Allow('tickets.work')
  @Post(':id/assign')
  @Answer(ticketRow)
  async assign(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: id }) ticketId: string,
    @Body({ schema: assignment }) body: z.infer<typeof assignment>,
  ) {
    await this.tickets.assign(actor, ticketId, body);
    return this.row(actor, ticketId);
  }

  @Allow('tickets.work')
  @Post(':id/priority')
  @Answer(ticketRow)
  async changePriority(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: id }) ticketId: string,
    @Body({ schema: priorityChange }) body: z.infer<typeof priorityChange>,
  ) {
    await this.tickets.changePriority(actor, ticketId, body);
    return this.row(actor, ticketId);
  }

  @Allow('tickets.work')
  @Post(':id/clocks/:clockId/breach-reason')
  @Answer(null, 204)
  async explainBreach(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: id }) ticketId: string,
    @Param('clockId', { schema: id }) clockId: string,
    @Body({ schema: breachReason }) body: z.infer<typeof breachReason>,
  ) {
    await this.tickets.explainBreach(actor, ticketId, clockId, body.reason);
  }

  private async row(actor: Actor, ticketId: string) {
    return found(await this.list.row(actor.scope, ticketId));
  }
}
