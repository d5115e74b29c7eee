import { Body, Controller, Get, Param, Post, Query, Res } from '@nestjs/common';
import { Allow, Answer, CurrentActor, Sends, type Actor } from '@vigie/platform';
import {
  id,
  listedTicket,
  mailPageQuery,
  newMessage,
  newTicket,
  page,
  ticketCounts,
  ticketDetail,
  ticketMessage,
  ticketQuery,
  ticketRow,
  type MailPageQuery,
  type NewMessage,
  type TicketQuery,
} from '@vigie/wire';
import type { Response } from 'express';
import type { z } from 'zod';
import { TicketDetails } from '../../queries/desk/ticket-details';
import { TicketList } from '../../queries/desk/ticket-list';
import { ViewCounts } from '../../queries/desk/view-counts';
import { AddStaffMessage } from '../../use-cases/desk/add-staff-message';
import { CancelMessage } from '../../use-cases/desk/cancel-message';
import { OpenTicket } from '../../use-cases/desk/open-ticket';
import { InlineImages } from '../../use-cases/mail/inline-images';
import { sendMailPage } from '../mail/mail-page';

/** The tickets of the desk and their messages. */
@Controller('api/tickets')
export class TicketsController {
  constructor(
    private readonly list: TicketList,
    private readonly viewCounts: ViewCounts,
    private readonly details: TicketDetails,
    private readonly opening: OpenTicket,
    private readonly writing: AddStaffMessage,
    private readonly cancelling: CancelMessage,
    private readonly images: InlineImages,
  ) {}

  @Allow('tickets.read')
  @Get()
  @Answer(page(listedTicket))
  page(@CurrentActor() actor: Actor, @Query({ schema: ticketQuery }) query: TicketQuery) {
    return this.list.page(actor, query);
  }

  @Allow('tickets.read')
  @Get('counts')
  @Answer(ticketCounts)
  counts(@CurrentActor() actor: Actor) {
    return this.viewCounts.of(actor);
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
    return this.list.row(actor.scope, ticketId);
  }

  @Allow('tickets.work')
  @Post(':id/messages')
  @Answer(ticketMessage, 201)
  async addMessage(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: id }) ticketId: string,
    @Body({ schema: newMessage }) body: NewMessage,
  ) {
    const { messageId } = await this.writing.execute(actor, ticketId, body);
    return this.details.message(actor, ticketId, messageId);
  }

  @Allow('tickets.read')
  @Get(':id/messages/:messageId/html')
  @Sends({ 'text/html': null })
  async messageHtml(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: id }) ticketId: string,
    @Param('messageId', { schema: id }) messageId: string,
    @Query({ schema: mailPageQuery }) query: MailPageQuery,
    @Res() response: Response,
  ) {
    const { html, attachments } = await this.details.message(actor, ticketId, messageId);
    const files = attachments.map((file) => file.id);
    sendMailPage(response, html && (await this.images.place(html, files)), query);
  }

  @Allow('tickets.work')
  @Post(':id/messages/:messageId/cancel')
  @Answer(ticketMessage)
  async cancelMessage(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: id }) ticketId: string,
    @Param('messageId', { schema: id }) messageId: string,
  ) {
    await this.cancelling.execute(actor, ticketId, messageId);
    return this.details.message(actor, ticketId, messageId);
  }
}
