import { found } from '@vigie/platform';
import {
  type AccountState,
  type Plan,
  type TenantState,
  planArrival,
  planChange,
  planDeparture,
  planPasswordReset,
  planPhoneLost,
} from '@vigie/rules';
import type { PlanFacts } from '@vigie/wire';
import type { Reservations } from '../../store/plans/reservations';
import type { PlanTenant } from '../../store/plans/tenant.store';

/** A tenant as read for one plan: whose account it is about, and those that it names by address. */
export interface SeenTenant {
  state: TenantState;
  account: AccountState | null;
  others: ReadonlyMap<string, AccountState>;
}

/** A plan with whom it is about. */
export interface MadePlan extends Pick<Plan, 'steps' | 'notices'> {
  facts: PlanFacts;
  person: {
    firstName: string;
    lastName: string;
    jobTitle: string | null;
    address: string | null;
    accountId: string | null;
  };
}

/** The plan that facts make of a tenant, less what other plans have reserved. */
export function makePlan(
  given: PlanFacts,
  tenant: PlanTenant,
  seen: SeenTenant,
  reserved: Reservations,
): MadePlan {
  const facts = withoutRepeats(given);
  const state = lessReserved(seen.state, reserved);
  if (facts.kind === 'arrival') {
    const manager = facts.manager === null ? null : found(seen.others.get(facts.manager));
    const plan = planArrival({ ...facts, ...tenant, manager: manager && targetOf(manager) }, state);
    const { firstName, lastName, jobTitle } = facts;
    const person = { firstName, lastName, jobTitle, address: plan.address, accountId: null };
    return { steps: plan.steps, notices: plan.notices, facts, person };
  }
  const account = found(seen.account);
  const { steps, notices } = planOf(facts, account, { ...seen, state });
  const jobTitle = facts.kind === 'change' ? facts.jobTitle : null;
  const person = { ...namesOf(account.name), jobTitle, address: account.address, accountId: account.id };
  return { steps, notices, facts, person };
}

function planOf(
  facts: Exclude<PlanFacts, { kind: 'arrival' }>,
  account: AccountState,
  { state, others }: SeenTenant,
): Plan {
  switch (facts.kind) {
    case 'departure': {
      const heirs = facts.heirs.map((address) => found(others.get(address)));
      return planDeparture({ ...facts, heirs }, account);
    }
    case 'change':
      return planChange({ ...facts, profile: facts.jobTitle }, account, state);
    case 'password-reset':
      return planPasswordReset(account);
    case 'phone-lost':
      return planPhoneLost(facts, account);
  }
}

const targetOf = ({ id, name }: AccountState) => ({ id, name });

/** Nobody else's licence is free, and a homonym who is still to come has taken their address. */
function lessReserved(state: TenantState, { licences, addresses }: Reservations): TenantState {
  return {
    ...state,
    taken: [...state.taken, ...addresses],
    licences: state.licences.map((one) => ({ ...one, free: one.free - (licences.get(one.id) ?? 0) })),
  };
}

const unique = <T>(all: readonly T[]): T[] => [...new Set(all)];

/** What is named twice is done once. */
function withoutRepeats(facts: PlanFacts): PlanFacts {
  switch (facts.kind) {
    case 'arrival': {
      const { licences, groups, tasks } = facts;
      return { ...facts, licences: unique(licences), groups: unique(groups), tasks: unique(tasks) };
    }
    case 'departure':
      return { ...facts, heirs: unique(facts.heirs), tasks: unique(facts.tasks) };
    case 'change': {
      const { join, leave, addLicences, removeLicences } = facts;
      const [joined, left] = [unique(join), unique(leave)];
      return {
        ...facts,
        ...{ join: joined, leave: left },
        ...{ addLicences: unique(addLicences), removeLicences: unique(removeLicences) },
      };
    }
    case 'phone-lost':
      return { ...facts, tasks: unique(facts.tasks) };
    case 'password-reset':
      return facts;
  }
}

/** Microsoft keeps the names of a person apart only where somebody filled them in: the last word is the family's. */
function namesOf(name: string): { firstName: string; lastName: string } {
  const words = name.trim().split(/\s+/);
  return {
    firstName: words.slice(0, -1).join(' ').slice(0, 100),
    lastName: (words.at(-1) ?? '').slice(0, 100),
  };
}
