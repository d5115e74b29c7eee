import { randomUUID } from 'node:crypto';
import type { z } from 'zod';
import { membershipId } from '../tenant/seed';
import type { Group, Tenant } from '../tenant/state';
import { newMembership, reference } from './bodies';
import {
  asks,
  badRequest,
  type Call,
  done,
  GraphError,
  missing,
  ok,
  type Operation,
  takes,
} from './operation';
import { provision } from './licences';
import { page, select } from './query';
import { licencesOf, present, referenced, userOf } from './users';

const readGroups = ['Group.ReadBasic.All', 'Group.Read.All', 'GroupMember.Read.All', 'Directory.Read.All'];
const readMembers = [
  'GroupMember.ReadBasic.All',
  'GroupMember.Read.All',
  'GroupMember.ReadWrite.All',
  'Directory.Read.All',
];
const writeMembers = ['GroupMember.ReadWrite.All', 'Group.ReadWrite.All', 'Directory.ReadWrite.All'];
const readTeam = ['TeamMember.Read.All', 'TeamMember.ReadWrite.All'];
const writeTeam = ['TeamMember.ReadWriteNonOwnerRole.All', 'TeamMember.ReadWrite.All'];

function groupOf({ tenant, path }: Call): Group {
  const group = tenant.groups.get(path['id'] ?? '');
  if (!group) throw missing(path['id'] ?? '');
  return group;
}

function teamOf(call: Call): Group {
  const group = call.tenant.groups.get(call.path['id'] ?? '');
  if (!group?.team)
    throw new GraphError(404, 'NotFound', `No team found with Group Id ${call.path['id'] ?? ''}`);
  return group;
}

const typesOf = ({ kind, dynamic }: Group) => [
  ...(kind === 'microsoft365' ? ['Unified'] : []),
  ...(dynamic ? ['DynamicMembership'] : []),
];

const presentGroup = (group: Group) => ({
  '@odata.type': '#microsoft.graph.group',
  id: group.id,
  displayName: group.displayName,
  mail: group.mail,
  mailEnabled: group.kind !== 'security',
  securityEnabled: group.kind === 'security' || group.kind === 'mail-security',
  groupTypes: typesOf(group),
  membershipRule: group.dynamic ? 'user.department -ne null' : null,
  onPremisesSyncEnabled: group.synced || null,
  resourceProvisioningOptions: group.team ? ['Team'] : [],
  assignedLicenses: group.licences.map((skuId) => ({ skuId, disabledPlans: [] })),
});

const presentRole = (displayName: string) => ({
  '@odata.type': '#microsoft.graph.directoryRole',
  ...{ id: randomUUID(), displayName },
});

/** Whether Graph may write the members of a group at all. */
function checkWritable({ kind, dynamic, synced }: Group): void {
  if (kind === 'distribution' || kind === 'mail-security')
    throw badRequest('Cannot Update a mail-enabled security groups and or distribution list.');
  if (dynamic)
    throw badRequest(
      'Insufficient privileges to complete the operation: members of a dynamic group follow its rule.',
    );
  if (synced)
    throw badRequest(
      'Unable to update the specified properties for on-premises mastered Directory Sync objects or objects currently undergoing migration.',
    );
}

function visible(tenant: Tenant, ids: readonly string[], now: number) {
  return ids.flatMap((id) => {
    const user = tenant.users.get(id);
    return user && user.deletedDateTime === null && user.visibleAt <= now ? [present(tenant, user)] : [];
  });
}

function addMember(call: Call<z.output<typeof reference>>) {
  const group = groupOf(call);
  const user = referenced(call, call.body['@odata.id']);
  checkWritable(group);
  if (group.members.includes(user.id))
    throw badRequest(
      "One or more added object references already exist for the following modified properties: 'members'.",
    );
  group.members.push(user.id);
  if (group.team) group.memberships.set(user.id, membershipId());
  provision(call.tenant, user, call.now);
  return done;
}

function removeMember(call: Call) {
  const group = groupOf(call);
  const userId = call.path['member'] ?? '';
  checkWritable(group);
  if (!group.members.includes(userId)) throw missing(userId);
  leave(call, group, userId);
  return done;
}

function leave(call: Call, group: Group, userId: string): void {
  if (group.owners.length === 1 && group.owners[0] === userId)
    throw badRequest('The group must have at least one owner, hence this owner cannot be removed.');
  group.members = group.members.filter((id) => id !== userId);
  group.owners = group.owners.filter((id) => id !== userId);
  group.memberships.delete(userId);
  const user = call.tenant.users.get(userId);
  if (user) provision(call.tenant, user, call.now);
}

function presentMember(call: Call, group: Group, userId: string) {
  const user = call.tenant.users.get(userId);
  return {
    '@odata.type': '#microsoft.graph.aadUserConversationMember',
    id: group.memberships.get(userId) ?? '',
    roles: group.owners.includes(userId) ? ['owner'] : [],
    userId,
    displayName: user?.displayName ?? null,
    email: user?.userPrincipalName ?? null,
  };
}

function joinTeam(call: Call<z.output<typeof newMembership>>) {
  const group = teamOf(call);
  const name = /\/users\('([^']+)'\)$/.exec(call.body['user@odata.bind'])?.[1];
  if (name === undefined)
    throw new GraphError(400, 'BadRequest', 'Invalid bind property name user@odata.bind in request.');
  const user = userOf(call, name);
  const plans = licencesOf(call.tenant, user).flatMap(
    ({ skuId }) => call.tenant.skus.get(skuId)?.plans ?? [],
  );
  if (!plans.includes('teams'))
    throw new GraphError(403, 'Forbidden', 'User does not have a license that includes Microsoft Teams.');
  if (!group.members.includes(user.id)) {
    group.members.push(user.id);
    group.memberships.set(user.id, membershipId());
  }
  if (call.body.roles.includes('owner') && !group.owners.includes(user.id)) group.owners.push(user.id);
  return ok(presentMember(call, group, user.id), 201);
}

function leaveTeam(call: Call) {
  const group = teamOf(call);
  const found = [...group.memberships].find(([, id]) => id === call.path['membership']);
  if (!found) throw new GraphError(404, 'NotFound', 'Membership not found.');
  leave(call, group, found[0]);
  return done;
}

/** Groups, lists and teams. Lists are Exchange's: Graph reads them and refuses to write. */
export const groupOperations: Operation[] = [
  asks('GET', '/groups', readGroups, (call) =>
    page(call, [...call.tenant.groups.values()].map(presentGroup), 'groups'),
  ),
  asks('GET', '/groups/{id}', readGroups, (call) => ok(select(presentGroup(groupOf(call)), call.query))),
  asks('GET', '/groups/{id}/members', readMembers, (call) => {
    const { id, members } = groupOf(call);
    return page(call, visible(call.tenant, members, call.now), `groups/${id}/members`);
  }),
  asks('GET', '/groups/{id}/owners', readMembers, (call) => {
    const { id, owners } = groupOf(call);
    return page(call, visible(call.tenant, owners, call.now), `groups/${id}/owners`);
  }),
  takes('POST', '/groups/{id}/members/$ref', { permissions: writeMembers, body: reference, run: addMember }),
  asks('DELETE', '/groups/{id}/members/{member}/$ref', writeMembers, removeMember),
  asks(
    'GET',
    '/users/{id}/memberOf',
    ['Directory.Read.All', 'Group.ReadBasic.All', 'GroupMember.ReadBasic.All'],
    (call) => {
      const user = userOf(call, call.path['id'] ?? '');
      const groups = [...call.tenant.groups.values()].filter(({ members }) => members.includes(user.id));
      const all = [...user.roles.map(presentRole), ...groups.map(presentGroup)];
      return page(call, all, `users/${user.id}/memberOf`);
    },
  ),
  asks(
    'GET',
    '/users/{id}/joinedTeams',
    ['Team.ReadBasic.All', 'User.Read.All', 'Directory.Read.All'],
    (call) => {
      const user = userOf(call, call.path['id'] ?? '');
      const teams = [...call.tenant.groups.values()].filter(
        ({ team, members }) => team && members.includes(user.id),
      );
      return ok({ value: teams.map(({ id, displayName }) => ({ id, displayName })) });
    },
  ),
  asks('GET', '/teams/{id}/members', readTeam, (call) => {
    const group = teamOf(call);
    return page(
      call,
      group.members.map((userId) => presentMember(call, group, userId)),
      `teams/${group.id}/members`,
    );
  }),
  takes('POST', '/teams/{id}/members', { permissions: writeTeam, body: newMembership, run: joinTeam }),
  asks('DELETE', '/teams/{id}/members/{membership}', writeTeam, leaveTeam),
];
