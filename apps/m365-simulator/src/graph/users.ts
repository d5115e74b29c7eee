import { randomUUID } from 'node:crypto';
import type { z } from 'zod';
import type { Tenant, User } from '../tenant/state';
import { changedUser, newUser, reference, riskyUsers, temporaryPass } from './bodies';
import {
  badRequest,
  asks,
  type Call,
  done,
  GraphError,
  missing,
  ok,
  type Operation,
  takes,
} from './operation';
import { page, select } from './query';

const readUsers = ['User.Read.All', 'User.ReadWrite.All', 'Directory.Read.All'];
const writeUsers = ['User.ReadWrite.All', 'Directory.ReadWrite.All'];

/** A user by identifier or address, as this replica knows it now. */
export function userOf({ tenant, now }: Call, name: string): User {
  const wanted = name.toLowerCase();
  const user = [...tenant.users.values()].find(
    (one) => one.id === wanted || one.userPrincipalName.toLowerCase() === wanted,
  );
  if (!user || user.deletedDateTime !== null || user.visibleAt > now) throw missing(name);
  return user;
}

/** Licences of a user with where each comes from. */
export function licencesOf(tenant: Tenant, user: User): { skuId: string; assignedByGroup: string | null }[] {
  const direct = user.licences.map((skuId) => ({ skuId, assignedByGroup: null }));
  const inherited = [...tenant.groups.values()]
    .filter(({ members }) => members.includes(user.id))
    .flatMap(({ id, licences }) => licences.map((skuId) => ({ skuId, assignedByGroup: id })));
  return [...direct, ...inherited];
}

const iso = (at: number | null) => (at === null ? null : new Date(at).toISOString());

/** A user as Graph shows it; never its password. */
export function present(tenant: Tenant, user: User): Record<string, unknown> {
  const licences = licencesOf(tenant, user);
  const { id, userPrincipalName, displayName, mailNickname, accountEnabled, usageLocation } = user;
  const { givenName, surname, jobTitle, department, employeeId, mobilePhone, mail } = user;
  return {
    ...{ id, userPrincipalName, displayName, mailNickname, accountEnabled, usageLocation },
    ...{ givenName, surname, jobTitle, department, employeeId, mobilePhone, mail },
    proxyAddresses: user.proxyAddresses,
    onPremisesExtensionAttributes: user.onPremisesExtensionAttributes,
    onPremisesSyncEnabled: user.onPremisesSyncEnabled,
    createdDateTime: iso(user.createdDateTime),
    deletedDateTime: iso(user.deletedDateTime),
    signInSessionsValidFromDateTime: iso(user.sessionsRevokedAt ?? user.createdDateTime),
    assignedLicenses: [...new Set(licences.map(({ skuId }) => skuId))].map((skuId) => ({
      skuId,
      disabledPlans: [],
    })),
    licenseAssignmentStates: licences.map(({ skuId, assignedByGroup }) => ({
      skuId,
      assignedByGroup,
      state: 'Active',
      error: 'None',
    })),
  };
}

function checkAddress(tenant: Tenant, address: string, self: string | null): void {
  const [local = '', domain = ''] = address.split('@');
  if (!/^[A-Za-z0-9.'_!#^~-]+$/.test(local)) throw badRequest(`Property userPrincipalName is invalid.`);
  if (!tenant.domains.some(({ id, isVerified }) => isVerified && id === domain.toLowerCase()))
    throw badRequest(
      'The domain portion of the userPrincipalName property is invalid. You must use one of the verified domain names in your organization.',
    );
  const taken = [...tenant.users.values()].some(
    (user) =>
      user.id !== self &&
      user.deletedDateTime === null &&
      (user.userPrincipalName.toLowerCase() === address.toLowerCase() ||
        user.proxyAddresses.some((one) => one.toLowerCase() === `smtp:${address.toLowerCase()}`)),
  );
  if (taken)
    throw badRequest('Another object with the same value for property userPrincipalName already exists.');
}

/** Eight characters of three kinds, as the default policy asks. */
function checkPassword(password: string): void {
  const kinds = [/[a-z]/, /[A-Z]/, /\d/, /[^A-Za-z\d]/].filter((kind) => kind.test(password)).length;
  if (password.length < 8 || password.length > 256 || kinds < 3)
    throw badRequest(
      'The specified password does not comply with password complexity requirements. Please provide a different password.',
    );
}

function create({ tenant, body, now, base }: Call<z.output<typeof newUser>>) {
  const { passwordProfile, ...values } = body;
  checkAddress(tenant, body.userPrincipalName, null);
  checkPassword(passwordProfile.password);
  const user: User = {
    usageLocation: null,
    givenName: null,
    surname: null,
    jobTitle: null,
    department: null,
    employeeId: null,
    mobilePhone: null,
    onPremisesExtensionAttributes: {},
    ...values,
    id: randomUUID(),
    mail: null,
    proxyAddresses: [],
    onPremisesSyncEnabled: null,
    createdDateTime: now,
    deletedDateTime: null,
    visibleAt: now + tenant.delays.replica * 1000,
    managerId: null,
    passwordSet: 1,
    forceChange: passwordProfile.forceChangePasswordNextSignIn ?? true,
    sessionsRevokedAt: null,
    licences: [],
    mailbox: null,
    driveReadyAt: null,
    methods: [{ id: '28c10230-6103-485e-b985-444c60001490', kind: 'password' }],
    risky: false,
    roles: [],
  };
  tenant.users.set(user.id, user);
  return ok({ '@odata.context': `${base}/$metadata#users/$entity`, ...present(tenant, user) }, 201);
}

const enabling = 'User.EnableDisableAccount.All';
const passwords = 'User-PasswordProfile.ReadWrite.All';

/** Sensitive properties ask for permissions of their own. */
function neededFor(body: z.output<typeof changedUser>): string[][] {
  const { accountEnabled, passwordProfile, ...plain } = body;
  return [
    ...(accountEnabled === undefined ? [] : [[enabling, ...writeUsers]]),
    ...(passwordProfile ? [[passwords]] : []),
    ...(Object.keys(plain).length > 0 ? [writeUsers] : []),
  ];
}

/** What a directory of the client's own says wins: Graph refuses to write over it. */
const synced = [
  'displayName',
  'accountEnabled',
  'passwordProfile',
  'userPrincipalName',
  'mailNickname',
] as const;

function change(call: Call<z.output<typeof changedUser>>) {
  const { tenant, body, now } = call;
  const user = userOf(call, call.path['id'] ?? '');
  if (user.onPremisesSyncEnabled && synced.some((name) => body[name] !== undefined))
    throw badRequest(
      'Unable to update the specified properties for on-premises mastered Directory Sync objects or objects currently undergoing migration.',
    );
  const { passwordProfile, ...values } = body;
  if (values.userPrincipalName) checkAddress(tenant, values.userPrincipalName, user.id);
  if (passwordProfile) {
    checkPassword(passwordProfile.password);
    user.passwordSet += 1;
    user.forceChange = passwordProfile.forceChangePasswordNextSignIn ?? true;
    user.sessionsRevokedAt = now;
  }
  Object.assign(user, values);
  return done;
}

function remove(call: Call) {
  const user = userOf(call, call.path['id'] ?? '');
  if (user.onPremisesSyncEnabled)
    throw badRequest('Unable to delete the specified on-premises mastered Directory Sync object.');
  user.deletedDateTime = call.now;
  for (const group of call.tenant.groups.values()) {
    group.members = group.members.filter((id) => id !== user.id);
    group.owners = group.owners.filter((id) => id !== user.id);
    group.memberships.delete(user.id);
  }
  return done;
}

const keptDays = 30;

function deletedUsers({ tenant, now }: Call): User[] {
  return [...tenant.users.values()].filter(
    ({ deletedDateTime: at }) => at !== null && now - at < keptDays * 86_400_000,
  );
}

function restore(call: Call) {
  const id = call.path['id'] ?? '';
  const user = deletedUsers(call).find((one) => one.id === id);
  if (!user) throw missing(id);
  checkAddress(call.tenant, user.userPrincipalName, user.id);
  user.deletedDateTime = null;
  return ok(present(call.tenant, user));
}

/** Everybody who can be seen, as collections show them. */
const everybody = (call: Call) =>
  [...call.tenant.users.values()]
    .filter(({ deletedDateTime, visibleAt }) => deletedDateTime === null && visibleAt <= call.now)
    .map((user) => present(call.tenant, user));

/** The last part of a reference to a directory object. */
export function referenced(call: Call, odataId: string): User {
  const id = /\/(?:directoryObjects|users)\/([^/]+)$/.exec(odataId)?.[1];
  if (id === undefined) throw badRequest('Invalid URL format specified in payload.');
  return userOf(call, id);
}

const methodTypes = {
  password: '#microsoft.graph.passwordAuthenticationMethod',
  phone: '#microsoft.graph.phoneAuthenticationMethod',
  microsoftAuthenticator: '#microsoft.graph.microsoftAuthenticatorAuthenticationMethod',
  temporaryAccessPass: '#microsoft.graph.temporaryAccessPassAuthenticationMethod',
} as const;

function removeMethod(call: Call, kind: 'phone' | 'microsoftAuthenticator') {
  const user = userOf(call, call.path['id'] ?? '');
  const method = user.methods.find(({ id, kind: one }) => id === call.path['method'] && one === kind);
  if (!method) throw missing(call.path['method'] ?? '');
  user.methods = user.methods.filter((one) => one !== method);
  return done;
}

const methodPermissions = ['UserAuthenticationMethod.Read.All', 'UserAuthenticationMethod.ReadWrite.All'];

/** Accounts, their sign-in and what was deleted. */
export const userOperations: Operation[] = [
  asks('GET', '/users', [...readUsers, 'User.ReadBasic.All'], (call) => page(call, everybody(call), 'users')),
  takes('POST', '/users', { permissions: writeUsers, body: newUser, run: create }),
  asks('GET', '/users/{id}', readUsers, (call) =>
    ok(select(present(call.tenant, userOf(call, call.path['id'] ?? '')), call.query)),
  ),
  takes('PATCH', '/users/{id}', {
    permissions: [...writeUsers, enabling, passwords],
    also: neededFor,
    body: changedUser,
    run: change,
  }),
  asks('DELETE', '/users/{id}', ['User.DeleteRestore.All', 'User.ReadWrite.All'], remove),
  asks('POST', '/users/{id}/revokeSignInSessions', ['User.RevokeSessions.All', ...writeUsers], (call) => {
    userOf(call, call.path['id'] ?? '').sessionsRevokedAt = call.now;
    return ok({ value: true });
  }),
  asks('GET', '/users/{id}/manager', readUsers, (call) => {
    const { managerId } = userOf(call, call.path['id'] ?? '');
    if (managerId === null) throw missing('manager');
    return ok(present(call.tenant, userOf(call, managerId)));
  }),
  takes('PUT', '/users/{id}/manager/$ref', {
    permissions: writeUsers,
    body: reference,
    run: (call) => {
      userOf(call, call.path['id'] ?? '').managerId = referenced(call, call.body['@odata.id']).id;
      return done;
    },
  }),
  asks('GET', '/users/{id}/authentication/methods', methodPermissions, (call) =>
    ok({
      value: userOf(call, call.path['id'] ?? '').methods.map(({ id, kind }) => ({
        '@odata.type': methodTypes[kind],
        id,
      })),
    }),
  ),
  asks(
    'DELETE',
    '/users/{id}/authentication/phoneMethods/{method}',
    ['UserAuthMethod-Phone.ReadWrite.All', 'UserAuthenticationMethod.ReadWrite.All'],
    (call) => removeMethod(call, 'phone'),
  ),
  asks(
    'DELETE',
    '/users/{id}/authentication/microsoftAuthenticatorMethods/{method}',
    ['UserAuthMethod-MicrosoftAuthApp.ReadWrite.All', 'UserAuthenticationMethod.ReadWrite.All'],
    (call) => removeMethod(call, 'microsoftAuthenticator'),
  ),
  takes('POST', '/users/{id}/authentication/temporaryAccessPassMethods', {
    permissions: ['UserAuthMethod-TAP.ReadWrite.All', 'UserAuthenticationMethod.ReadWrite.All'],
    body: temporaryPass,
    run: (call) => {
      const user = userOf(call, call.path['id'] ?? '');
      const id = randomUUID();
      user.methods.push({ id, kind: 'temporaryAccessPass' });
      const { lifetimeInMinutes = 60, isUsableOnce = false } = call.body;
      return ok({ id, lifetimeInMinutes, isUsableOnce, temporaryAccessPass: randomUUID().slice(0, 8) }, 201);
    },
  }),
  asks('POST', '/users/{id}/authentication/methods/{method}/resetPassword', [], () => {
    throw new GraphError(403, 'accessDenied', 'This operation is not supported for application permissions.');
  }),
  asks('GET', '/directory/deletedItems/microsoft.graph.user', readUsers, (call) =>
    page(
      call,
      deletedUsers(call).map((user) => present(call.tenant, user)),
      'directory/deletedItems/microsoft.graph.user',
    ),
  ),
  asks(
    'POST',
    '/directory/deletedItems/{id}/restore',
    ['User.DeleteRestore.All', 'User.ReadWrite.All'],
    restore,
  ),
  takes('POST', '/identityProtection/riskyUsers/dismiss', {
    permissions: ['IdentityRiskyUser.ReadWrite.All'],
    body: riskyUsers,
    run: (call) => {
      for (const id of call.body.userIds) userOf(call, id).risky = false;
      return done;
    },
  }),
];
