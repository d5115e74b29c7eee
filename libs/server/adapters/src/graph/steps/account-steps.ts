import type * as graph from '@microsoft/microsoft-graph-types';
import type { StepOutcome } from '@vigie/accounts';
import { makePassword } from '../password';
import {
  already,
  done,
  isGone,
  ordered,
  readBack,
  replicaSeconds,
  type StepContext,
  StepRefusal,
  targetOf,
  waitFor,
} from './step-context';

/** Where an account says which plan made it, so that a try whose answer was lost finds its own. */
const mark = (planId: string) => `vigie:${planId}`;

const fields = 'id,userPrincipalName,accountEnabled,onPremisesSyncEnabled,onPremisesExtensionAttributes';

function userOf(context: StepContext): Promise<graph.User | null> {
  return context.find<graph.User>(`/users/${context.account()}?$select=${fields}`);
}

async function writable(context: StepContext): Promise<graph.User> {
  const user = await userOf(context);
  if (!user) throw new StepRefusal('account-missing', 'the account is not there');
  if (user.onPremisesSyncEnabled)
    throw new StepRefusal('account-synced', 'ruled by a directory of the client');
  return user;
}

const quoted = (value: string) => encodeURIComponent(value.replaceAll("'", "''"));

/**
 * Looks by address and by alias before it makes anything, and is done once the account can be read. When the directory
 * says « taken » and shows nobody, an account of a try before is still on its way.
 */
export async function createAccount(context: StepContext): Promise<StepOutcome> {
  const { person, planId } = context.order;
  const { address, firstName, lastName, jobTitle } = person;
  const found = await context.find<graph.User>(`/users/${encodeURIComponent(address)}?$select=${fields}`);
  if (found) {
    if (found.onPremisesExtensionAttributes?.extensionAttribute15 !== mark(planId))
      throw new StepRefusal('address-taken', address);
    const id = found.id ?? '';
    return already({ accountId: id });
  }
  const alias = await context.find<{ value: graph.User[] }>(
    `/users?$filter=proxyAddresses/any(p:p eq 'smtp:${quoted(address)}')&$select=id`,
  );
  if (alias && alias.value.length > 0) throw new StepRefusal('address-taken', address);
  if (context.order.taken) return waitFor(replicaSeconds);
  const body: graph.User = {
    accountEnabled: true,
    displayName: `${firstName} ${lastName}`.trim(),
    givenName: firstName || null,
    surname: lastName || null,
    jobTitle,
    mailNickname: address.split('@')[0] ?? address,
    userPrincipalName: address,
    usageLocation: 'FR',
    // Nobody knows it: a person gets one of their own when it is handed over.
    passwordProfile: { password: makePassword(), forceChangePasswordNextSignIn: true },
    onPremisesExtensionAttributes: { extensionAttribute15: mark(planId) },
  };
  try {
    const { requestId } = await context.send({ method: 'POST', path: '/users', body });
    // Done once it can be read: what comes next would find nobody until then.
    return waitFor(replicaSeconds, requestId);
  } catch (error) {
    if (error instanceof Error && /same value for property userPrincipalName/.test(error.message))
      return waitFor(replicaSeconds);
    throw error;
  }
}

/** Enables or disables, and reads back that it is so. */
export async function setEnabled(context: StepContext, enabled: boolean): Promise<StepOutcome> {
  const user = await writable(context);
  if (user.accountEnabled === enabled) return already({ accountEnabled: enabled });
  const body: graph.User = { accountEnabled: enabled };
  const { requestId } = await context.send({ method: 'PATCH', path: `/users/${context.account()}`, body });
  return readBack(requestId, async () =>
    (await userOf(context))?.accountEnabled === enabled ? { accountEnabled: enabled } : null,
  );
}

/** A password that nobody knows: who held the old one is out. */
export async function resetPassword(context: StepContext): Promise<StepOutcome> {
  await writable(context);
  const body: graph.User = {
    passwordProfile: { password: makePassword(), forceChangePasswordNextSignIn: true },
  };
  const { requestId } = await context.send({ method: 'PATCH', path: `/users/${context.account()}`, body });
  return done(requestId);
}

export async function revokeSessions(context: StepContext): Promise<StepOutcome> {
  const path = `/users/${context.account()}/revokeSignInSessions`;
  return done((await context.send({ method: 'POST', path })).requestId);
}

export async function setProfile(context: StepContext): Promise<StepOutcome> {
  const { jobTitle } = context.order.person;
  const path = `/users/${context.account()}`;
  const isSet = async () =>
    (await context.find<graph.User>(`${path}?$select=id,jobTitle`))?.jobTitle === jobTitle;
  if (await isSet()) return already({ jobTitle });
  const body: graph.User = { jobTitle };
  const { requestId } = await context.send({ method: 'PATCH', path, body });
  return readBack(requestId, async () => ((await isSet()) ? { jobTitle } : null));
}

export async function setManager(context: StepContext): Promise<StepOutcome> {
  const { id } = targetOf(context);
  const path = `/users/${context.account()}/manager`;
  const isSet = async () => (await context.find<graph.User>(path))?.id === id;
  if (await isSet()) return already({ manager: id });
  const { requestId } = await context.send({
    method: 'PUT',
    path: `${path}/$ref`,
    body: { '@odata.id': context.reference(`/users/${id}`) },
  });
  return readBack(requestId, async () => ((await isSet()) ? { manager: id } : null));
}

const removable: Record<string, string> = {
  '#microsoft.graph.phoneAuthenticationMethod': 'phoneMethods',
  '#microsoft.graph.microsoftAuthenticatorAuthenticationMethod': 'microsoftAuthenticatorMethods',
};

/** Second factors that may be in other hands; the next sign-in asks for new ones. */
export async function removeSignInMethods(context: StepContext): Promise<StepOutcome> {
  const path = `/users/${context.account()}/authentication`;
  const removables = async () => {
    const all = await context.items<{ '@odata.type': string; id: string }>(`${path}/methods`);
    return all.flatMap(({ '@odata.type': type, id }) =>
      removable[type] ? [{ room: removable[type], id }] : [],
    );
  };
  const all = await removables();
  if (all.length === 0) return already({ removed: 0 });
  let requestId: string | null = null;
  for (const { room, id } of all) {
    const method = `${path}/${room}/${encodeURIComponent(id)}`;
    requestId = (await ordered(context, { method: 'DELETE', path: method }, isGone)) ?? requestId;
  }
  return readBack(requestId, async () =>
    (await removables()).length === 0 ? { removed: all.length } : null,
  );
}

/** Restorable for thirty days; what is gone already is gone. */
export async function deleteAccount(context: StepContext): Promise<StepOutcome> {
  if (!(await userOf(context))) return already();
  await writable(context);
  const { requestId } = await context.send({ method: 'DELETE', path: `/users/${context.account()}` });
  return readBack(requestId, async () => ((await userOf(context)) ? null : {}));
}
