import { membershipStep, step } from './steps';
import type { AccountState } from './tenant';
import type { Plan, PlannedStep } from './vocabulary';

export interface DepartureFacts {
  mailbox: 'convert-to-shared' | 'delete';
  /** Who gets the mail that still comes, while the box exists. */
  redirectTo?: string | null;
  automaticReply?: string | null;
  /** Who may read the drive, and the shared mailbox. */
  heirs: readonly { id: string; name: string; address: string }[];
  /** What becomes of each device; one that is not named is left alone. */
  devices: Readonly<Record<string, 'wipe' | 'retire'>>;
  /** What is done by hand: phone and computer taken back. */
  tasks: readonly string[];
}

/** A shared mailbox above this size needs a licence of its own (50 GB). */
export const sharedMailboxLimit = 50 * 1024 ** 3;

const last = (steps: readonly PlannedStep[]): string[] => steps.map(({ key }) => key);

/**
 * The steps of a departure in Microsoft's order: what the account was is noted, nobody signs in any more, mail and
 * files are handed over, the box is shared and seen to be, groups are left, and only then the licence goes.
 */
export function planDeparture(facts: DepartureFacts, account: AccountState): Plan {
  const shared = facts.mailbox === 'convert-to-shared' && account.mailbox !== null;
  const closing = closingSteps(account);
  const closed = last(closing).slice(-1);
  const mail = mailSteps(facts, account, closed);
  const conversion = shared ? conversionSteps(facts, account, [...closed, ...last(mail)]) : [];
  const kept = shared ? ['verify-shared'] : [];
  const files = fileSteps(facts, account, closed);
  const leaving = leavingSteps(account, closed, kept);
  const before = [...last(leaving), ...last(files), ...last(mail)];
  const licences = account.licences
    .filter(({ byGroup }) => !byGroup)
    .map(({ id, name }) => step('release-licence', { target: { id, name }, after: before, needs: kept }));
  const rest = [
    ...phoneSteps(facts, account, closed),
    ...facts.tasks.map((value) => step('equipment-task', { value, after: closed })),
  ];
  const done = [...mail, ...conversion, ...files, ...leaving, ...licences, ...rest];
  const steps = [step('snapshot-account'), ...closing, ...done];
  const end =
    facts.mailbox === 'delete' && !account.synced
      ? [step('delete-account', { after: last(steps), needs: ['snapshot-account'] })]
      : [];
  return { kind: 'departure', steps: [...steps, ...end], notices: noticesOf(facts, account, shared) };
}

function noticesOf({ mailbox }: DepartureFacts, account: AccountState, shared: boolean): Plan['notices'] {
  const missing = mailbox === 'convert-to-shared' && !shared;
  const large = shared && (account.mailbox?.bytes ?? 0) > sharedMailboxLimit;
  return [
    ...(account.synced ? [{ problem: 'account-synced', about: account.address } as const] : []),
    ...(account.roles ?? []).map((about) => ({ problem: 'administrator', about }) as const),
    ...(missing ? [{ problem: 'mailbox-missing', about: account.address } as const] : []),
    ...(large ? [{ problem: 'mailbox-too-large', about: account.address } as const] : []),
    ...account.groups
      .filter(({ writable }) => !writable)
      .map(({ name }) => ({ problem: 'group-not-writable', about: name }) as const),
  ];
}

/** Nobody signs in any more: access ends within the hour, blocking alone may take a day. */
function closingSteps({ synced }: AccountState): PlannedStep[] {
  const after = ['snapshot-account'];
  if (synced)
    return [
      step('disable-in-directory', { after }),
      step('revoke-sessions', { after: ['disable-in-directory'] }),
    ];
  return [
    step('disable-account', { after }),
    step('reset-password', { after: ['disable-account'] }),
    step('revoke-sessions', { after: ['reset-password'] }),
  ];
}

function mailSteps(facts: DepartureFacts, account: AccountState, after: string[]): PlannedStep[] {
  if (!account.mailbox) return [];
  const { automaticReply, redirectTo } = facts;
  return [
    ...(automaticReply ? [step('set-automatic-reply', { value: automaticReply, after })] : []),
    ...(redirectTo ? [step('redirect-mail', { value: redirectTo, after })] : []),
  ];
}

function conversionSteps(
  { heirs }: DepartureFacts,
  { address, mailbox }: AccountState,
  after: string[],
): PlannedStep[] {
  const conversion =
    mailbox?.purpose === 'shared' ? [] : [step('convert-to-shared', { value: address, after })];
  return [
    ...conversion,
    step('verify-shared', { value: address, after, needs: last(conversion) }),
    ...heirs.map(({ id, name, address: value }) =>
      step('give-mailbox-access', { target: { id, name }, value, needs: ['verify-shared'] }),
    ),
  ];
}

function fileSteps({ heirs }: DepartureFacts, { hasDrive }: AccountState, after: string[]): PlannedStep[] {
  return hasDrive ? heirs.map(({ id, name }) => step('share-drive', { target: { id, name }, after })) : [];
}

/** A group that gives licences is left as late as a licence is released: it would take the mailbox with it. */
function leavingSteps({ groups }: AccountState, closed: string[], kept: string[]): PlannedStep[] {
  return groups
    .filter(({ writable }) => writable)
    .flatMap((group) => {
      const needs = group.licensing ? kept : [];
      if (!group.lastOwner) return [membershipStep('leave', group, { after: closed, needs })];
      const { id, name } = group;
      const owner = step('name-team-owner', { target: { id, name }, after: closed });
      return [owner, membershipStep('leave', group, { needs: [owner.key, ...needs] })];
    });
}

function phoneSteps({ devices }: DepartureFacts, account: AccountState, after: string[]): PlannedStep[] {
  return account.devices.flatMap(({ id, name }) => {
    const fate = devices[id];
    return fate === undefined ? [] : [step(`${fate}-phone`, { target: { id, name }, after })];
  });
}
