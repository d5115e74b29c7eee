import { Injectable } from '@nestjs/common';
import type * as graph from '@microsoft/microsoft-graph-types';
import { type StepOrder, type StepOutcome, TenantOperations } from '@vigie/accounts';
import {
  type AccountState,
  isAutomaticStep,
  provisionsOf,
  type StepKind,
  stepPermissions,
  type TenantGroup,
  type TenantState,
} from '@vigie/rules';
import { GraphClient } from './graph-client';
import { GraphFailure } from './graph-failure';
import { groupOf } from './graph-groups';
import { makePassword } from './password';
import { already, contextOf } from './steps/step-context';
import { verifyList } from './steps/group-steps';
import { outcomeOf, troubleOf } from './steps/outcome';
import { steps } from './steps/steps';

type Tenant = string;

/** Tenants through Microsoft Graph. */
@Injectable()
export class GraphOperations extends TenantOperations {
  constructor(private readonly client: GraphClient) {
    super();
  }

  async run(order: StepOrder): Promise<StepOutcome> {
    const { kind, key } = order.step;
    if (!isAutomaticStep(kind)) throw new Error(`not ours to do: ${key}`);
    try {
      if (kind === 'snapshot-account') return await this.snapshot(order);
      return await steps[kind](contextOf(this.client, order));
    } catch (error) {
      return this.outcome(error, order.tenantId, kind);
    }
  }

  async verify(order: StepOrder): Promise<StepOutcome | null> {
    const { kind } = order.step;
    if (kind !== 'join-list' && kind !== 'leave-list') return null;
    return verifyList(contextOf(this.client, order), kind === 'join-list').catch(outcomeOf);
  }

  state(tenant: Tenant): Promise<TenantState> {
    return this.readState(tenant).catch((error: unknown) => this.trouble(error, tenant, 'snapshot-account'));
  }

  account(tenant: Tenant, address: string): Promise<AccountState | null> {
    return this.readAccount(tenant, address).catch((error: unknown) =>
      this.trouble(error, tenant, 'snapshot-account'),
    );
  }

  private async trouble(error: unknown, tenant: Tenant, kind: StepKind): Promise<never> {
    throw troubleOf(await this.outcome(error, tenant, kind));
  }

  /** Graph does not say which permission it wants: that is what the step needs and a new token does not hold. */
  private async outcome(error: unknown, tenant: Tenant, kind: StepKind): Promise<StepOutcome> {
    const outcome = outcomeOf(error);
    if (outcome.kind !== 'failed' || outcome.failure !== 'permission-missing') return outcome;
    const roles = await this.client.roles(tenant).catch(() => null);
    const permissions = stepPermissions[kind].filter((one) => roles?.includes(one) === false);
    return { ...outcome, permissions };
  }

  private async readState(tenant: Tenant): Promise<TenantState> {
    const [domains, skus, groups, users, deleted] = await Promise.all([
      this.client.all<graph.Domain>(tenant, '/domains'),
      this.client.all<graph.SubscribedSku>(tenant, '/subscribedSkus'),
      this.client.all<graph.Group>(tenant, '/groups?$top=999'),
      this.client.all<graph.User>(tenant, '/users?$select=userPrincipalName,proxyAddresses&$top=999'),
      this.client.all<graph.User>(
        tenant,
        '/directory/deletedItems/microsoft.graph.user?$select=userPrincipalName',
      ),
    ]);
    return {
      domains: domains.filter(({ isVerified }) => isVerified).map(({ id = '' }) => id),
      taken: [...users, ...deleted].flatMap(addressesOf),
      licences: skus.map((sku) => ({
        id: sku.skuId ?? '',
        name: sku.skuPartNumber ?? '',
        free: (sku.prepaidUnits?.enabled ?? 0) - (sku.consumedUnits ?? 0),
        brings: provisionsOf((sku.servicePlans ?? []).map(({ servicePlanName }) => servicePlanName ?? '')),
      })),
      groups: groups.map(groupOf),
    };
  }

  private async readAccount(tenant: Tenant, address: string): Promise<AccountState | null> {
    const user = await this.client.find<graph.User>(tenant, `/users/${encodeURIComponent(address)}`);
    if (!user) return null;
    const path = `/users/${user.id ?? ''}`;
    const [memberships, devices, settings, hasDrive, skus] = await Promise.all([
      this.client.all<Membership>(tenant, `${path}/memberOf?$top=999`),
      this.client.all<graph.ManagedDevice>(tenant, `${path}/managedDevices`),
      this.client.find<graph.MailboxSettings>(tenant, `${path}/mailboxSettings`),
      this.hasDrive(tenant, `${path}/drive`),
      this.client.all<graph.SubscribedSku>(tenant, '/subscribedSkus'),
    ]);
    return {
      id: user.id ?? '',
      name: user.displayName ?? '',
      address: user.userPrincipalName ?? address,
      enabled: user.accountEnabled === true,
      synced: user.onPremisesSyncEnabled === true,
      licences: licencesOf(user, skus),
      groups: await this.owned(tenant, memberships.filter(isOf('group')).map(groupOf), user.id ?? ''),
      roles: memberships.filter(isOf('directoryRole')).map(({ displayName }) => displayName ?? ''),
      devices: devices.map((device) => ({
        id: device.id ?? '',
        name: device.deviceName ?? '',
        owner: device.managedDeviceOwnerType === 'personal' ? 'personal' : 'company',
      })),
      // The size comes with a report of two days ago, which needs a permission of its own.
      mailbox: settings && { purpose: settings.userPurpose === 'shared' ? 'shared' : 'user', bytes: null },
      hasDrive,
    };
  }

  /** A drive that we may not see is taken to be there: the step that shares it says which permission it lacks. */
  private async hasDrive(tenant: Tenant, path: string): Promise<boolean> {
    try {
      return (await this.client.find<graph.Drive>(tenant, path)) !== null;
    } catch (error) {
      if (error instanceof GraphFailure && error.status === 403) return true;
      throw error;
    }
  }

  async givePassword(tenant: Tenant, accountId: string): Promise<string> {
    const password = makePassword();
    const body: graph.User = { passwordProfile: { password, forceChangePasswordNextSignIn: true } };
    const path = `/users/${encodeURIComponent(accountId)}`;
    await this.client
      .send(tenant, { method: 'PATCH', path, body })
      .catch((error: unknown) => this.trouble(error, tenant, 'hand-over-password'));
    return password;
  }

  /** What the account was, for whoever has to undo a departure. */
  private async snapshot({ tenantId, person }: StepOrder): Promise<StepOutcome> {
    const account = await this.readAccount(tenantId, person.accountId ?? person.address);
    if (!account)
      return { kind: 'failed', failure: 'account-missing', message: person.address, requestId: null };
    const names = (all: readonly { name: string }[]) => all.map(({ name }) => name).join(', ');
    return already({
      enabled: account.enabled,
      licences: names(account.licences),
      groups: names(account.groups),
      devices: names(account.devices),
      mailbox: account.mailbox?.purpose ?? null,
    });
  }

  /** Whether somebody is the last owner of each; lists have none that Graph knows of. */
  private async owned(
    tenant: Tenant,
    groups: readonly TenantGroup[],
    userId: string,
  ): Promise<AccountState['groups']> {
    const ids = groups.filter(({ kind }) => kind !== 'list').map(({ id }) => id);
    const paths = ids.map((id) => `/groups/${id}/owners?$select=id&$top=2`);
    const owners = await this.client.readings<{ value: graph.User[] }>(tenant, paths);
    const alone = ids.filter((_, at) => owners[at]?.value.length === 1 && owners[at].value[0]?.id === userId);
    return groups.map((group) => ({ ...group, lastOwner: alone.includes(group.id) }));
  }
}

/** What somebody is a member of: groups, roles of an administrator, units of the directory. */
type Membership = graph.Group & { '@odata.type'?: string };

const isOf =
  (type: 'group' | 'directoryRole') =>
  ({ '@odata.type': name }: Membership): boolean =>
    name === `#microsoft.graph.${type}`;

function addressesOf({ userPrincipalName, proxyAddresses }: graph.User): string[] {
  const aliases = (proxyAddresses ?? []).map((address) => address.replace(/^smtp:/i, ''));
  return [userPrincipalName ?? '', ...aliases].map((address) => address.toLowerCase());
}

function licencesOf({ licenseAssignmentStates }: graph.User, skus: readonly graph.SubscribedSku[]) {
  const nameOf = (skuId: string) => skus.find((sku) => sku.skuId === skuId)?.skuPartNumber ?? skuId;
  return (licenseAssignmentStates ?? []).map(({ skuId, assignedByGroup }) => ({
    id: skuId ?? '',
    name: nameOf(skuId ?? ''),
    byGroup: Boolean(assignedByGroup),
  }));
}
