import { Body, Controller, Delete, Get, Param, Patch, Post } from '@nestjs/common';
import { Allow, Answer, CurrentActor, type Actor } from '@vigie/platform';
import {
  checkChange,
  id,
  newCheck,
  templateUse,
  ticketChecks,
  type CheckChange,
  type NewCheck,
} from '@vigie/wire';
import type { z } from 'zod';
import { Checklists } from '../../queries/checklists/checklists';
import { ChangeCheck } from '../../use-cases/checklists/change-check';
import { PutChecks } from '../../use-cases/checklists/put-checks';

/** The points to check on a ticket; each change answers with all of them. */
@Controller('api/tickets/:id/checks')
export class TicketChecksController {
  constructor(
    private readonly checklists: Checklists,
    private readonly putting: PutChecks,
    private readonly changing: ChangeCheck,
  ) {}

  @Allow('tickets.read')
  @Get()
  @Answer(ticketChecks)
  list(@CurrentActor() actor: Actor, @Param('id', { schema: id }) ticketId: string) {
    return this.checklists.of(actor, ticketId);
  }

  @Allow('tickets.work')
  @Post()
  @Answer(ticketChecks)
  async add(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: id }) ticketId: string,
    @Body({ schema: newCheck }) body: NewCheck,
  ) {
    await this.putting.add(actor, ticketId, body);
    return this.checklists.of(actor, ticketId);
  }

  @Allow('tickets.work')
  @Post('apply')
  @Answer(ticketChecks)
  async apply(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: id }) ticketId: string,
    @Body({ schema: templateUse }) body: z.infer<typeof templateUse>,
  ) {
    await this.putting.apply(actor, ticketId, body.templateId);
    return this.checklists.of(actor, ticketId);
  }

  @Allow('tickets.work')
  @Patch(':checkId')
  @Answer(ticketChecks)
  async change(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: id }) ticketId: string,
    @Param('checkId', { schema: id }) checkId: string,
    @Body({ schema: checkChange }) body: CheckChange,
  ) {
    await this.changing.execute(actor, ticketId, checkId, body);
    return this.checklists.of(actor, ticketId);
  }

  @Allow('tickets.work')
  @Delete(':checkId')
  @Answer(null, 204)
  remove(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: id }) ticketId: string,
    @Param('checkId', { schema: id }) checkId: string,
  ) {
    return this.changing.remove(actor, ticketId, checkId);
  }
}
