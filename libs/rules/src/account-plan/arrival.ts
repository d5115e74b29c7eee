import { type NamingRule, proposeAddress } from './address';
import { membershipStep, step } from './steps';
import type { Provision, TenantState } from './tenant';
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
  if (facts.address && isTaken(facts.address, state))
    notices.push({ problem: 'address-taken', about: facts.address });
  const domain = address?.split('@')[1] ?? facts.domain;
  if (!state.domains.includes(domain.toLowerCase()))
    notices.push({ problem: 'domain-not-verified', about: domain });
  const licences = licenceSteps(facts.licences, state, notices);
  const assigned = licences.filter(({ kind }) => kind === 'assign-licence');
  const licensed = keysOf(assigned);
  const bringing = (what: Provision) =>
    keysOf(assigned.filter(({ target }) => brings(state, target?.id, what)));
  const waits = [...mailboxSteps(bringing('mailbox')), ...driveSteps(bringing('drive'))];
  const { manager } = facts;
  const steps = [
    step('create-account', { value: address }),
    ...(manager ? [step('set-manager', { target: manager, needs: ['create-account'] })] : []),
    ...licences,
    ...waits,
    ...joinSteps(facts.groups, {
      ...{ state, notices, before: ['create-account'], teams: bringing('teams') },
      lists: keysOf(waits).filter((key) => key === 'wait-for-mailbox'),
    }),
    step('hand-over-password', { needs: ['create-account'] }),
    ...facts.tasks.map((value) => step('equipment-task', { value, after: ['create-account', ...licensed] })),
  ];
  return { kind: 'arrival', address, steps, notices };
}

const keysOf = (steps: readonly PlannedStep[]) => steps.map(({ key }) => key);

const isTaken = (address: string, { taken }: TenantState) =>
  taken.some((one) => one.toLowerCase() === address.toLowerCase());

/** Whether a product brings something: what none brings is not waited for. */
export const brings = ({ licences }: TenantState, id: string | undefined, what: Provision): boolean =>
  licences.some((one) => one.id === id && one.brings.includes(what));

/** A mailbox comes by itself after its licence, in its time. */
const mailboxSteps = (licensed: readonly string[]): PlannedStep[] =>
  licensed.length === 0
    ? []
    : [step('wait-for-mailbox', { needs: licensed }), step('set-language', { needs: ['wait-for-mailbox'] })];

const driveSteps = (licensed: readonly string[]): PlannedStep[] =>
  licensed.length === 0 ? [] : [step('wait-for-drive', { needs: licensed })];

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

/** What joining waits for: all of it, then what teams and lists want besides. */
interface Joining {
  state: TenantState;
  notices: Plan['notices'][number][];
  before: readonly string[];
  teams: readonly string[];
  lists: readonly string[];
}

/** Teams want their licence, lists want Exchange to know the mailbox, groups only want the account. */
export function joinSteps(wanted: readonly string[], known: Joining): PlannedStep[] {
  const { state, notices, before, teams, lists } = known;
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
    const needs = { group: before, team: [...before, ...teams], list: lists }[group.kind];
    return [membershipStep('join', group, { needs })];
  });
}
