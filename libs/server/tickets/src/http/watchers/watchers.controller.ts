import { Body, Controller, Delete, Get, Param, Post, Query } from '@nestjs/common';
import { Allow, Answer, CurrentActor, type Actor } from '@vigie/platform';
import { id, newWatcher, watcherList, watcherQuery } from '@vigie/wire';
import type { z } from 'zod';
import { Watchers } from '../../queries/watchers/watchers';
import { FollowTicket } from '../../use-cases/watchers/follow-ticket';

/** Who follows a ticket. */
@Controller('api/tickets/:id/watchers')
export class WatchersController {
  constructor(
    private readonly watchers: Watchers,
    private readonly following: FollowTicket,
  ) {}

  @Allow('tickets.read')
  @Get()
  @Answer(watcherList)
  list(@CurrentActor() actor: Actor, @Param('id', { schema: id }) ticketId: string) {
    return this.watchers.of(actor, ticketId);
  }

  @Allow('tickets.work')
  @Get('possible')
  @Answer(watcherList)
  possible(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: id }) ticketId: string,
    @Query({ schema: watcherQuery }) { q }: z.infer<typeof watcherQuery>,
  ) {
    return this.watchers.possible(actor, ticketId, q);
  }

  @Allow('tickets.work')
  @Post()
  @Answer(watcherList)
  async add(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: id }) ticketId: string,
    @Body({ schema: newWatcher }) body: z.infer<typeof newWatcher>,
  ) {
    await this.following.add(actor, ticketId, body.personId);
    return this.watchers.of(actor, ticketId);
  }

  @Allow('tickets.work')
  @Delete(':personId')
  @Answer(null, 204)
  remove(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: id }) ticketId: string,
    @Param('personId', { schema: id }) personId: string,
  ) {
    return this.following.remove(actor, ticketId, personId);
  }
}
