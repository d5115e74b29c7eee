import { membershipKind, step } from './steps';
import { joinSteps } from './arrival';
import type { AccountState, TenantState } from './tenant';
import type { Plan, PlannedStep } from './vocabulary';

export interface ChangeFacts {
  /** New values of the profile, as they will be written; none when it stays. */
  profile: string | null;
  join: readonly string[];
  leave: readonly string[];
  addLicences: readonly string[];
  removeLicences: readonly string[];
}

/** A change of function: what is gained comes before what is lost, so that nobody is without either. */
export function planChange(facts: ChangeFacts, account: AccountState, state: TenantState): Plan {
  const notices: Plan['notices'][number][] = [];
  const added = facts.addLicences.flatMap((id) => addition(id, state, notices));
  const gained = added.filter(({ kind }) => kind === 'assign-licence').map(({ key }) => key);
  const joined = joinSteps(facts.join, { state, licensed: [], notices }).map((one) => ({
    ...one,
    after: gained,
    needs: [],
  }));
  const left = account.groups
    .filter(({ id }) => facts.leave.includes(id))
    .flatMap(({ id, name, kind, writable }) => {
      if (writable)
        return [step(membershipKind('leave', kind), { target: { id, name }, after: keys(joined) })];
      notices.push({ problem: 'group-not-writable', about: name });
      return [];
    });
  const removed = account.licences
    .filter(({ id, byGroup }) => !byGroup && facts.removeLicences.includes(id))
    .map(({ id, name }) =>
      step('release-licence', { target: { id, name }, after: [...gained, ...keys(left)] }),
    );
  const profile = facts.profile === null ? [] : [step('set-profile', { value: facts.profile })];
  return { kind: 'change', steps: [...profile, ...added, ...joined, ...left, ...removed], notices };
}

const keys = (steps: readonly PlannedStep[]) => steps.map(({ key }) => key);

function addition(id: string, state: TenantState, notices: Plan['notices'][number][]): PlannedStep[] {
  const licence = state.licences.find((one) => one.id === id);
  if (!licence) {
    notices.push({ problem: 'licence-unknown', about: id });
    return [];
  }
  const target = { id, name: licence.name };
  if (licence.free > 0) return [step('assign-licence', { target })];
  notices.push({ problem: 'licence-lacking', about: licence.name });
  const order = step('order-licence', { target });
  return [order, step('assign-licence', { target, after: [order.key] })];
}

/**
 * A forgotten password: a new one, no session of before, handed over once. Smart lockout has no unlocking: it ends by
 * itself; an account that was disabled is enabled again.
 */
export function planPasswordReset(account: AccountState): Plan {
  const steps = [
    ...(account.enabled ? [] : [step('enable-account')]),
    step('reset-password', { after: account.enabled ? [] : ['enable-account'] }),
    step('revoke-sessions', { after: ['reset-password'] }),
    step('hand-over-password', { needs: ['reset-password'] }),
  ];
  const notices = account.synced ? [{ problem: 'account-synced', about: account.address } as const] : [];
  return { kind: 'password-reset', steps, notices };
}

/** A phone that was lost or stolen: sessions and sign-in methods end at once, then the phone itself. */
export function planPhoneLost(
  facts: { device: string; fate: 'lock' | 'retire' | 'wipe'; tasks: readonly string[] },
  account: AccountState,
): Plan {
  const device = account.devices.find(({ id }) => id === facts.device);
  const target = device ? { id: device.id, name: device.name } : null;
  const steps = [
    step('revoke-sessions'),
    step('remove-sign-in-methods', { after: ['revoke-sessions'] }),
    ...(target ? [step(`${facts.fate}-phone`, { target })] : []),
    ...facts.tasks.map((value) => step('equipment-task', { value })),
  ];
  return { kind: 'phone-lost', steps, notices: [] };
}
