import { Body, Controller, Param, Post } from '@nestjs/common';
import { Allow, Answer, CurrentActor, type Actor } from '@vigie/platform';
import { id, mergeUndoing, merging, splitting, ticketRow } from '@vigie/wire';
import type { z } from 'zod';
import { TicketList } from '../../queries/desk/ticket-list';
import { MergeTickets } from '../../use-cases/desk/merge-tickets';
import { SplitMessage } from '../../use-cases/desk/split-message';
import { UndoMerge } from '../../use-cases/desk/undo-merge';

/** Several tickets that go on in one, and one that becomes two. */
@Controller('api/tickets/:id')
export class TicketMergesController {
  constructor(
    private readonly list: TicketList,
    private readonly merging: MergeTickets,
    private readonly undoing: UndoMerge,
    private readonly splitting: SplitMessage,
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

  @Allow('tickets.work')
  @Post('messages/:messageId/split')
  @Answer(ticketRow, 201)
  async split(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: id }) ticketId: string,
    @Param('messageId', { schema: id }) messageId: string,
    @Body({ schema: splitting }) body: z.infer<typeof splitting>,
  ) {
    const opened = await this.splitting.execute(actor, ticketId, messageId, body);
    return this.list.row(actor.scope, opened.ticketId);
  }
}
