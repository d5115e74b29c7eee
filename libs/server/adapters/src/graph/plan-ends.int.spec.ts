import { aContact, asActor } from '@vigie/directory/testing';
import type { AccountPlan, PlanFacts } from '@vigie/wire';
import { arrival, arrivalRequest, departure } from '../testing/plan-facts.data';
import { PlanWorld } from '../testing/plan-world';
import { borel, ids, sku } from '../testing/tenant.data';

/** A plan ends right, or stops with a reason: none waits for what never comes. */
describe('the end of a plan', () => {
  let world: PlanWorld;
  beforeAll(async () => {
    world = await PlanWorld.open('plan_ends');
  });
  afterAll(() => world.close());

  const alone = { ...arrival, groups: [], manager: null, tasks: [] };
  const stepOf = (kind: string, { steps }: AccountPlan) => steps.find((step) => step.kind === kind);
  const rounds = async (count: number) => {
    for (let round = 0; round < count; round += 1) {
      await world.desk.settle();
      await world.later();
    }
  };
  async function arriving(other: object = {}) {
    const client = await world.client(other);
    return { ...client, ticket: await world.ticket(client.portal, arrivalRequest) };
  }
  const promiseOf = async (ticketId: string) => {
    const { clocks } = (await world.staff.get(`/api/tickets/${ticketId}`).expect(200)).body;
    return clocks.find(({ kind }: { kind: string }) => kind === 'promise')?.state;
  };

  it('waits for no mailbox that its licences do not bring', async () => {
    const visio = 'c5928f49-12ba-48f7-ada3-0d743a3601d5';
    const skus = [
      ...borel.skus,
      { skuId: visio, skuPartNumber: 'VISIOCLIENT', enabled: 2, plans: [] as string[] },
    ];
    const { ticket, tenant } = await arriving({ skus });
    const plan = await world.propose(ticket.id, { ...alone, licences: [visio] });
    expect(plan.steps.map(({ kind }) => kind)).toEqual([
      ...['create-account', 'assign-licence', 'hand-over-password'],
    ]);
    await world.launch(plan);
    expect((await world.play(plan.id, tenant)).state).toBe('completed');
  });

  it('says after a day what Microsoft still does not show, and has as much patience again on a retry', async () => {
    const { ticket } = await arriving({ delays: { drive: 10_000_000 } });
    const plan = await world.launch(await world.propose(ticket.id, { ...alone, licences: [sku] }));
    await rounds(8);
    expect(stepOf('wait-for-drive', await world.plan(plan.id))?.state).toBe('waiting-for-microsoft');
    await world.desk.database.query(
      `UPDATE account_step SET started_at = NOW(3) - INTERVAL 25 HOUR
        WHERE plan_id = ? AND kind = 'wait-for-drive'`,
      [plan.id],
    );
    await rounds(1);
    const stopped = await world.plan(plan.id);
    expect(stopped).toMatchObject({ state: 'needs-attention', attention: { kind: 'wait-for-drive' } });
    const step = stepOf('wait-for-drive', stopped);
    expect(step).toMatchObject({ state: 'failed', failure: { code: 'not-seen' } });
    await world.staff.post(`/api/account-steps/${step?.id}/retry`).expect(200);
    await rounds(2);
    expect(stepOf('wait-for-drive', await world.plan(plan.id))?.state).toBe('waiting-for-microsoft');
  });

  it('is none for a plan without a step: it would keep a promise by doing nothing', async () => {
    const { ticket } = await arriving();
    const facts: PlanFacts = {
      ...{ kind: 'change', address: 'anne@borel.test', jobTitle: null },
      ...{ join: [], leave: [], addLicences: [], removeLicences: [] },
    };
    const plans = `/api/tickets/${ticket.id}/account-plans`;
    expect((await world.staff.post(plans).send({ facts }).expect(422)).body.code).toBe('plan.nothing-to-do');
    const { id, version } = await world.propose(ticket.id, { ...facts, join: [ids.team] });
    const emptied = { facts, version };
    await world.staff.put(`/api/account-plans/${id}`).send(emptied).expect(422);
  });

  it('keeps the promise also when the last plan of its ticket is cancelled after it', async () => {
    const { ticket, tenant } = await arriving();
    const done = await world.launch(await world.propose(ticket.id, { ...alone, licences: [] }));
    const other = await world.propose(ticket.id, { kind: 'password-reset', address: 'anne@borel.test' });
    expect((await world.play(done.id, tenant)).state).toBe('completed');
    expect(await promiseOf(ticket.id)).toBe('running');
    const cancelled = { reason: 'Inutile', version: other.version };
    await world.staff.post(`/api/account-plans/${other.id}/cancel`).send(cancelled).expect(200);
    expect(await promiseOf(ticket.id)).toBe('met');
  });

  it('of a plan that was cancelled and did nothing is no kept promise', async () => {
    const { ticket } = await arriving();
    const plan = await world.propose(ticket.id, alone);
    const cancelled = { reason: 'Ne vient pas', version: plan.version };
    await world.staff.post(`/api/account-plans/${plan.id}/cancel`).send(cancelled).expect(200);
    expect(await promiseOf(ticket.id)).toBe('running');
  });

  it('tells tasks apart by an accent, a capital or their last letters', async () => {
    const { ticket } = await arriving();
    const long = 'Préparer le poste '.repeat(11).slice(0, 198);
    const tasks = ['Clé', 'Cle', 'clé', `${long}a`, `${long}b`];
    const plan = await world.propose(ticket.id, { ...alone, tasks });
    const shown = plan.steps.filter(({ kind }) => kind === 'equipment-task').map(({ value }) => value);
    expect(shown).toEqual(tasks);
  });
});

describe('the agreement that a client wants', () => {
  let world: PlanWorld;
  beforeAll(async () => {
    world = await PlanWorld.open('plan_agreement');
  });
  afterAll(() => world.close());

  it('to an arrival is none to the departure of somebody', async () => {
    const { id: clientId, portal } = await world.client();
    const { database } = world.desk;
    await database.query('UPDATE client SET approval_kinds = ? WHERE id = ?', [
      JSON.stringify(['account.arrival', 'account.departure']),
      clientId,
    ]);
    const approver = await world.desk.http(
      asActor(await aContact(database, { clientId, name: 'Direction', roles: ['approver'] })),
    );
    const { approvalId } = (await portal.post('/api/portal/requests').send(arrivalRequest)).body;
    const decision = await approver
      .post(`/api/portal/approvals/${approvalId}/decision`)
      .send({ decision: 'approve', comment: 'Oui.' })
      .expect(200);
    const ticket = await database.one<{ id: string }>(
      'SELECT ticket_id AS id FROM written_request WHERE id = ?',
      [decision.body.requestId],
    );
    const preview = (facts: PlanFacts) =>
      world.staff.post(`/api/tickets/${ticket?.id}/account-plans/preview`).send({ facts });
    await preview(arrival).expect(200);
    expect((await preview(departure).expect(422)).body.code).toBe('plan.not-approved');
  });
});

describe('the preview of a plan that is changed', () => {
  let world: PlanWorld;
  beforeAll(async () => {
    world = await PlanWorld.open('plan_preview');
  });
  afterAll(() => world.close());

  it('counts its own licence and its own address as its own', async () => {
    const { portal } = await world.client();
    const ticket = await world.ticket(portal, arrivalRequest);
    const { id } = await world.propose(ticket.id, arrival);
    const preview = async (planId?: string) => {
      const path = `/api/tickets/${ticket.id}/account-plans/preview`;
      return (await world.staff.post(path).send({ facts: arrival, planId }).expect(200)).body;
    };
    expect(await preview(id)).toMatchObject({ address: 'zoe.leger@borel.test', notices: [] });
    expect(await preview()).toMatchObject({
      address: 'zoe.leger2@borel.test',
      notices: [{ problem: 'licence-lacking', about: 'SPB' }],
    });
  });
});
