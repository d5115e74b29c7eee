import type { AccountPlan, PlanFacts } from '@vigie/wire';
import { arrival, arrivalRequest, departure, departureRequest } from '../testing/plan-facts.data';
import { PlanWorld } from '../testing/plan-world';
import { borel, clientId, ids } from '../testing/tenant.data';

/** Days pass between the proposal of a plan and its start: what its tenant shows then is what counts. */
describe('a plan that starts later', () => {
  let world: PlanWorld;
  beforeAll(async () => {
    world = await PlanWorld.open('plan_refresh');
  });
  afterAll(() => world.close());

  const stepsOf = ({ steps }: AccountPlan, kind: string) => steps.filter((step) => step.kind === kind);
  const dueNow = () =>
    world.desk.database.query(
      "UPDATE outbox SET available_at = NOW(3) WHERE done_at IS NULL AND job = 'plan.start'",
    );
  async function start(id: string): Promise<AccountPlan> {
    await dueNow();
    await world.desk.settle();
    return world.plan(id);
  }

  async function scheduled(request: typeof arrivalRequest | typeof departureRequest, facts: PlanFacts) {
    const client = await world.client();
    const ticket = await world.ticket(client.portal, request);
    const plan = await world.launch(await world.propose(ticket.id, facts), { at: 'effective-date' });
    expect(plan.state).toBe('scheduled');
    return { ...client, plan };
  }

  it('a departure leaves what was joined since, and shows it', async () => {
    const { portal, tenant, plan } = await scheduled(departureRequest, departure);
    expect(stepsOf(plan, 'leave-team')).toEqual([]);
    const other = await world.ticket(portal, arrivalRequest);
    const facts: PlanFacts = {
      ...{ kind: 'change', address: 'anne@borel.test', jobTitle: null, join: [ids.team], leave: [ids.group] },
      ...{ addLicences: [], removeLicences: [] },
    };
    const changed = await world.launch(await world.propose(other.id, facts));
    expect((await world.play(changed.id, tenant)).state).toBe('completed');

    const started = await start(plan.id);
    expect(['running', 'needs-attention']).toContain(started.state);
    expect(started.changes).toMatchObject({
      added: [{ kind: 'leave-team', target: { id: ids.team, name: 'Atelier' } }],
      gone: [{ kind: 'leave-group', target: { id: ids.group, name: 'Compta' } }],
    });
    const done = await world.play(plan.id, tenant);
    expect(done.state).toBe('completed');
    expect(stepsOf(done, 'leave-team')).toMatchObject([{ state: 'done', proof: { changed: true } }]);
    const audit = await world.desk.database.query(
      "SELECT data FROM audit_entry WHERE action = 'plan.refreshed' AND target = ?",
      [`plan:${plan.id}`],
    );
    expect(JSON.stringify(audit)).toContain(`leave-team:${ids.team}`);
  });

  it('keeps the address that people were told of, and says that it was taken since', async () => {
    const { tenant, plan } = await scheduled(arrivalRequest, { ...arrival, manager: null });
    const users = [
      ...borel.users,
      { userPrincipalName: 'zoe.leger@borel.test', displayName: 'Une autre Zoé Léger' },
    ];
    await world.simulator.control('POST', '/tenants', { id: tenant, ...borel, users });
    const started = await start(plan.id);
    expect(started).toMatchObject({ person: { address: 'zoe.leger@borel.test' }, changes: null });
    expect(stepsOf(started, 'create-account')).toMatchObject([
      { state: 'failed', failure: { code: 'address-taken' } },
    ]);
  });

  it('what was proposed a while ago is read again, although it is launched at once', async () => {
    const { portal } = await world.client();
    const ticket = await world.ticket(portal, departureRequest);
    const plan = await world.propose(ticket.id, departure);
    await world.desk.database.query(
      'UPDATE account_plan SET seen_at = NOW(3) - INTERVAL 1 HOUR WHERE id = ?',
      [plan.id],
    );
    const launched = await world.launch(plan);
    expect(launched).toMatchObject({ state: 'scheduled', runAt: launched.launchedAt });
    await world.desk.settle();
    expect(await world.plan(plan.id)).toMatchObject({
      state: expect.stringMatching(/running|needs-attention/),
      changes: null,
    });
  });

  it('waits for a tenant that asks to slow down, and starts afterwards', async () => {
    const { plan } = await scheduled(departureRequest, departure);
    await world.simulator.control('POST', '/faults', [
      { match: '*', kind: 'throttle', times: 99, retryAfterSeconds: 300 },
    ]);
    expect((await start(plan.id)).state).toBe('scheduled');
    const [due] = await world.desk.database.query<{ seconds: string }>(
      `SELECT TIMESTAMPDIFF(SECOND, NOW(3), available_at) AS seconds FROM outbox
        WHERE done_at IS NULL AND job = 'plan.start' ORDER BY id DESC LIMIT 1`,
    );
    expect(Number(due?.seconds)).toBeGreaterThan(250);
    await world.simulator.control('DELETE', '/faults');
    expect((await start(plan.id)).state).not.toBe('scheduled');
  });

  it('starts in a tenant that refuses, so that its first step says why', async () => {
    const { tenant, plan } = await scheduled(departureRequest, departure);
    await world.simulator.control('PATCH', `/tenants/${tenant}`, { consents: { [clientId]: null } });
    await world.simulator.control('DELETE', '/tokens');
    const started = await start(plan.id);
    expect(started.state).toBe('needs-attention');
    expect(stepsOf(started, 'snapshot-account')).toMatchObject([
      { state: 'failed', failure: { code: 'not-consented' } },
    ]);
  });
});
