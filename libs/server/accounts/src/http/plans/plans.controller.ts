import { Body, Controller, Get, Param, Post, Put, Query } from '@nestjs/common';
import { type Actor, Allow, Answer, CurrentActor } from '@vigie/platform';
import {
  accountPlan,
  id,
  planCancel,
  type PlanCancel,
  planChange,
  type PlanChange,
  planLaunch,
  type PlanLaunch,
  planPage,
  planQuery,
  type PlanQuery,
} from '@vigie/wire';
import { Plans } from '../../queries/plans/plans';
import { CancelPlan } from '../../use-cases/plans/cancel-plan';
import { LaunchPlan } from '../../use-cases/plans/launch-plan';
import { ProposePlan } from '../../use-cases/plans/propose-plan';

/** Plans for accounts of Microsoft 365: followed, changed, launched, cancelled. */
@Controller('api/account-plans')
export class PlansController {
  constructor(
    private readonly reading: Plans,
    private readonly proposing: ProposePlan,
    private readonly launching: LaunchPlan,
    private readonly cancelling: CancelPlan,
  ) {}

  @Allow('accounts.read')
  @Get()
  @Answer(planPage)
  list(@CurrentActor() actor: Actor, @Query({ schema: planQuery }) query: PlanQuery) {
    return this.reading.page(actor.scope, query);
  }

  @Allow('accounts.read')
  @Get(':id')
  @Answer(accountPlan)
  find(@CurrentActor() actor: Actor, @Param('id', { schema: id }) planId: string) {
    return this.reading.find(actor.scope, planId);
  }

  @Allow('accounts.work')
  @Put(':id')
  @Answer(accountPlan)
  async change(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: id }) planId: string,
    @Body({ schema: planChange }) { facts, version }: PlanChange,
  ) {
    await this.proposing.change(actor, planId, facts, version);
    return this.reading.find(actor.scope, planId);
  }

  @Allow('accounts.work')
  @Post(':id/launch')
  @Answer(accountPlan)
  async launch(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: id }) planId: string,
    @Body({ schema: planLaunch }) body: PlanLaunch,
  ) {
    await this.launching.execute(actor, planId, body);
    return this.reading.find(actor.scope, planId);
  }

  @Allow('accounts.work')
  @Post(':id/cancel')
  @Answer(accountPlan)
  async cancel(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: id }) planId: string,
    @Body({ schema: planCancel }) body: PlanCancel,
  ) {
    await this.cancelling.execute(actor, planId, body);
    return this.reading.find(actor.scope, planId);
  }
}
