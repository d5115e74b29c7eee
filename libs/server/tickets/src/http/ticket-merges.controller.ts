import { Body, Controller, Param, Post } from '@nestjs/common';
import { Allow, Answer, CurrentActor, type Actor } from '@vigie/platform';
import { id, mergeUndoing, merging, ticketRow } from '@vigie/wire';
import type { z } from 'zod';
import { TicketList } from '../queries/ticket-list';
import { MergeTickets } from '../use-cases/merge-tickets';
import { UndoMerge } from '../use-cases/undo-merge';

/** Several tickets that go on in one. */
@Controller('api/tickets/:id')
export class TicketMergesController {
  constructor(
    private readonly list: TicketList,
    private readonly merging: MergeTickets,
    private readonly undoing: UndoMerge,
  ) {}

  @Allow('tickets.work')
  @Post('merge')
  @Answer(ticketRow)
  async merge(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: id }) ticketId: string,
    @Body({ schema: merging }) body: z.infer<typeof merging>,
  ) {
    await this.merging.execute(actor, ticketId, body);
    return this.list.row(actor.scope, ticketId);
  }

  @Allow('tickets.work')
  @Post('unmerge')
  @Answer(ticketRow)
  async unmerge(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: id }) ticketId: string,
    @Body({ schema: mergeUndoing }) body: z.infer<typeof mergeUndoing>,
  ) {
    await this.undoing.execute(actor, ticketId, body);
    return this.list.row(actor.scope, ticketId);
  }
}
