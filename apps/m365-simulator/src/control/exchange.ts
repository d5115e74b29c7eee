import { purposeOf } from '../graph/mailboxes';
import type { Group, Mailbox, Tenant, User } from '../tenant/state';

/** A refusal of Exchange Online PowerShell. */
export class CmdletError extends Error {}

/** The parts of one line of PowerShell: name, `-Parameter 'value'`, switches. */
export function parseCmdlet(line: string): { name: string; parameters: Record<string, string> } {
  const words = [...line.matchAll(/'((?:[^']|'')*)'|"([^"]*)"|(\S+)/g)].map(
    ([, single, double, bare]) => single?.replaceAll("''", "'") ?? double ?? bare ?? '',
  );
  const [name = '', ...rest] = words;
  const parameters: Record<string, string> = {};
  for (let at = 0; at < rest.length; at += 1) {
    const word = rest[at] ?? '';
    if (!/^-[A-Z]/i.test(word))
      throw new CmdletError(`A positional parameter cannot be found that accepts '${word}'.`);
    const [parameter = '', inline] = word.slice(1).split(':');
    const next = rest[at + 1];
    if (inline !== undefined) parameters[parameter] = inline;
    else if (next === undefined || /^-[A-Z]/i.test(next)) parameters[parameter] = '$true';
    else {
      parameters[parameter] = next;
      at += 1;
    }
  }
  return { name, parameters };
}

function recipient(
  tenant: Tenant,
  identity: string | undefined,
  now: number,
): { user: User; mailbox: Mailbox } {
  const user = [...tenant.users.values()].find(
    (one) => one.userPrincipalName.toLowerCase() === identity?.toLowerCase() && one.deletedDateTime === null,
  );
  if (!user?.mailbox || user.mailbox.recipientAt > now)
    throw new CmdletError(
      `The operation couldn't be performed because object '${identity ?? ''}' couldn't be found.`,
    );
  return { user, mailbox: user.mailbox };
}

function list(tenant: Tenant, identity: string | undefined): Group {
  const found = [...tenant.groups.values()].find(
    ({ kind, mail, displayName }) =>
      (kind === 'distribution' || kind === 'mail-security') &&
      (mail === identity || displayName === identity),
  );
  if (!found)
    throw new CmdletError(
      `The operation couldn't be performed because object '${identity ?? ''}' couldn't be found.`,
    );
  return found;
}

type Cmdlet = (tenant: Tenant, parameters: Record<string, string>, now: number) => string;

const cmdlets: Record<string, Cmdlet> = {
  'Set-Mailbox': (tenant, { Identity, Type, ForwardingSmtpAddress, DeliverToMailboxAndForward }, now) => {
    const { mailbox } = recipient(tenant, Identity, now);
    if (Type !== undefined) {
      if (Type !== 'Shared' && Type !== 'Regular')
        throw new CmdletError(`Cannot convert value "${Type}" to type "MailboxType".`);
      if (Type === 'Shared' && mailbox.sizeBytes > 50 * 1024 ** 3)
        throw new CmdletError(
          'The mailbox is larger than 50 GB: a shared mailbox of this size needs a licence.',
        );
      mailbox.sharedAt =
        Type === 'Shared' ? (mailbox.sharedAt ?? now + tenant.delays.conversion * 1000) : null;
      mailbox.purpose = 'user';
    }
    if (ForwardingSmtpAddress !== undefined) {
      mailbox.forwardTo = ForwardingSmtpAddress === '$null' ? null : ForwardingSmtpAddress;
      mailbox.keepsCopy = DeliverToMailboxAndForward === '$true';
    }
    return purposeOf(mailbox, now);
  },
  'Add-DistributionGroupMember': (tenant, { Identity, Member }, now) => {
    const { user } = recipient(tenant, Member, now);
    const { members, displayName } = list(tenant, Identity);
    if (members.includes(user.id))
      throw new CmdletError(
        `The recipient "${Member ?? ''}" is already a member of the group "${displayName}".`,
      );
    members.push(user.id);
    return '';
  },
  'Remove-DistributionGroupMember': (tenant, { Identity, Member }, now) => {
    const { user } = recipient(tenant, Member, now);
    const group = list(tenant, Identity);
    if (!group.members.includes(user.id))
      throw new CmdletError(
        `The recipient "${Member ?? ''}" isn't a member of the group "${group.displayName}".`,
      );
    group.members = group.members.filter((id) => id !== user.id);
    return '';
  },
  'Add-MailboxPermission': (tenant, { Identity, User: person, AccessRights }, now) => {
    const { mailbox } = recipient(tenant, Identity, now);
    if (AccessRights !== 'FullAccess')
      throw new CmdletError(`Cannot convert value "${AccessRights ?? ''}" to type "MailboxRights[]".`);
    const { id } = recipient(tenant, person, now).user;
    if (!mailbox.fullAccess.includes(id)) mailbox.fullAccess.push(id);
    return '';
  },
};

/** Runs what an administrator would paste into Exchange Online PowerShell. Throws a CmdletError. */
export function runCmdlet(tenant: Tenant, line: string, now: number): string {
  const { name, parameters } = parseCmdlet(line);
  const cmdlet = cmdlets[name];
  if (!cmdlet) throw new CmdletError(`The term '${name}' is not recognized as a name of a cmdlet.`);
  return cmdlet(tenant, parameters, now);
}
