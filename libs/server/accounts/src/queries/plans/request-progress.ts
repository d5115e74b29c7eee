import { Injectable } from '@nestjs/common';
import { type ClientScope, Database, found, scopeCondition } from '@vigie/platform';
import { stagesOf } from '@vigie/rules';
import type { RequestProgress as RequestProgressView } from '@vigie/wire';
import { In } from 'typeorm';
import { AccountPlanRow } from '../../store/plans/account-plan.row';
import { AccountStepRow } from '../../store/plans/account-step.row';
import { statesOf, type StoredPlan, type StoredStep } from '../../store/plans/plan.store';

/** How the plans of a request go, as its client follows them: no technique, no reason of ours. */
@Injectable()
export class RequestProgress {
  constructor(private readonly database: Database) {}

  /** Of the ticket in which a request goes on; 404 outside the scope. */
  async of(scope: ClientScope, requestId: string): Promise<RequestProgressView> {
    const own = scopeCondition(scope, 'w.client_id');
    const row = await this.database.one<{ clientId: string; ticketId: string; standingId: string | null }>(
      `SELECT w.client_id AS clientId, w.ticket_id AS ticketId, m.standing_id AS standingId
         FROM written_request w
         LEFT JOIN ticket_merge m ON m.ticket_id = w.ticket_id AND m.client_id = w.client_id
        WHERE w.id = ? AND ${own.sql}`,
      [requestId, ...own.parameters],
    );
    const { clientId, ticketId, standingId } = found(row);
    const plans = await this.database.manager.find(AccountPlanRow, {
      where: { clientId, ticketId: In([ticketId, standingId ?? ticketId]) },
      order: { id: 'ASC' },
    });
    const steps = await this.database.manager.find(AccountStepRow, {
      where: { clientId, planId: In(plans.map(({ id }) => id)) },
      order: { position: 'ASC' },
    });
    return {
      items: plans.map((plan) =>
        toProgress(
          plan,
          steps.filter(({ planId }) => planId === plan.id),
        ),
      ),
    };
  }
}

function toProgress(plan: StoredPlan, steps: readonly StoredStep[]): RequestProgressView['items'][number] {
  const { kind, state, firstName, lastName } = plan;
  return {
    ...{ kind, state, name: `${firstName} ${lastName}`.trim() },
    runAt: plan.runAt?.toISOString() ?? null,
    endedAt: plan.endedAt?.toISOString() ?? null,
    stages: stagesOf(kind, steps, statesOf(steps)),
  };
}
