import { Injectable } from '@nestjs/common';
import { type ClientScope, Database, found, Pages, scopeCondition } from '@vigie/platform';
import { type PlanState, planStates } from '@vigie/rules';
import { WrittenRequests } from '@vigie/tickets';
import type { AccountPlan, Page, PlanBrief, PlanQuery } from '@vigie/wire';
import { In } from 'typeorm';
import { AccountPlanRow } from '../../store/plans/account-plan.row';
import { AccountStepRow } from '../../store/plans/account-step.row';
import type { StoredPlan, StoredStep } from '../../store/plans/plan.store';
import { tenantOfClient } from '../../store/plans/tenant.store';
import { type PlanSurroundings, toBrief, toSteps } from './plan-view';

const pages = new Pages('account-plans');
const open: readonly PlanState[] = planStates.filter(
  (state) => state !== 'completed' && state !== 'cancelled',
);

/** Plans of accounts as our people follow them. */
@Injectable()
export class Plans {
  constructor(
    private readonly database: Database,
    private readonly requests: WrittenRequests,
  ) {}

  /** Newest first. */
  async page(
    scope: ClientScope,
    { limit, cursor, state, client, kind }: PlanQuery,
  ): Promise<Page<PlanBrief>> {
    const own = scopeCondition(scope, 'client_id');
    const after = pages.after(cursor);
    const states = state === 'all' ? planStates : state === 'open' ? open : [state];
    const ids = await this.database.query<{ id: string }>(
      `SELECT id FROM account_plan WHERE ${own.sql} AND state IN (?)
          ${client ? 'AND client_id = ?' : ''} ${kind ? 'AND kind = ?' : ''} ${after ? 'AND id < ?' : ''}
        ORDER BY id DESC LIMIT ?`,
      [
        ...own.parameters,
        states,
        ...(client ? [client] : []),
        ...(kind ? [kind] : []),
        ...(after ?? []),
        limit + 1,
      ],
    );
    const briefs = await this.briefs(ids.map(({ id }) => id));
    return pages.cut(
      briefs,
      limit,
      ({ id }) => [id],
      (brief) => brief,
    );
  }

  /** Those of a ticket, newest first. */
  async ofTicket(clientId: string, ticketId: string): Promise<PlanBrief[]> {
    const rows = await this.database.query<{ id: string }>(
      'SELECT id FROM account_plan WHERE client_id = ? AND ticket_id = ?',
      [clientId, ticketId],
    );
    return this.briefs(rows.map(({ id }) => id));
  }

  /** One of them; 404 outside the scope. */
  async find(scope: ClientScope, id: string): Promise<AccountPlan> {
    const where = scope.kind === 'all' ? { id } : { id, clientId: scope.clientId };
    const plan = found(await this.database.manager.findOneBy(AccountPlanRow, where));
    const steps = await this.steps([plan]);
    const around = found((await this.around([plan])).get(plan.id));
    const people = await this.names(steps);
    const { facts, notices, changes, accountId, launchedBy, endReason, version } = plan;
    return {
      ...toBrief(plan, steps, around),
      ...{ facts, notices, changes, accountId, launchedBy, endReason, version },
      naming: (await tenantOfClient(this.database, plan.clientId))?.naming ?? 'first.last',
      template: await this.template(plan),
      gate: await this.gate(plan),
      steps: toSteps(plan, steps, (personId) => people.get(personId) ?? ''),
      launchedAt: plan.launchedAt?.toISOString() ?? null,
    };
  }

  private async briefs(ids: readonly string[]): Promise<PlanBrief[]> {
    if (ids.length === 0) return [];
    const plans = await this.database.manager.find(AccountPlanRow, {
      where: { id: In([...ids]) },
      order: { id: 'DESC' },
    });
    const [steps, around] = await Promise.all([this.steps(plans), this.around(plans)]);
    return plans.map((plan) =>
      toBrief(
        plan,
        steps.filter(({ planId }) => planId === plan.id),
        found(around.get(plan.id)),
      ),
    );
  }

  private steps(plans: readonly StoredPlan[]): Promise<StoredStep[]> {
    const where = { planId: In(plans.map(({ id }) => id)) };
    return this.database.manager.find(AccountStepRow, { where, order: { planId: 'ASC', position: 'ASC' } });
  }

  private async around(plans: readonly StoredPlan[]): Promise<ReadonlyMap<string, PlanSurroundings>> {
    const rows = await this.database.query<{
      id: string;
      ticket_id: string;
      client_id: string;
      client: string;
      due_at: Date | null;
    }>(
      `SELECT p.id, p.ticket_id, p.client_id, c.name AS client,
              (SELECT MIN(k.due_at) FROM sla_clock k
                WHERE k.ticket_id = p.ticket_id AND k.client_id = p.client_id AND k.kind = 'promise'
                  AND k.stopped_at IS NULL) AS due_at
         FROM account_plan p JOIN client c ON c.id = p.client_id WHERE p.id IN (?)`,
      [plans.map(({ id }) => id)],
    );
    return new Map(
      rows.map(({ id, ticket_id, client_id, client, due_at }) => [
        id,
        { ticketNumber: `T-${ticket_id}`, client: { id: client_id, name: client }, dueAt: due_at },
      ]),
    );
  }

  private async names(steps: readonly StoredStep[]): Promise<ReadonlyMap<string, string>> {
    const ids = steps
      .flatMap(({ askedBy, confirmedBy }) => [askedBy, confirmedBy])
      .filter((id) => id !== null);
    if (ids.length === 0) return new Map();
    const rows = await this.database.query<{ id: string; name: string }>(
      'SELECT id, name FROM person WHERE id IN (?)',
      [ids],
    );
    return new Map(rows.map(({ id, name }) => [id, name]));
  }

  private template({ templateId, clientId }: StoredPlan): Promise<{ id: string; name: string } | null> {
    return this.database.one('SELECT id, name FROM account_template WHERE id = ? AND client_id = ?', [
      templateId,
      clientId,
    ]);
  }

  private async gate({ requestId, clientId }: StoredPlan): Promise<AccountPlan['gate']> {
    const request = await this.requests.find(clientId, requestId);
    return {
      requestNumber: request.number,
      author: request.author,
      receivedAt: request.receivedAt.toISOString(),
      approvedBy: request.approvedBy,
      late: request.late,
    };
  }
}
