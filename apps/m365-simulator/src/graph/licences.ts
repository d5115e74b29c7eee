import type { z } from 'zod';
import type { Sku, Tenant, User } from '../tenant/state';
import { newMailbox } from '../tenant/seed';
import { licenceChange } from './bodies';
import { asks, badRequest, type Call, ok, type Operation, takes } from './operation';
import { licencesOf, present, userOf } from './users';

const readStock = ['LicenseAssignment.Read.All', 'Organization.Read.All', 'Directory.Read.All'];

/** Who uses a licence, directly or by a group, deleted people aside. */
const consumed = (tenant: Tenant, { skuId }: Sku): number =>
  [...tenant.users.values()].filter(
    (user) => user.deletedDateTime === null && licencesOf(tenant, user).some((one) => one.skuId === skuId),
  ).length;

const plansOf = (tenant: Tenant, user: User): Set<string> =>
  new Set(licencesOf(tenant, user).flatMap(({ skuId }) => tenant.skus.get(skuId)?.plans ?? []));

/** What Microsoft calls the parts of its products. */
const servicePlans: Record<Sku['plans'][number], string> = {
  exchange: 'EXCHANGE_S_STANDARD',
  onedrive: 'SHAREPOINTSTANDARD',
  teams: 'TEAMS1',
  intune: 'INTUNE_A',
};

const mailKeptMs = 30 * 86_400_000;

/** What comes and goes with licences: a mailbox, a drive; the content of a box without licence is lost after 30 days. */
export function provision(tenant: Tenant, user: User, now: number): void {
  const plans = plansOf(tenant, user);
  const { mailbox: ready, recipient, drive } = tenant.delays;
  if (plans.has('exchange') && user.mailbox === null) {
    user.mailbox = newMailbox(now, ready, recipient);
    user.mail = user.userPrincipalName;
    user.proxyAddresses = [`SMTP:${user.userPrincipalName}`];
  }
  if (user.mailbox) {
    const shared = user.mailbox.sharedAt !== null && user.mailbox.sharedAt <= now;
    user.mailbox.lostAt = plans.has('exchange') || shared ? null : now + mailKeptMs;
  }
  if (plans.has('onedrive')) user.driveReadyAt ??= now + drive * 1000;
}

function add(tenant: Tenant, user: User, skuId: string): void {
  const sku = tenant.skus.get(skuId);
  if (!sku) throw badRequest(`License ${skuId} does not correspond to a valid company License.`);
  if (!user.usageLocation)
    throw badRequest('License assignment cannot be done for user with invalid usage location.');
  if (user.licences.includes(skuId)) return;
  const held = licencesOf(tenant, user).some((one) => one.skuId === skuId);
  if (!held && (sku.capabilityStatus !== 'Enabled' || consumed(tenant, sku) >= sku.enabled))
    throw badRequest(`Subscription with SKU ${skuId} does not have any available licenses.`);
  user.licences.push(skuId);
}

function drop(tenant: Tenant, user: User, skuId: string, now: number): void {
  if (user.licences.includes(skuId)) {
    const { mailbox } = user;
    if ((mailbox?.sharedAt ?? now) > now)
      throw badRequest(
        'Could not remove license as the users mailbox is still being converted to a shared mailbox.',
      );
    user.licences = user.licences.filter((one) => one !== skuId);
    return;
  }
  const inherited = licencesOf(tenant, user).some((one) => one.skuId === skuId);
  throw badRequest(
    inherited
      ? 'User license is inherited from a group membership and it cannot be removed directly from the user.'
      : `User does not have a corresponding license ${skuId}.`,
  );
}

function assign(call: Call<z.output<typeof licenceChange>>) {
  const { tenant, body, now } = call;
  const user = userOf(call, call.path['id'] ?? '');
  const before = [...user.licences];
  try {
    for (const skuId of body.removeLicenses) drop(tenant, user, skuId, now);
    for (const { skuId } of body.addLicenses) add(tenant, user, skuId);
  } catch (error) {
    user.licences = before;
    throw error;
  }
  provision(tenant, user, now);
  return ok(present(tenant, user));
}

/** Licences of people and the stock of the tenant. */
export const licenceOperations: Operation[] = [
  takes('POST', '/users/{id}/assignLicense', {
    permissions: ['LicenseAssignment.ReadWrite.All', 'User.ReadWrite.All', 'Directory.ReadWrite.All'],
    body: licenceChange,
    run: assign,
  }),
  asks(
    'GET',
    '/users/{id}/licenseDetails',
    ['LicenseAssignment.Read.All', 'User.Read.All', 'Directory.Read.All', 'User.ReadWrite.All'],
    (call) => {
      const user = userOf(call, call.path['id'] ?? '');
      const skus = new Set(licencesOf(call.tenant, user).map(({ skuId }) => skuId));
      const value = [...skus].map((skuId) => ({
        id: skuId,
        skuId,
        skuPartNumber: call.tenant.skus.get(skuId)?.skuPartNumber,
      }));
      return ok({ value });
    },
  ),
  asks('GET', '/subscribedSkus', readStock, ({ tenant }) =>
    ok({
      value: [...tenant.skus.values()].map((sku) => ({
        id: `${tenant.id}_${sku.skuId}`,
        skuId: sku.skuId,
        skuPartNumber: sku.skuPartNumber,
        capabilityStatus: sku.capabilityStatus,
        appliesTo: 'User',
        consumedUnits: consumed(tenant, sku),
        prepaidUnits: unitsOf(sku),
        servicePlans: sku.plans.map((plan) => ({
          servicePlanName: servicePlans[plan],
          provisioningStatus: 'Success',
          appliesTo: 'User',
        })),
      })),
    }),
  ),
  asks('GET', '/directory/subscriptions', readStock, ({ tenant }) =>
    ok({
      value: [...tenant.skus.values()].map((sku) => ({
        id: `subscription-${sku.skuId}`,
        skuId: sku.skuId,
        skuPartNumber: sku.skuPartNumber,
        status: sku.capabilityStatus,
        isTrial: false,
        totalLicenses: sku.enabled,
        nextLifecycleDateTime: sku.nextLifecycle === null ? null : new Date(sku.nextLifecycle).toISOString(),
      })),
    }),
  ),
];

function unitsOf({ enabled, capabilityStatus }: Sku) {
  const usable = capabilityStatus === 'Enabled';
  return {
    enabled: usable ? enabled : 0,
    warning: capabilityStatus === 'Warning' ? enabled : 0,
    suspended: capabilityStatus === 'Suspended' ? enabled : 0,
    lockedOut: capabilityStatus === 'LockedOut' ? enabled : 0,
  };
}
