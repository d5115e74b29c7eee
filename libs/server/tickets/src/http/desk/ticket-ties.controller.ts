import { Body, Controller, Delete, Get, Param, Post, Query } from '@nestjs/common';
import { Allow, Answer, CurrentActor, type Actor } from '@vigie/platform';
import { id, newLink, newTag, tagList, tagQuery, ticketRow, type TagQuery } from '@vigie/wire';
import type { z } from 'zod';
import { TicketList } from '../../queries/desk/ticket-list';
import { TicketTies } from '../../queries/desk/ticket-ties';
import { LinkTickets } from '../../use-cases/desk/link-tickets';
import { TagTicket } from '../../use-cases/desk/tag-ticket';

/** Tags of tickets, and links between them. */
@Controller('api')
export class TicketTiesController {
  constructor(
    private readonly list: TicketList,
    private readonly ties: TicketTies,
    private readonly tagging: TagTicket,
    private readonly linking: LinkTickets,
  ) {}

  @Allow('tickets.read')
  @Get('tags')
  @Answer(tagList)
  async tags(@Query({ schema: tagQuery }) query: TagQuery) {
    return { items: await this.ties.tags(query) };
  }

  @Allow('tickets.work')
  @Post('tickets/:id/tags')
  @Answer(ticketRow)
  async tag(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: id }) ticketId: string,
    @Body({ schema: newTag }) body: z.infer<typeof newTag>,
  ) {
    await this.tagging.execute(actor, ticketId, body.name);
    return this.list.row(actor.scope, ticketId);
  }

  @Allow('tickets.work')
  @Delete('tickets/:id/tags/:tagId')
  @Answer(ticketRow)
  async untag(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: id }) ticketId: string,
    @Param('tagId', { schema: id }) tagId: string,
  ) {
    await this.tagging.remove(actor, ticketId, tagId);
    return this.list.row(actor.scope, ticketId);
  }

  @Allow('tickets.work')
  @Post('tickets/:id/links')
  @Answer(ticketRow)
  async link(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: id }) ticketId: string,
    @Body({ schema: newLink }) body: z.infer<typeof newLink>,
  ) {
    await this.linking.execute(actor, ticketId, body);
    return this.list.row(actor.scope, ticketId);
  }

  @Allow('tickets.work')
  @Delete('tickets/:id/links/:linkId')
  @Answer(ticketRow)
  async unlink(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: id }) ticketId: string,
    @Param('linkId', { schema: id }) linkId: string,
  ) {
    await this.linking.remove(actor, ticketId, linkId);
    return this.list.row(actor.scope, ticketId);
  }
}
