import { Body, Controller, Param, Post } from '@nestjs/common';
import { type Actor, Allow, Answer, CurrentActor } from '@vigie/platform';
import { accountPlan, id, passwordLink, stepDone, type StepDone, stepSkip, type StepSkip } from '@vigie/wire';
import { Plans } from '../../queries/plans/plans';
import { ActOnStep } from '../../use-cases/plans/act-on-step';
import { HandOverPassword } from '../../use-cases/plans/hand-over-password';

/** What people do with one step of a plan. */
@Controller('api/account-steps/:id')
export class AccountStepsController {
  constructor(
    private readonly reading: Plans,
    private readonly acting: ActOnStep,
    private readonly handing: HandOverPassword,
  ) {}

  @Allow('accounts.work')
  @Post('retry')
  @Answer(accountPlan)
  async retry(@CurrentActor() actor: Actor, @Param('id', { schema: id }) stepId: string) {
    return this.reading.find(actor.scope, await this.acting.retry(actor, stepId));
  }

  @Allow('accounts.work')
  @Post('skip')
  @Answer(accountPlan)
  async skip(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: id }) stepId: string,
    @Body({ schema: stepSkip }) { reason }: StepSkip,
  ) {
    return this.reading.find(actor.scope, await this.acting.skip(actor, stepId, reason));
  }

  @Allow('accounts.work')
  @Post('done')
  @Answer(accountPlan)
  async done(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: id }) stepId: string,
    @Body({ schema: stepDone }) { evidence }: StepDone,
  ) {
    return this.reading.find(actor.scope, await this.acting.done(actor, stepId, evidence));
  }

  @Allow('accounts.work')
  @Post('confirm')
  @Answer(accountPlan)
  async confirm(@CurrentActor() actor: Actor, @Param('id', { schema: id }) stepId: string) {
    return this.reading.find(actor.scope, await this.acting.confirm(actor, stepId));
  }

  @Allow('accounts.work')
  @Post('password-link')
  @Answer(passwordLink)
  link(@CurrentActor() actor: Actor, @Param('id', { schema: id }) stepId: string) {
    return this.handing.execute(actor, stepId);
  }
}
