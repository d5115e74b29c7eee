import { Injectable } from '@nestjs/common';
import {
  type Actor,
  type ClientScope,
  Database,
  DomainError,
  found,
  scopeCondition,
  type Transaction,
} from '@vigie/platform';
import { type AccountState, channelOf, isIrreversible } from '@vigie/rules';
import { TicketWork } from '@vigie/tickets';
import type { PlanFacts, PlannedPreview, PlanPreview } from '@vigie/wire';
import { type Ground, PlanGate } from '../../queries/plans/plan-gate';
import { changePlan, insertPlan, replaceSteps } from '../../store/plans/plan.store';
import { reservationsOf } from '../../store/plans/reservations';
import { checkTemplate, lockTenant } from '../../store/plans/tenant.store';
import { AdvancePlan, holdOf } from './advance-plan';
import { DraftPlan } from './draft-plan';
import { type MadePlan, makePlan, type SeenTenant } from './make-plan';

type TicketOf = { id: string; clientId: string };

/** Makes the plan of a written request from the tenant as it is; nothing runs before somebody launches it. */
@Injectable()
export class ProposePlan {
  constructor(
    private readonly database: Database,
    private readonly gate: PlanGate,
    private readonly drafting: DraftPlan,
    private readonly work: TicketWork,
    private readonly advancing: AdvancePlan,
  ) {}

  /** What a plan would be, or a proposed one once it is changed; stores nothing. Errors: those of the gate and of the tenant. */
  async preview(actor: Actor, ticketId: string, { facts, planId }: PlannedPreview): Promise<PlanPreview> {
    const ticket = await this.ticket(actor.scope, ticketId);
    const { tenant } = await this.gate.pass(ticket, facts.kind);
    const seen = await this.drafting.read(tenant, facts);
    const reserved = await reservationsOf(this.database, ticket.clientId, planId);
    const { person, notices, steps } = makePlan(facts, tenant, seen, reserved);
    return {
      address: person.address,
      account: seen.account && choicesOf(seen.account),
      notices: [...notices],
      steps: steps.map(({ key, kind, target, value }) => ({
        ...{ key, kind, target, value },
        channel: channelOf(kind),
        irreversible: isIrreversible(kind),
      })),
    };
  }

  /** Its ticket is held until the plan ends. Errors: those of the preview, ticket.closed, plan.nothing-to-do. */
  async execute(actor: Actor, ticketId: string, facts: PlanFacts): Promise<{ id: string }> {
    const key = await this.ticket(actor.scope, ticketId);
    const ground = await this.gate.pass(key, facts.kind);
    const seen = await this.drafting.read(ground.tenant, facts);
    return this.database.transaction(async (tx) => {
      const ticket = await this.work.lock(tx, actor.scope, ticketId);
      if (!ticket.isOpen) throw new DomainError('ticket.closed');
      const made = await this.make(tx, ticket, facts, { ground, seen, planId: null });
      const values = {
        ...{ ticketId, clientId: ticket.clientId, kind: facts.kind, effectiveDate: effectiveDateOf(ground) },
        requestId: ground.request.id,
        ...rowOf(made),
      };
      const id = await insertPlan(tx, values, made.steps);
      await this.work.hold(tx, ticket, holdOf(id));
      await tx.audit(actor, 'plan.proposed', `plan:${id}`, { ticket: ticketId, kind: facts.kind });
      tx.live({ type: 'plan.changed', planId: id, ticketId, clientId: ticket.clientId });
      return { id };
    });
  }

  /** Makes the steps of a proposed plan again. Errors: those of making one, version.conflict, plan.wrong-state. */
  async change(actor: Actor, planId: string, facts: PlanFacts, version: number): Promise<void> {
    const key = await this.ticketOf(actor.scope, planId);
    const ground = await this.gate.pass(key, facts.kind);
    const seen = await this.drafting.read(ground.tenant, facts);
    await this.database.transaction(async (tx) => {
      const open = await this.advancing.open(tx, actor.scope, planId);
      const { plan, ticket } = open;
      if (plan.state !== 'proposed') throw new DomainError('plan.wrong-state', { state: plan.state });
      const made = await this.make(tx, ticket, facts, { ground, seen, planId });
      await changePlan(tx, plan, version, { kind: facts.kind, seenAt: tx.now, ...rowOf(made) });
      await replaceSteps(tx, plan, made.steps);
      await tx.audit(actor, 'plan.changed', `plan:${planId}`, { kind: facts.kind });
      this.advancing.show(tx, open);
    });
  }

  /**
   * What is free is counted where nobody else can count it at the same time. A plan without a step would keep a promise
   * by doing nothing.
   */
  private async make(
    tx: Transaction,
    { clientId }: TicketOf,
    facts: PlanFacts,
    { ground, seen, planId }: { ground: Ground; seen: SeenTenant; planId: string | null },
  ): Promise<MadePlan> {
    await lockTenant(tx, clientId);
    if (facts.kind === 'arrival') await checkTemplate(tx, clientId, facts.templateId);
    const made = makePlan(facts, ground.tenant, seen, await reservationsOf(tx, clientId, planId));
    if (made.steps.length === 0) throw new DomainError('plan.nothing-to-do');
    return made;
  }

  private async ticket(scope: ClientScope, id: string): Promise<TicketOf> {
    const own = scopeCondition(scope, 'client_id');
    const sql = `SELECT id, client_id AS clientId FROM ticket WHERE id = ? AND ${own.sql}`;
    return found(await this.database.one<TicketOf>(sql, [id, ...own.parameters]));
  }

  private async ticketOf(scope: ClientScope, planId: string): Promise<TicketOf> {
    const own = scopeCondition(scope, 'client_id');
    const sql = `SELECT ticket_id AS id, client_id AS clientId FROM account_plan WHERE id = ? AND ${own.sql}`;
    return found(await this.database.one<TicketOf>(sql, [planId, ...own.parameters]));
  }
}

const rowOf = ({ facts, notices, person }: MadePlan) => ({
  ...person,
  facts,
  notices: [...notices],
  templateId: facts.kind === 'arrival' ? facts.templateId : null,
});

/** As the client wrote it. */
function choicesOf({ name, licences, groups, devices }: AccountState): NonNullable<PlanPreview['account']> {
  return {
    name,
    licences: licences.filter(({ byGroup }) => !byGroup).map(({ id, name }) => ({ id, name })),
    groups: groups.map(({ id, name, kind, writable }) => ({ id, name, kind, writable })),
    devices: devices.map(({ id, name, owner }) => ({ id, name, owner })),
  };
}

function effectiveDateOf({ request: { request } }: Ground): string | null {
  return request.kind === 'account.arrival' || request.kind === 'account.departure'
    ? request.form.effectiveDate
    : null;
}
