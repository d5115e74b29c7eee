import { Injectable } from '@nestjs/common';
import { type FinishOnce, JobHandler, type JobPayload } from '@vigie/platform';
import { LaunchPlan } from '../../use-cases/plans/launch-plan';
import { RunStep } from '../../use-cases/plans/run-step';

/** Starts a plan whose instant has come. */
@Injectable()
export class StartPlanJob extends JobHandler<'plan.start'> {
  readonly job = 'plan.start';
  constructor(private readonly launching: LaunchPlan) {
    super();
  }

  run(due: JobPayload<'plan.start'>, finish: FinishOnce): Promise<void> {
    return this.launching.due(due, finish);
  }
}

/** Tries one step of a plan. */
@Injectable()
export class RunStepJob extends JobHandler<'plan.step'> {
  readonly job = 'plan.step';
  constructor(private readonly running: RunStep) {
    super();
  }

  run(due: JobPayload<'plan.step'>, finish: FinishOnce): Promise<void> {
    return this.running.execute(due, finish);
  }

  override giveUp(due: JobPayload<'plan.step'>): Promise<void> {
    return this.running.giveUp(due);
  }
}
