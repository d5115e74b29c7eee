import { Injectable } from '@nestjs/common';
import { type Actor, Database, DomainError, fromJson, type Transaction } from '@vigie/platform';
import { type PlannedStep, planDifference } from '@vigie/rules';
import type { PlanFacts } from '@vigie/wire';
import { replaceSteps, stepsOf, toPlanned, updatePlan } from '../../store/plans/plan.store';
import { reservationsOf } from '../../store/plans/reservations';
import { lockTenant, tenantOfClient, type PlanTenant } from '../../store/plans/tenant.store';
import type { OpenPlan } from './advance-plan';
import { DraftPlan } from './draft-plan';
import { makePlan, type SeenTenant } from './make-plan';

/** Steps that were made this long ago are run as they were seen. */
const freshMs = 15 * 60_000;
const unreachableSeconds = 60;

/** A tenant as it is when a plan starts: read; not to be read for now; or refusing, which its first step will say. */
export type FreshTenant =
  | { kind: 'seen'; tenant: PlanTenant; seen: SeenTenant }
  | { kind: 'later'; seconds: number }
  | { kind: 'refused' };

/** Whether what people saw of a plan is recent enough to be run as it is. */
export const isFresh = (seenAt: Date | null, now: Date): boolean =>
  seenAt !== null && now.getTime() - seenAt.getTime() < freshMs;

/** Makes the steps of a plan again when it starts: days may have passed since they were proposed. */
@Injectable()
export class RefreshPlan {
  constructor(
    private readonly database: Database,
    private readonly drafting: DraftPlan,
  ) {}

  /** Reads the tenant of a scheduled plan, outside any transaction; keeps no worker waiting. */
  async look(planId: string): Promise<FreshTenant> {
    const plan = await this.database.one<{ clientId: string; facts: PlanFacts | string }>(
      "SELECT client_id AS clientId, facts FROM account_plan WHERE id = ? AND state = 'scheduled'",
      [planId],
    );
    const tenant = plan && (await tenantOfClient(this.database, plan.clientId));
    if (!tenant) return { kind: 'refused' };
    try {
      return { kind: 'seen', tenant, seen: await this.drafting.read(tenant, fromJson(plan.facts), 0) };
    } catch (error) {
      if (error instanceof DomainError) return troubleOf(error);
      throw error;
    }
  }

  /**
   * The steps are those of today, and what differs is kept to be shown. The address of a newcomer stays: people were
   * told of it, and one that was taken since makes its step fail by name.
   */
  async apply(
    tx: Transaction,
    open: OpenPlan,
    { tenant, seen }: Extract<FreshTenant, { kind: 'seen' }>,
    actor: Actor,
  ): Promise<void> {
    const { plan, steps } = open;
    await lockTenant(tx, plan.clientId);
    const facts = plan.facts.kind === 'arrival' ? { ...plan.facts, address: plan.address } : plan.facts;
    const reserved = await reservationsOf(tx, plan.clientId, plan.id);
    const made = makePlan(facts, tenant, seen, reserved);
    const { added, gone } = planDifference(steps.map(toPlanned), made.steps);
    const differs = added.length + gone.length > 0;
    const changes = { at: tx.now.toISOString(), added: added.map(nameOf), gone: gone.map(nameOf) };
    await updatePlan(tx, plan, {
      ...made.person,
      ...{ notices: [...made.notices], seenAt: tx.now, changes: differs ? changes : null },
    });
    await replaceSteps(tx, plan, made.steps);
    open.steps = await stepsOf(tx, plan);
    if (differs) {
      const keys = (all: readonly PlannedStep[]) => all.map(({ key }) => key);
      await tx.audit(actor, 'plan.refreshed', `plan:${plan.id}`, { added: keys(added), gone: keys(gone) });
    }
  }
}

const nameOf = ({ kind, target, value }: PlannedStep) => ({ kind, target, value });

function troubleOf({ code, data }: DomainError): FreshTenant {
  if (code === 'plan.tenant-throttled') return { kind: 'later', seconds: Number(data?.['retryAfter']) };
  return code === 'plan.tenant-unreachable'
    ? { kind: 'later', seconds: unreachableSeconds }
    : { kind: 'refused' };
}
