import { Injectable } from '@nestjs/common';
import { type Actor, Database, DomainError } from '@vigie/platform';
import { TicketWork } from '@vigie/tickets';
import type { PlanCancel } from '@vigie/wire';
import { endLinks } from '../../store/plans/one-time-link.store';
import { changePlan, updateStep } from '../../store/plans/plan.store';
import { AdvancePlan, personOf } from './advance-plan';

/** Ends a plan before its end: what was done stays done, the rest is not. */
@Injectable()
export class CancelPlan {
  constructor(
    private readonly database: Database,
    private readonly advancing: AdvancePlan,
    private readonly work: TicketWork,
  ) {}

  /** Errors: version.conflict, plan.wrong-state. */
  execute(actor: Actor, planId: string, { reason, version }: PlanCancel): Promise<void> {
    return this.database.transaction(async (tx) => {
      const open = await this.advancing.open(tx, actor.scope, planId);
      const { plan, steps, ticket } = open;
      if (plan.state === 'completed' || plan.state === 'cancelled')
        throw new DomainError('plan.wrong-state', { state: plan.state });
      await changePlan(tx, plan, version, { state: 'cancelled', endedAt: tx.now, endReason: reason });
      for (const step of steps) {
        if (step.state === 'ready') await updateStep(tx, step, { state: 'waiting' });
        if (step.nextProbeAt !== null) await updateStep(tx, step, { nextProbeAt: null });
        await endLinks(tx, step.id);
      }
      await this.advancing.letGo(tx, open, actor);
      const data = { plan: planId, kind: plan.kind, name: personOf(plan), reason };
      await this.work.record(tx, ticket, actor, 'plan-cancelled', data);
      await tx.audit(actor, 'plan.cancelled', `plan:${planId}`, { reason });
      this.advancing.show(tx, open);
    });
  }
}
