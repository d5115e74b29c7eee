import { type NamingRule, proposeAddress } from './address';
import { membershipKind, step } from './steps';
import type { TenantState } from './tenant';
import type { Plan, PlannedStep } from './vocabulary';

export interface ArrivalFacts {
  firstName: string;
  lastName: string;
  naming: NamingRule;
  domain: string;
  /** An address that somebody chose; else the rule proposes one. */
  address?: string | null;
  licences: readonly string[];
  /** Groups, lists and teams by identifier. */
  groups: readonly string[];
  manager?: { id: string; name: string } | null;
  /** What is done by hand: workstation, phone, training. */
  tasks: readonly string[];
}

/**
 * The steps of an arrival: account, licence, mailbox, then what waits for each of them. A licence that lacks is
 * ordered first; a group that only its own rule fills is left out and told.
 */
export function planArrival(facts: ArrivalFacts, state: TenantState): Plan & { address: string | null } {
  const notices: Plan['notices'][number][] = [];
  const address = facts.address ?? proposeAddress({ ...facts, taken: state.taken });
  if (address === null)
    notices.push({ problem: 'name-without-letters', about: `${facts.firstName} ${facts.lastName}` });
  const domain = address?.split('@')[1] ?? facts.domain;
  if (!state.domains.includes(domain.toLowerCase()))
    notices.push({ problem: 'domain-not-verified', about: domain });
  const licences = licenceSteps(facts.licences, state, notices);
  const licensed = licences.filter(({ kind }) => kind === 'assign-licence').map(({ key }) => key);
  const { manager } = facts;
  const steps = [
    step('create-account', { value: address }),
    ...(manager ? [step('set-manager', { target: manager, needs: ['create-account'] })] : []),
    ...licences,
    ...(licensed.length > 0 ? mailboxSteps(licensed) : []),
    ...joinSteps(facts.groups, { state, licensed, notices }),
    step('hand-over-password', { needs: ['create-account'] }),
    ...facts.tasks.map((value) => step('equipment-task', { value, after: ['create-account', ...licensed] })),
  ];
  return { kind: 'arrival', address, steps, notices };
}

/** A mailbox and a drive come by themselves after the licence, each in its time. */
const mailboxSteps = (licensed: readonly string[]): PlannedStep[] => [
  step('wait-for-mailbox', { needs: licensed }),
  step('set-language', { needs: ['wait-for-mailbox'] }),
  step('wait-for-drive', { needs: licensed }),
];

function licenceSteps(
  wanted: readonly string[],
  state: TenantState,
  notices: Plan['notices'][number][],
): PlannedStep[] {
  return wanted.flatMap((id) => {
    const target = state.licences.find((licence) => licence.id === id);
    if (!target) {
      notices.push({ problem: 'licence-unknown', about: id });
      return [];
    }
    const named = { id: target.id, name: target.name };
    if (target.free > 0) return [step('assign-licence', { target: named, needs: ['create-account'] })];
    notices.push({ problem: 'licence-lacking', about: target.name });
    const order = step('order-licence', { target: named });
    return [order, step('assign-licence', { target: named, after: [order.key], needs: ['create-account'] })];
  });
}

/** Teams want their licence, lists want Exchange to know the mailbox, groups only want the account. */
export function joinSteps(
  wanted: readonly string[],
  known: { state: TenantState; licensed: readonly string[]; notices: Plan['notices'][number][] },
): PlannedStep[] {
  const { state, licensed, notices } = known;
  return wanted.flatMap((id) => {
    const group = state.groups.find((one) => one.id === id);
    if (!group) {
      notices.push({ problem: 'group-unknown', about: id });
      return [];
    }
    if (!group.writable) {
      notices.push({ problem: 'group-not-writable', about: group.name });
      return [];
    }
    const target = { id, name: group.name };
    const list = licensed.length > 0 ? ['wait-for-mailbox'] : [];
    const needs = { group: ['create-account'], team: ['create-account', ...licensed], list }[group.kind];
    return [step(membershipKind('join', group.kind), { target, needs })];
  });
}
