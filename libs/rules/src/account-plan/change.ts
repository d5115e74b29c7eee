import { brings, joinSteps } from './arrival';
import { membershipStep, step } from './steps';
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
  const gained = added.filter(({ kind }) => kind === 'assign-licence');
  const joining = { state, notices, before: [], teams: [], lists: [] };
  const joined = joinSteps(facts.join, joining).map((one) => ({ ...one, after: keys(gained) }));
  const left = account.groups
    .filter(({ id }) => facts.leave.includes(id))
    .flatMap((group) => {
      if (group.writable) return [membershipStep('leave', group, { after: keys(joined) })];
      notices.push({ problem: 'group-not-writable', about: group.name });
      return [];
    });
  const removed = removals(facts, account, { state, gained, after: [...keys(gained), ...keys(left)] });
  if (losesMailbox({ gained, removed }, account, state))
    notices.push({ problem: 'mailbox-lost', about: account.address });
  const profile = facts.profile === null ? [] : [step('set-profile', { value: facts.profile })];
  return { kind: 'change', steps: [...profile, ...added, ...joined, ...left, ...removed], notices };
}

/** What brings the mailbox goes only once another product that brings it is there. */
function removals(
  { removeLicences }: ChangeFacts,
  { licences }: AccountState,
  { state, gained, after }: { state: TenantState; gained: readonly PlannedStep[]; after: readonly string[] },
): PlannedStep[] {
  const mailboxes = keys(gained.filter(({ target }) => brings(state, target?.id, 'mailbox')));
  return licences
    .filter(({ id, byGroup }) => !byGroup && removeLicences.includes(id))
    .map(({ id, name }) =>
      step('release-licence', {
        ...{ target: { id, name }, after },
        needs: brings(state, id, 'mailbox') ? mailboxes : [],
      }),
    );
}

/** Whether a mailbox of a person ends without any product that brings it: its content is lost thirty days later. */
function losesMailbox(
  { gained, removed }: Record<'gained' | 'removed', readonly PlannedStep[]>,
  { licences, mailbox }: AccountState,
  state: TenantState,
): boolean {
  const isRemoved = (id: string) => removed.some(({ target }) => target?.id === id);
  const kept = licences.filter(({ id, byGroup }) => byGroup || !isRemoved(id)).map(({ id }) => id);
  const held = [...kept, ...gained.map(({ target }) => target?.id)];
  const mailboxes = (ids: readonly (string | undefined)[]) => ids.some((id) => brings(state, id, 'mailbox'));
  return (
    mailbox?.purpose === 'user' && mailboxes(removed.map(({ target }) => target?.id)) && !mailboxes(held)
  );
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
  const notices = target ? [] : [{ problem: 'device-unknown', about: facts.device } as const];
  return { kind: 'phone-lost', steps, notices };
}
