import { Injectable } from '@nestjs/common';
import { type Actor, allClients, type ClientScope, DomainError, type Transaction } from '@vigie/platform';
import { isAutomaticStep, planStateOf, startable } from '@vigie/rules';
import { TicketWork, type WorkedTicket } from '@vigie/tickets';
import {
  confirmedOf,
  lockPlan,
  promisesOf,
  statesOf,
  type StoredPlan,
  type StoredStep,
  stepsOf,
  ticketOfPlan,
  toPlanned,
  updatePlan,
  updateStep,
} from '../../store/plans/plan.store';

/** A plan that is worked on: kept until the transaction ends, its ticket first. */
export interface OpenPlan {
  plan: StoredPlan;
  steps: StoredStep[];
  ticket: WorkedTicket;
}

/** Whom a plan is about, for a line of history. */
export const personOf = ({ firstName, lastName, address }: StoredPlan): string =>
  `${firstName} ${lastName}`.trim() || (address ?? '');

/** What holds its ticket. */
export const holdOf = (planId: string) => ({ source: 'account-plan', sourceId: planId }) as const;

/** Carries a plan on after something happened to one of its steps, or to itself. */
@Injectable()
export class AdvancePlan {
  constructor(private readonly work: TicketWork) {}

  /** Reads a plan inside the scope and keeps it; 404 outside. */
  async open(tx: Transaction, scope: ClientScope, planId: string): Promise<OpenPlan> {
    const ticket = await this.work.lock(tx, allClients, await ticketOfPlan(tx, scope, planId));
    const plan = await lockPlan(tx, planId, ticket.id);
    return { plan, steps: await stepsOf(tx, plan), ticket };
  }

  /** Refuses what can only be done to a plan that was launched and has not ended. */
  checkUnderWay({ plan }: OpenPlan): void {
    if (plan.state !== 'running' && plan.state !== 'needs-attention')
      throw new DomainError('plan.wrong-state', { state: plan.state });
  }

  /** Makes ready what may start, and says how the plan is. `failed`: a step has just failed. */
  async advance(tx: Transaction, open: OpenPlan, actor: Actor, failed = false): Promise<void> {
    const { plan, steps } = open;
    const planned = steps.map(toPlanned);
    for (const { key } of startable(planned, statesOf(steps), confirmedOf(steps))) {
      const step = steps.find((one) => one.key === key);
      if (step) await this.ready(tx, step);
    }
    const before = plan.state;
    const state = planStateOf(planned, statesOf(steps), confirmedOf(steps));
    if (state === 'completed') await this.complete(tx, open, actor);
    else if (state !== before) await updatePlan(tx, plan, { state });
    if (state === 'needs-attention' && (failed || before !== state)) await this.tell(tx, open, actor);
    this.show(tx, open);
  }

  /** A step may start, with the same patience as ever: at once when it is ours to do. */
  async ready(tx: Transaction, step: StoredStep): Promise<void> {
    await updateStep(tx, step, { state: 'ready', failure: null, vendorMessage: null, startedAt: null });
    if (isAutomaticStep(step.kind)) await this.due(tx, step);
  }

  /** Has a step tried, now or later. */
  due(tx: Transaction, { id: stepId, attempts: attempt }: StoredStep, at = tx.now): Promise<void> {
    return tx.emit('plan.step-due', { stepId, attempt }, at);
  }

  /** Tells the open screens. */
  show(tx: Transaction, { plan: { id: planId, ticketId, clientId } }: OpenPlan): void {
    tx.live({ type: 'plan.changed', planId, ticketId, clientId });
  }

  /** A plan has ended. With the last one of its ticket, what completed ones promised in writing is done. */
  async letGo(tx: Transaction, { plan, ticket }: OpenPlan, actor: Actor): Promise<void> {
    const left = await this.work.release(tx, ticket, holdOf(plan.id));
    if (left === 0) await this.work.fulfil(tx, ticket, { of: await promisesOf(tx, plan), by: actor.name });
  }

  private async complete(tx: Transaction, open: OpenPlan, actor: Actor): Promise<void> {
    const { plan, ticket } = open;
    await updatePlan(tx, plan, { state: 'completed', endedAt: tx.now });
    await this.letGo(tx, open, actor);
    const data = { plan: plan.id, kind: plan.kind, name: personOf(plan) };
    await this.work.record(tx, ticket, actor, 'plan-completed', data);
    await this.work.tell(tx, ticket, actor, { type: 'plan-completed', source: plan.id });
    await tx.audit(actor, 'plan.completed', `plan:${plan.id}`, { ticket: ticket.id });
  }

  private async tell(tx: Transaction, { plan, ticket }: OpenPlan, actor: Actor): Promise<void> {
    const data = { plan: plan.id, kind: plan.kind, name: personOf(plan) };
    await this.work.record(tx, ticket, actor, 'plan-attention', data);
    await this.work.tell(tx, ticket, actor, { type: 'plan-attention', source: plan.id });
  }
}
