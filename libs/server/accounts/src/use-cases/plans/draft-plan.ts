import { setTimeout as sleep } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { DomainError } from '@vigie/platform';
import type { AccountState, TenantState } from '@vigie/rules';
import type { PlanFacts } from '@vigie/wire';
import { TenantOperations, TenantTrouble } from '../../ports/tenant-operations';
import type { PlanTenant } from '../../store/plans/tenant.store';
import type { SeenTenant } from './make-plan';

const nothing: TenantState = { domains: [], taken: [], licences: [], groups: [] };

/** Longest that somebody who looks on is kept waiting for a tenant that asks us to slow down. */
const patienceMs = 8000;

/** Reads of a tenant, as it is now, what a plan has to know. */
@Injectable()
export class DraftPlan {
  constructor(private readonly operations: TenantOperations) {}

  /**
   * Errors: plan.account-missing, plan.tenant-refused, plan.tenant-unreachable, plan.tenant-throttled,
   * tenant.no-application.
   */
  async read({ guid }: PlanTenant, facts: PlanFacts, patience = patienceMs): Promise<SeenTenant> {
    const until = performance.now() + patience;
    for (;;) {
      try {
        return await this.readOnce(guid, facts);
      } catch (error) {
        if (!(error instanceof TenantTrouble)) throw error;
        const waitMs = (error.facts.waitSeconds ?? Infinity) * 1000;
        if (waitMs > until - performance.now()) throw refusalOf(error);
        await sleep(waitMs);
      }
    }
  }

  private async readOnce(guid: string, facts: PlanFacts): Promise<SeenTenant> {
    const whole = facts.kind === 'arrival' || facts.kind === 'change';
    const state = whole ? await this.operations.state(guid) : nothing;
    const account = facts.kind === 'arrival' ? null : await this.account(guid, facts.address);
    const others = new Map<string, AccountState>();
    for (const address of othersOf(facts)) others.set(address, await this.account(guid, address));
    return { state, account, others };
  }

  private async account(guid: string, address: string): Promise<AccountState> {
    const account = await this.operations.account(guid, address);
    if (!account) throw new DomainError('plan.account-missing', { address });
    return account;
  }
}

function othersOf(facts: PlanFacts): string[] {
  if (facts.kind === 'departure') return facts.heirs;
  return facts.kind === 'arrival' && facts.manager !== null ? [facts.manager] : [];
}

/** What a tenant did not do, as a refusal of ours. */
export function refusalOf({ failure, facts }: TenantTrouble): DomainError {
  const { waitSeconds, permissions = [] } = facts;
  if (failure !== null) return new DomainError('plan.tenant-refused', { failure, permissions });
  return waitSeconds === undefined
    ? new DomainError('plan.tenant-unreachable')
    : new DomainError('plan.tenant-throttled', { retryAfter: waitSeconds });
}
