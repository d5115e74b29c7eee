import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { type Actor, Allow, Answer, CurrentActor } from '@vigie/platform';
import {
  accountPlan,
  id,
  newPlan,
  type NewPlan,
  plannedPreview,
  type PlannedPreview,
  planPreview,
  ticketPlans,
} from '@vigie/wire';
import { Plans } from '../../queries/plans/plans';
import { TicketPlans } from '../../queries/plans/ticket-plans';
import { ProposePlan } from '../../use-cases/plans/propose-plan';

/** The plans of a ticket: what its written request asks for, what would be done, what is to be done. */
@Controller('api/tickets/:id/account-plans')
export class TicketPlansController {
  constructor(
    private readonly reading: TicketPlans,
    private readonly plans: Plans,
    private readonly proposing: ProposePlan,
  ) {}

  @Allow('accounts.read')
  @Get()
  @Answer(ticketPlans)
  list(@CurrentActor() actor: Actor, @Param('id', { schema: id }) ticketId: string) {
    return this.reading.of(actor.scope, ticketId);
  }

  @Allow('accounts.work')
  @Post('preview')
  @Answer(planPreview)
  preview(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: id }) ticketId: string,
    @Body({ schema: plannedPreview }) planned: PlannedPreview,
  ) {
    return this.proposing.preview(actor, ticketId, planned);
  }

  @Allow('accounts.work')
  @Post()
  @Answer(accountPlan, 201)
  async propose(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: id }) ticketId: string,
    @Body({ schema: newPlan }) { facts }: NewPlan,
  ) {
    const plan = await this.proposing.execute(actor, ticketId, facts);
    return this.plans.find(actor.scope, plan.id);
  }
}
