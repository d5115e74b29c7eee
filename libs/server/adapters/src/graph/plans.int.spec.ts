import { PlanWorld } from '../testing/plan-world';
import {
  arrival,
  arrivalRequest,
  departure,
  departureRequest,
  effectiveDate,
} from '../testing/plan-facts.data';
import { sku } from '../testing/tenant.data';

interface SeenTenant {
  users: {
    userPrincipalName: string;
    accountEnabled: boolean;
    assignedLicenses: unknown[];
    mailbox: { sharedAt: number | null; rules: unknown[] } | null;
  }[];
  groups: { displayName: string; members: string[] }[];
  devices: unknown[];
}

let world: PlanWorld;
beforeAll(async () => {
  world = await PlanWorld.open('plans');
});
afterAll(() => world.close());

const seen = (tenant: string) => world.simulator.control<SeenTenant>('GET', `/tenants/${tenant}`);
const user = async (tenant: string, address: string) =>
  (await seen(tenant)).users.find(({ userPrincipalName }) => userPrincipalName === address);
describe('an arrival', () => {
  it('goes from the written request to the end of the promise', async () => {
    const { portal, tenant } = await world.client();
    const ticket = await world.ticket(portal, arrivalRequest);
    const asked = (await world.staff.get(`/api/tickets/${ticket.id}/account-plans`).expect(200)).body;
    expect(asked).toMatchObject({
      items: [],
      obstacle: null,
      proposal: { kind: 'arrival', lastName: 'Léger' },
    });
    const preview = await world.staff
      .post(`/api/tickets/${ticket.id}/account-plans/preview`)
      .send({ facts: arrival })
      .expect(200);
    expect(preview.body).toMatchObject({ address: 'zoe.leger@borel.test', notices: [] });

    const proposed = await world.propose(ticket.id, arrival);
    expect(proposed).toMatchObject({
      state: 'proposed',
      effectiveDate,
      gate: { late: false, approvedBy: null },
    });
    expect(proposed.dueAt).not.toBeNull();
    expect(proposed.steps.map(({ key }) => key)).toEqual(
      preview.body.steps.map(({ key }: { key: string }) => key),
    );
    const { version } = (await world.staff.get(`/api/tickets/${ticket.id}`).expect(200)).body;
    const held = await world.staff
      .post(`/api/tickets/${ticket.id}/transition`)
      .send({ to: 'resolved', version })
      .expect(422);
    expect(held.body.code).toBe('ticket.held');

    const launched = await world.launch(proposed);
    expect(launched).toMatchObject({ state: 'running', launchedBy: world.technician.name });
    const started = (await portal.get(`/api/portal/requests/${ticket.requestId}/progress`).expect(200)).body;
    expect(started.items[0]).toMatchObject({ name: 'Zoé Léger', state: 'running' });
    const done = await world.play(proposed.id, tenant);
    expect(done).toMatchObject({ state: 'completed', accountId: expect.any(String), attention: null });
    expect(done.dueAt).toBeNull();

    expect(await user(tenant, 'zoe.leger@borel.test')).toMatchObject({ assignedLicenses: [{ skuId: sku }] });
    expect((await seen(tenant)).groups.map(({ members }) => members.length)).toEqual([2, 2, 2]);
    const posts = (await world.journal(tenant)).filter(
      ({ method, operation }) => method === 'POST' && operation === '/users',
    );
    expect(posts).toHaveLength(1);
    const create = done.steps.find(({ kind }) => kind === 'create-account');
    expect(create?.proof).toMatchObject({ changed: true, requestId: expect.any(String) });

    const after = (await world.staff.get(`/api/tickets/${ticket.id}`).expect(200)).body;
    expect(after.clocks.find(({ kind }: { kind: string }) => kind === 'promise')).toMatchObject({
      state: 'met',
    });
    const types = after.history.map(({ type }: { type: string }) => type);
    expect(types.filter((type: string) => type.startsWith('plan-')).at(0)).toBe('plan-launched');
    expect(types).toContain('plan-completed');
    const told = (await world.staff.get('/api/notifications').expect(200)).body;
    expect(JSON.stringify(told)).toContain('plan-completed');
    const { items } = (await portal.get(`/api/portal/requests/${ticket.requestId}/progress`).expect(200))
      .body;
    expect(items[0].stages.every(({ state }: { state: string }) => state === 'done')).toBe(true);
    await world.staff
      .post(`/api/tickets/${ticket.id}/transition`)
      .send({ to: 'resolved', version: after.version })
      .expect(200);
  });
});

describe('a departure', () => {
  it('shares the mailbox before it gives the licence back', async () => {
    const { portal, tenant } = await world.client();
    const ticket = await world.ticket(portal, departureRequest);
    const plan = await world.propose(ticket.id, departure);
    await world.launch(plan);
    const done = await world.play(plan.id, tenant);
    expect(done.state).toBe('completed');
    const gone = await user(tenant, 'anne@borel.test');
    expect(gone).toMatchObject({ accountEnabled: false, assignedLicenses: [], mailbox: { rules: [{}] } });
    expect(gone?.mailbox?.sharedAt).not.toBeNull();
    const at = (kind: string) => Date.parse(done.steps.find((one) => one.kind === kind)?.endedAt ?? '');
    expect(at('verify-shared')).toBeLessThanOrEqual(at('release-licence'));
    const wipe = done.steps.find(({ kind }) => kind === 'wipe-phone');
    expect(wipe?.confirmation).toMatchObject({
      askedBy: { name: world.technician.name },
      confirmedAt: expect.any(String),
    });
    expect(done.steps.find(({ kind }) => kind === 'leave-list')?.proof).toMatchObject({
      seen: { member: false },
    });
  });
});
