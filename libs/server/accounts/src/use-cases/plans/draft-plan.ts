import { Injectable } from '@nestjs/common';
import { DomainError } from '@vigie/platform';
import type { AccountState, TenantState } from '@vigie/rules';
import type { PlanFacts } from '@vigie/wire';
import { TenantOperations, TenantTrouble } from '../../ports/tenant-operations';
import type { PlanTenant } from '../../store/plans/tenant.store';
import type { SeenTenant } from './make-plan';

const nothing: TenantState = { domains: [], taken: [], licences: [], groups: [] };

/** Reads of a tenant, as it is now, what a plan has to know. */
@Injectable()
export class DraftPlan {
  constructor(private readonly operations: TenantOperations) {}

  /** Errors: plan.account-missing, plan.tenant-refused, plan.tenant-unreachable, tenant.no-application. */
  async read({ guid }: PlanTenant, facts: PlanFacts): Promise<SeenTenant> {
    try {
      const whole = facts.kind === 'arrival' || facts.kind === 'change';
      const state = whole ? await this.operations.state(guid) : nothing;
      const account = facts.kind === 'arrival' ? null : await this.account(guid, facts.address);
      const others = new Map<string, AccountState>();
      for (const address of othersOf(facts)) others.set(address, await this.account(guid, address));
      return { state, account, others };
    } catch (error) {
      throw error instanceof TenantTrouble ? refusalOf(error) : error;
    }
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
export function refusalOf({ failure }: TenantTrouble): DomainError {
  return failure === null
    ? new DomainError('plan.tenant-unreachable')
    : new DomainError('plan.tenant-refused', { failure });
}
