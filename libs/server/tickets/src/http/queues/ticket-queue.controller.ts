import { Body, Controller, Param, Post } from '@nestjs/common';
import { Allow, Answer, CurrentActor, type Actor } from '@vigie/platform';
import { id, queueMove, ticketRow } from '@vigie/wire';
import type { z } from 'zod';
import { TicketList } from '../../queries/desk/ticket-list';
import { ChangeQueue } from '../../use-cases/queues/change-queue';

/** The queue of a ticket. */
@Controller('api/tickets/:id/queue')
export class TicketQueueController {
  constructor(
    private readonly list: TicketList,
    private readonly changing: ChangeQueue,
  ) {}

  @Allow('tickets.work')
  @Post()
  @Answer(ticketRow)
  async change(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: id }) ticketId: string,
    @Body({ schema: queueMove }) body: z.infer<typeof queueMove>,
  ) {
    await this.changing.execute(actor, ticketId, body);
    return this.list.row(actor.scope, ticketId);
  }
}
