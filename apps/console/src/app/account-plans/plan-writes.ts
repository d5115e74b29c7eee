import { HttpClient } from '@angular/common/http';
import { Service, inject } from '@angular/core';
import {
  type AccountPlan,
  type PasswordLink,
  type PlanFacts,
  type PlanLaunch,
  accountPlan,
  passwordLink,
} from '@vigie/wire';
import { firstValueFrom } from 'rxjs';

type Plan = Pick<AccountPlan, 'id' | 'version'>;

/** Everything that is written about plans of accounts. */
@Service()
export class PlanWrites {
  readonly #http = inject(HttpClient);

  async create(ticketId: string, facts: PlanFacts): Promise<AccountPlan> {
    return accountPlan.parse(
      await firstValueFrom(this.#http.post(`/api/tickets/${ticketId}/account-plans`, { facts })),
    );
  }

  async change({ id, version }: Plan, facts: PlanFacts): Promise<AccountPlan> {
    return accountPlan.parse(
      await firstValueFrom(this.#http.put(`/api/account-plans/${id}`, { facts, version })),
    );
  }

  async launch({ id, version }: Plan, when: PlanLaunch['when']): Promise<void> {
    await firstValueFrom(this.#http.post(`/api/account-plans/${id}/launch`, { when, version }));
  }

  async cancel({ id, version }: Plan, reason: string): Promise<void> {
    await firstValueFrom(this.#http.post(`/api/account-plans/${id}/cancel`, { reason, version }));
  }

  async retry(stepId: string): Promise<void> {
    await firstValueFrom(this.#http.post(`/api/account-steps/${stepId}/retry`, null));
  }

  async done(stepId: string, evidence: string): Promise<void> {
    await firstValueFrom(this.#http.post(`/api/account-steps/${stepId}/done`, { evidence }));
  }

  async skip(stepId: string, reason: string): Promise<void> {
    await firstValueFrom(this.#http.post(`/api/account-steps/${stepId}/skip`, { reason }));
  }

  async confirm(stepId: string): Promise<void> {
    await firstValueFrom(this.#http.post(`/api/account-steps/${stepId}/confirm`, null));
  }

  async passwordLink(stepId: string): Promise<PasswordLink> {
    return passwordLink.parse(
      await firstValueFrom(this.#http.post(`/api/account-steps/${stepId}/password-link`, null)),
    );
  }
}
