import { Injectable } from '@nestjs/common';
import { Directory } from '@vigie/directory';
import {
  type Actor,
  allClients,
  Database,
  DomainError,
  type FinishOnce,
  systemActor,
  type Transaction,
} from '@vigie/platform';
import { effectiveStart } from '@vigie/rules';
import { TicketWork } from '@vigie/tickets';
import type { PlanLaunch } from '@vigie/wire';
import { PlanGate } from '../../queries/plans/plan-gate';
import { changePlan, updatePlan } from '../../store/plans/plan.store';
import { AdvancePlan, type OpenPlan, personOf } from './advance-plan';
import { isFresh, RefreshPlan } from './refresh-plan';

/**
 * Launches a plan, at once or at an instant; one that is scheduled can be launched otherwise. What was not proposed just
 * now is read again before it starts.
 */
@Injectable()
export class LaunchPlan {
  constructor(
    private readonly database: Database,
    private readonly directory: Directory,
    private readonly gate: PlanGate,
    private readonly advancing: AdvancePlan,
    private readonly refreshing: RefreshPlan,
    private readonly work: TicketWork,
  ) {}

  /** Errors: version.conflict, plan.wrong-state, plan.address-missing, plan.no-effective-date, those of the gate. */
  execute(actor: Actor, planId: string, { when, version }: PlanLaunch): Promise<void> {
    return this.database.transaction(async (tx) => {
      const open = await this.advancing.open(tx, actor.scope, planId);
      const { plan, ticket } = open;
      if (plan.state !== 'proposed' && plan.state !== 'scheduled')
        throw new DomainError('plan.wrong-state', { state: plan.state });
      if (plan.address === null) throw new DomainError('plan.address-missing');
      await this.gate.pass(ticket, plan.kind, tx);
      const runAt = await this.startOf(tx, open, when);
      const launched = { launchedAt: tx.now, launchedBy: actor.name };
      await changePlan(tx, plan, version, { ...launched, state: 'scheduled', runAt });
      const data = { plan: planId, kind: plan.kind, name: personOf(plan), at: runAt.toISOString() };
      await this.work.record(tx, ticket, actor, 'plan-launched', data);
      await tx.audit(actor, 'plan.launched', `plan:${planId}`, { at: runAt.toISOString() });
      if (runAt <= tx.now && isFresh(plan.seenAt, tx.now)) await this.start(tx, open, actor);
      else await tx.emit('plan.due', { planId, version: plan.version }, runAt);
      this.advancing.show(tx, open);
    });
  }

  /** The instant of a scheduled plan has come; another version of it was scheduled otherwise, or cancelled. */
  async due({ planId, version }: { planId: string; version: number }, finish: FinishOnce): Promise<void> {
    const fresh = await this.refreshing.look(planId);
    await this.database.transaction(async (tx) => {
      if (!(await finish(tx))) return;
      const open = await this.advancing.open(tx, allClients, planId);
      if (open.plan.state !== 'scheduled' || open.plan.version !== version) return;
      if (fresh.kind === 'later') {
        await tx.emit('plan.due', { planId, version }, new Date(tx.now.getTime() + fresh.seconds * 1000));
        return;
      }
      const actor = systemActor('plan');
      if (fresh.kind === 'seen') await this.refreshing.apply(tx, open, fresh, actor);
      await this.start(tx, open, actor);
    });
  }

  private async start(tx: Transaction, open: OpenPlan, actor: Actor): Promise<void> {
    await updatePlan(tx, open.plan, { state: 'running' });
    await this.advancing.advance(tx, open, actor);
  }

  private async startOf(tx: Transaction, { plan }: OpenPlan, when: PlanLaunch['when']): Promise<Date> {
    if (when.at === 'now') return tx.now;
    if (when.at === 'instant') return new Date(Math.max(tx.now.getTime(), Date.parse(when.instant)));
    const { effectiveDate, kind } = plan;
    if (effectiveDate === null) throw new DomainError('plan.no-effective-date');
    const { zone } = (await this.directory.clientTerms(plan.clientId, tx)).calendar;
    return new Date(effectiveStart({ kind, effectiveDate, zone }, tx.now.toISOString()));
  }
}
