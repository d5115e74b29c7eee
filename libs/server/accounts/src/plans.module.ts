import { Module } from '@nestjs/common';
import { DirectoryModule } from '@vigie/directory';
import { HoldsModule, TicketsModule } from '@vigie/tickets';
import { AccountStepsController } from './http/plans/account-steps.controller';
import { OneTimeLinksController } from './http/plans/one-time-links.controller';
import { PlansController } from './http/plans/plans.controller';
import { PortalProgressController } from './http/plans/portal-progress.controller';
import { TicketPlansController } from './http/plans/ticket-plans.controller';
import { RunStepJob, StartPlanJob } from './jobs/plans/plan.jobs';
import { PlanGate } from './queries/plans/plan-gate';
import { Plans } from './queries/plans/plans';
import { RequestProgress } from './queries/plans/request-progress';
import { TicketPlans } from './queries/plans/ticket-plans';
import { ActOnStep } from './use-cases/plans/act-on-step';
import { AdvancePlan } from './use-cases/plans/advance-plan';
import { CancelPlan } from './use-cases/plans/cancel-plan';
import { DraftPlan } from './use-cases/plans/draft-plan';
import { HandOverPassword } from './use-cases/plans/hand-over-password';
import { LaunchPlan } from './use-cases/plans/launch-plan';
import { OpenOneTimeLink } from './use-cases/plans/open-one-time-link';
import { ProposePlan } from './use-cases/plans/propose-plan';
import { RefreshPlan } from './use-cases/plans/refresh-plan';
import { RunStep } from './use-cases/plans/run-step';
import { SeedPlans } from './use-cases/plans/seed-plans';

/** The durable jobs of plans. */
export const planJobs = [RunStepJob, StartPlanJob];

const providers = [
  ...planJobs,
  AdvancePlan,
  DraftPlan,
  LaunchPlan,
  PlanGate,
  ProposePlan,
  RefreshPlan,
  RunStep,
  SeedPlans,
];

/** Plans and their run, for every process; it must bind the port TenantOperations. */
@Module({ imports: [DirectoryModule, HoldsModule, TicketsModule], providers, exports: providers })
export class PlansModule {}

/** Their routes. */
@Module({
  imports: [DirectoryModule, HoldsModule, PlansModule],
  providers: [ActOnStep, CancelPlan, HandOverPassword, OpenOneTimeLink, Plans, RequestProgress, TicketPlans],
  controllers: [
    AccountStepsController,
    OneTimeLinksController,
    PlansController,
    PortalProgressController,
    TicketPlansController,
  ],
})
export class PlansHttpModule {}
