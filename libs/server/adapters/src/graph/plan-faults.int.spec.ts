import { RunStep } from '@vigie/accounts';
import type { AccountPlan, PlanFacts } from '@vigie/wire';
import { arrival, arrivalRequest, departure, departureRequest } from '../testing/plan-facts.data';
import { PlanWorld } from '../testing/plan-world';

interface SeenTenant {
  users: {
    userPrincipalName: string;
    accountEnabled: boolean;
    assignedLicenses: unknown[];
    mailbox: { sharedAt: number | null; rules: unknown[] } | null;
  }[];
  groups: { displayName: string; members: string[] }[];
}

let world: PlanWorld;
beforeAll(async () => {
  world = await PlanWorld.open('plan_faults');
});
afterAll(() => world.close());

/** What a plan leaves in its tenant, without what differs from one run to another. */
async function left(tenant: string) {
  const { users, groups } = await world.simulator.control<SeenTenant>('GET', `/tenants/${tenant}`);
  return {
    users: users.map(({ userPrincipalName, accountEnabled, assignedLicenses, mailbox }) => ({
      ...{ userPrincipalName, accountEnabled, licences: assignedLicenses.length },
      mailbox: mailbox && { shared: mailbox.sharedAt !== null, rules: mailbox.rules.length },
    })),
    groups: groups.map(({ displayName, members }) => [displayName, members.length]),
  };
}

const plans = [
  ['arrival', arrivalRequest, arrival],
  ['departure', departureRequest, departure],
] as const;

/** What there may not be twice. */
const written = [
  '/users',
  '/users/{id}/mailFolders/inbox/messageRules',
  '/groups/{id}/members/$ref',
  '/teams/{id}/members',
];

/** Runs a plan to its end; returns what it leaves, and how often each write was sent. */
async function run(
  request: typeof arrivalRequest | typeof departureRequest,
  facts: PlanFacts,
  { work, faults = [] }: { work?: () => Promise<void>; faults?: object[] } = {},
) {
  const { portal, tenant } = await world.client();
  const ticket = await world.ticket(portal, request);
  const plan = await world.propose(ticket.id, facts);
  await world.simulator.control('POST', '/faults', faults);
  await world.launch(plan);
  const done = await world.play(plan.id, tenant, work);
  const lines = await world.journal(tenant);
  const count = (operation: string) =>
    lines.filter((line) => line.method === 'POST' && line.operation === operation && line.status < 300)
      .length;
  return {
    done,
    left: await left(tenant),
    count,
    struck: lines.filter((line) => line.fault !== null).length,
  };
}

describe.each(plans)('%s of an account', (_kind, request, facts) => {
  let calm: Awaited<ReturnType<typeof run>>;
  beforeAll(async () => {
    calm = await run(request, facts);
    expect(calm.done.state).toBe('completed');
  });

  /** A worker asks Microsoft and dies before it writes anything down; another one takes over. */
  it('ends the same when the worker is killed at every step', async () => {
    let killed = 0;
    const work = async () => {
      for (let jobs = await world.dueSteps(); jobs.length > 0; jobs = await world.dueSteps()) {
        for (const { id, ...tried } of jobs) {
          const running = world.desk.get(RunStep);
          const order = await running.begin(tried);
          if (order) {
            await running.ask(order);
            killed += 1;
          }
          await world.run(id);
        }
      }
      await world.desk.settle();
    };
    const outcome = await run(request, facts, { work });
    expect(outcome.done.state).toBe('completed');
    expect(killed).toBeGreaterThan(8);
    expect(outcome.left).toEqual(calm.left);
    for (const operation of written)
      expect([operation, outcome.count(operation)]).toEqual([operation, calm.count(operation)]);
  });

  it('has each effect once when several workers run the same job at once', async () => {
    const work = async () => {
      for (let jobs = await world.dueSteps(); jobs.length > 0; jobs = await world.dueSteps())
        for (const { id } of jobs) await Promise.all([world.run(id), world.run(id)]);
      await world.desk.settle();
    };
    // Both look before either of them acts.
    const faults = [
      'GET /users/{id}',
      'GET /users/{id}/mailFolders/inbox/messageRules',
      'GET /groups/{id}/members',
      'GET /teams/{id}/members',
    ].map((match) => ({ match, kind: 'slow', delayMs: 150, times: 20 }));
    const outcome = await run(request, facts, { work, faults });
    expect(outcome.struck).toBeGreaterThan(0);
    expect(outcome.done.state).toBe('completed');
    expect(outcome.left).toEqual(calm.left);
    for (const operation of written)
      expect([operation, outcome.count(operation)]).toEqual([operation, calm.count(operation)]);
  });

  it.each(['lost', 'unavailable', 'error', 'throttle'])(
    'ends the same when every write is %s at first',
    async (kind) => {
      const faults = [
        'POST /users',
        'POST /users/{id}/assignLicense',
        'PATCH /users/{id}',
        'POST /users/{id}/mailFolders/inbox/messageRules',
        'POST /teams/{id}/members',
        'POST /groups/{id}/members/$ref',
      ].map((match) => ({ match, kind, ...(kind === 'throttle' && { times: 4, retryAfterSeconds: 120 }) }));
      const outcome = await run(request, facts, { faults });
      expect(outcome.struck).toBeGreaterThan(1);
      expect(outcome.done.state).toBe('completed');
      expect(outcome.left).toEqual(calm.left);
      for (const operation of written)
        expect([operation, outcome.count(operation)]).toEqual([operation, calm.count(operation)]);
    },
  );
});

describe('a step whose result cannot be written down', () => {
  it('is given up after ten tries, where people see it, and goes on when they retry', async () => {
    const { portal, tenant } = await world.client();
    const ticket = await world.ticket(portal, arrivalRequest);
    const plan = await world.launch(await world.propose(ticket.id, arrival));
    const [due] = await world.dueSteps();
    if (!due) throw new Error('no step is due');
    const stepOf = async () => (await world.plan(plan.id)).steps.find(({ id }) => id === due.stepId);
    await world.desk.database.query(
      `CREATE TRIGGER broken_step BEFORE UPDATE ON account_step FOR EACH ROW BEGIN
         IF NEW.id = ${due.stepId} AND NEW.state NOT IN ('running', 'failed') THEN SIGNAL SQLSTATE '45000'; END IF; END`,
    );
    try {
      for (let attempt = 0; attempt < 10; attempt += 1) await world.run(due.id);
    } finally {
      await world.desk.database.query('DROP TRIGGER broken_step');
    }
    expect(await stepOf()).toMatchObject({ state: 'failed', failure: { code: 'broken' } });
    expect((await world.plan(plan.id)).state).toBe('needs-attention');
    await world.staff.post(`/api/account-steps/${due.stepId}/retry`).expect(200);
    expect((await world.play(plan.id, tenant)).state).toBe('completed');
  });
});

describe('a licence', () => {
  it('is never released while its mailbox is not shared', async () => {
    const { portal, tenant } = await world.client();
    const ticket = await world.ticket(portal, departureRequest);
    const plan = await world.launch(await world.propose(ticket.id, departure));
    for (let round = 0; round < 6; round += 1) {
      await world.desk.settle();
      await world.later();
    }
    const stuck = await world.plan(plan.id);
    const of = (kind: string, { steps }: AccountPlan) => steps.find((one) => one.kind === kind);
    expect(of('convert-to-shared', stuck)?.state).toBe('ready');
    expect(of('release-licence', stuck)).toMatchObject({ state: 'waiting', hindrance: { why: 'before' } });
    // Said to be done, and not: the verification waits, and the licence with it.
    const path = `/api/account-steps/${of('convert-to-shared', stuck)?.id}`;
    await world.staff.post(`${path}/done`).send({ evidence: 'Fait' }).expect(200);
    for (let round = 0; round < 4; round += 1) {
      await world.desk.settle();
      await world.later();
    }
    const waiting = await world.plan(plan.id);
    expect(of('verify-shared', waiting)).toMatchObject({
      waitsFor: 'microsoft',
      nextProbeAt: expect.any(String),
    });
    expect(of('release-licence', waiting)?.state).toBe('waiting');
    const skipped = await world.staff
      .post(`/api/account-steps/${of('verify-shared', waiting)?.id}/skip`)
      .send({ reason: 'Pas le temps' })
      .expect(200);
    expect(of('release-licence', skipped.body)).toMatchObject({ hindrance: { why: 'blocked' } });
    const released = (await world.journal(tenant)).filter(({ operation }) => /assignLicense/.test(operation));
    expect(released).toEqual([]);
  });
});
