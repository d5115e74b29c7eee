import { type GraphPermission, graphPermissions } from '@vigie/rules';
import type { PlanFacts } from '@vigie/wire';
import { arrival, arrivalRequest, departure } from '../testing/plan-facts.data';
import { PlanWorld } from '../testing/plan-world';
import { borel, clientId, ids } from '../testing/tenant.data';

const phoneLost: PlanFacts = {
  kind: 'phone-lost',
  address: 'anne@borel.test',
  device: ids.phone,
  fate: 'lock',
  tasks: [],
};

/** A plan that cannot go on without each permission, and its step that says so. */
const stopped: Record<string, { facts: PlanFacts; kind: string }> = {
  'Directory.Read.All': { facts: departure, kind: 'snapshot-account' },
  'User.ReadWrite.All': { facts: arrival, kind: 'create-account' },
  'User-PasswordProfile.ReadWrite.All': { facts: departure, kind: 'reset-password' },
  'GroupMember.ReadWrite.All': { facts: arrival, kind: 'join-group' },
  'TeamMember.Read.All': { facts: arrival, kind: 'join-team' },
  'TeamMember.ReadWriteNonOwnerRole.All': { facts: arrival, kind: 'join-team' },
  'MailboxSettings.ReadWrite': { facts: arrival, kind: 'wait-for-mailbox' },
  'Files.ReadWrite.All': { facts: arrival, kind: 'wait-for-drive' },
  'UserAuthenticationMethod.Read.All': { facts: phoneLost, kind: 'remove-sign-in-methods' },
  'UserAuthMethod-Phone.ReadWrite.All': { facts: phoneLost, kind: 'remove-sign-in-methods' },
  'UserAuthMethod-MicrosoftAuthApp.ReadWrite.All': { facts: phoneLost, kind: 'remove-sign-in-methods' },
  'DeviceManagementManagedDevices.Read.All': { facts: departure, kind: 'snapshot-account' },
  'DeviceManagementManagedDevices.PrivilegedOperations.All': { facts: phoneLost, kind: 'lock-phone' },
};
/** What another permission that we hold is enough for as well. */
const covered: readonly GraphPermission[] = ['LicenseAssignment.ReadWrite.All'];

describe('a plan in a tenant where a permission lacks', () => {
  let world: PlanWorld;
  beforeAll(async () => {
    world = await PlanWorld.open('plan_permissions');
  });
  afterAll(() => world.close());

  const grant = async (tenant: string, roles: readonly string[]) => {
    await world.simulator.control('PATCH', `/tenants/${tenant}`, { consents: { [clientId]: roles } });
    await world.simulator.control('DELETE', '/tokens');
  };

  /** A plan that is launched when one permission was taken back since it was proposed. */
  async function without(permission: GraphPermission, facts: PlanFacts) {
    const [anne, ...others] = borel.users;
    const methods = ['phone', 'microsoftAuthenticator'];
    const { portal, tenant } = await world.client({ users: [{ ...anne, methods }, ...others] });
    const ticket = await world.ticket(portal, arrivalRequest);
    const plan = await world.propose(ticket.id, facts);
    const left = graphPermissions.filter((one) => one !== permission);
    await grant(tenant, left);
    await world.launch(plan);
    return { tenant, plan, end: await world.play(plan.id, tenant) };
  }

  it.each(Object.entries(stopped))(
    '%s: it stops, says which, and goes on once it is granted',
    async (name, to) => {
      const permission = graphPermissions.find((one) => one === name);
      if (!permission) throw new Error(`no such permission: ${name}`);
      const { tenant, plan, end } = await without(permission, to.facts);
      expect(end.state).toBe('needs-attention');
      const failed = end.steps.filter(({ state }) => state === 'failed');
      expect(failed.map(({ kind }) => kind)).toContain(to.kind);
      for (const { failure } of failed)
        expect(failure).toMatchObject({ code: 'permission-missing', permissions: [permission] });
      await grant(tenant, graphPermissions);
      for (const { id } of failed) await world.staff.post(`/api/account-steps/${id}/retry`).expect(200);
      expect((await world.play(plan.id, tenant)).state).toBe('completed');
    },
  );

  it.each(covered)('%s: another permission is enough', async (permission) => {
    expect((await without(permission, arrival)).end.state).toBe('completed');
  });

  it('every permission that is asked for is in this test', () => {
    expect([...Object.keys(stopped), ...covered].toSorted()).toEqual([...graphPermissions].toSorted());
  });

  it('is not even shown, and says which', async () => {
    const { portal, tenant } = await world.client();
    const ticket = await world.ticket(portal, arrivalRequest);
    await grant(
      tenant,
      graphPermissions.filter((one) => one !== 'Directory.Read.All'),
    );
    const refused = await world.staff
      .post(`/api/tickets/${ticket.id}/account-plans/preview`)
      .send({ facts: arrival })
      .expect(422);
    expect(refused.body).toMatchObject({
      code: 'plan.tenant-refused',
      data: { failure: 'permission-missing', permissions: ['Directory.Read.All'] },
    });
  });
});
