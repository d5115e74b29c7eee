import { sha256 } from '@vigie/platform';
import type { AccountPlan } from '@vigie/wire';
import { graphPermissions } from '@vigie/rules';
import { arrival, arrivalRequest, departure, departureRequest } from '../testing/plan-facts.data';
import { PlanWorld } from '../testing/plan-world';
import { clientId, ids, sku } from '../testing/tenant.data';

let world: PlanWorld;
beforeAll(async () => {
  world = await PlanWorld.open('plan_desk');
});
afterAll(() => world.close());

const stepOf = (kind: string, { steps }: AccountPlan) => {
  const step = steps.find((one) => one.kind === kind);
  if (!step) throw new Error(`no step ${kind}`);
  return step;
};
const on = (kind: string, plan: AccountPlan, act: string, body?: object) =>
  world.staff.post(`/api/account-steps/${stepOf(kind, plan).id}/${act}`).send(body);
const plansOf = (ticketId: string) => `/api/tickets/${ticketId}/account-plans`;
/** Settles, and lets Microsoft work, a few times. */
const rounds = async (count: number) => {
  for (let round = 0; round < count; round += 1) {
    await world.desk.settle();
    await world.later();
  }
};
async function arriving() {
  const client = await world.client();
  const ticket = await world.ticket(client.portal, arrivalRequest);
  return { ...client, ticket };
}

describe('no plan', () => {
  it('without a tenant', async () => {
    const { requester } = await world.desk.client();
    const ticket = await world.ticket(await world.desk.http(requester), arrivalRequest);
    const { body } = await world.staff.get(plansOf(ticket.id)).expect(200);
    expect(body.obstacle).toBe('no-tenant');
    const refused = await world.staff.post(plansOf(ticket.id)).send({ facts: arrival }).expect(422);
    expect(refused.body.code).toBe('plan.no-tenant');
  });

  it('without a written request', async () => {
    const { id } = await world.client();
    const ticket = { clientId: id, kind: 'question', subject: 'Arrivée', description: 'Par téléphone' };
    const { body } = await world.staff.post('/api/tickets').send(ticket).expect(201);
    expect((await world.staff.get(plansOf(body.id)).expect(200)).body.obstacle).toBe('no-request');
    const refused = await world.staff.post(plansOf(body.id)).send({ facts: arrival }).expect(422);
    expect(refused.body.code).toBe('plan.no-request');
  });

  it('without the agreement that the client wants', async () => {
    const { id, ticket } = await arriving();
    await world.desk.database.query('UPDATE client SET approval_kinds = ? WHERE id = ?', [
      JSON.stringify(['account.arrival']),
      id,
    ]);
    expect((await world.staff.get(plansOf(ticket.id)).expect(200)).body.obstacle).toBe('not-approved');
    const refused = await world.staff.post(plansOf(ticket.id)).send({ facts: arrival }).expect(422);
    expect(refused.body.code).toBe('plan.not-approved');
  });

  it('of an account that is not there, nor without consent', async () => {
    const { portal, tenant } = await world.client();
    const ticket = await world.ticket(portal, departureRequest);
    const preview = (address: string) =>
      world.staff.post(`${plansOf(ticket.id)}/preview`).send({ facts: { ...departure, address } });
    expect((await preview('personne@borel.test').expect(422)).body.code).toBe('plan.account-missing');
    await world.simulator.control('PATCH', `/tenants/${tenant}`, { consents: { [clientId]: null } });
    await world.simulator.control('DELETE', '/tokens');
    const refused = await preview('anne@borel.test').expect(422);
    expect(refused.body).toMatchObject({ code: 'plan.tenant-refused' });
  });

  it('of another client’s ticket, nor for who may not work on accounts', async () => {
    const { ticket, portal } = await arriving();
    const plan = await world.propose(ticket.id, arrival);
    await portal.get(`/api/account-plans/${plan.id}`).expect(403);
    const other = await world.client();
    await other.portal.get(`/api/portal/requests/${ticket.requestId}/progress`).expect(404);
    const accounting = await world.desk.http(await world.desk.staff('accounting'));
    await accounting.get(`/api/account-plans/${plan.id}`).expect(200);
    await accounting
      .post(`/api/account-plans/${plan.id}/cancel`)
      .send({ reason: 'x', version: 1 })
      .expect(403);
  });
});

describe('a proposed plan', () => {
  it('takes the template of the function, and what the client named', async () => {
    const { id, portal } = await world.client();
    await world.desk.database.query(
      `INSERT INTO account_template (client_id, name, licences, group_ids, tasks, active, created_at, version)
       VALUES (?, 'Comptable', ?, ?, '["Former"]', 1, NOW(3), 1)`,
      [id, JSON.stringify([sku]), JSON.stringify([ids.group])],
    );
    await world.desk.database.query(
      "INSERT INTO m365_group (client_id, guid, name, kind, writable, licensing) VALUES (?, ?, 'Atelier', 'team', 1, 0)",
      [id, ids.team],
    );
    const form = { ...arrivalRequest.form, groups: ['Atelier', 'Inconnu'] };
    const ticket = await world.ticket(portal, { ...arrivalRequest, form });
    const { proposal } = (await world.staff.get(plansOf(ticket.id)).expect(200)).body;
    expect(proposal).toMatchObject({ licences: [sku], groups: [ids.group, ids.team], tasks: ['Former'] });
    expect((await world.propose(ticket.id, proposal)).template).toMatchObject({ name: 'Comptable' });
  });

  it('keeps its licence and its address from the next one', async () => {
    const { portal, ticket } = await arriving();
    const first = await world.propose(ticket.id, arrival);
    expect(first.notices).toEqual([]);
    const other = await world.ticket(portal, arrivalRequest);
    const second = await world.propose(other.id, arrival);
    expect(second.person.address).toBe('zoe.leger2@borel.test');
    expect(second.notices).toEqual([{ problem: 'licence-lacking', about: 'SPB' }]);
    expect(second.steps.map(({ kind }) => kind)).toContain('order-licence');
    await world.staff
      .post(`/api/account-plans/${first.id}/cancel`)
      .send({ reason: 'Ne vient pas', version: 1 })
      .expect(200);
    const { body } = await world.staff
      .put(`/api/account-plans/${second.id}`)
      .send({ facts: arrival, version: 1 })
      .expect(200);
    expect(body).toMatchObject({ version: 2, notices: [], person: { address: 'zoe.leger@borel.test' } });
    await world.staff.put(`/api/account-plans/${second.id}`).send({ facts: arrival, version: 1 }).expect(409);
  });

  it('is found in the list, and counts two at the same moment only once', async () => {
    const { id, portal } = await world.client();
    const tickets = [await world.ticket(portal, arrivalRequest), await world.ticket(portal, arrivalRequest)];
    const both = await Promise.all(tickets.map((one) => world.propose(one.id, arrival)));
    expect(both.flatMap(({ notices }) => notices)).toHaveLength(1);
    const list = (query: object) => world.staff.get('/api/account-plans').query({ client: id, ...query });
    const { body } = await list({ limit: 1 }).expect(200);
    expect(body.items).toHaveLength(1);
    const next = (await list({ limit: 1, cursor: body.nextCursor }).expect(200)).body;
    expect([body.items[0].id, next.items[0].id].toSorted()).toEqual(both.map((one) => one.id).toSorted());
    expect((await list({ kind: 'departure' }).expect(200)).body.items).toEqual([]);
    expect((await list({ state: 'running' }).expect(200)).body.items).toEqual([]);
  });

  it('holds its ticket back from its end and from a merge', async () => {
    const { portal, ticket } = await arriving();
    const plan = await world.propose(ticket.id, arrival);
    const own = (await world.staff.get(`/api/tickets/${ticket.id}`).expect(200)).body;
    const many = await world.staff
      .post('/api/tickets/bulk')
      .send({
        tickets: [{ id: ticket.id, version: own.version }],
        change: { type: 'transition', to: 'resolved' },
      })
      .expect(200);
    expect(many.body.results).toEqual([{ outcome: 'refused', id: ticket.id, code: 'ticket.held' }]);
    const other = await world.ticket(portal, arrivalRequest);
    const { version } = (await world.staff.get(`/api/tickets/${other.id}`).expect(200)).body;
    const merging = { version, ticketIds: [ticket.id] };
    const refused = await world.staff.post(`/api/tickets/${other.id}/merge`).send(merging).expect(422);
    expect(refused.body.code).toBe('ticket.held');
    await world.staff
      .post(`/api/account-plans/${plan.id}/cancel`)
      .send({ reason: 'Doublon', version: 1 })
      .expect(200);
    await world.staff.post(`/api/tickets/${other.id}/merge`).send(merging).expect(200);
  });
});

describe('the promise of a merged request', () => {
  it('is not kept by the plan of another one', async () => {
    const { portal, ticket } = await arriving();
    const restore = await world.ticket(portal, {
      kind: 'backup.restore',
      form: { what: 'Compta', asOf: '2026-01-01' },
    });
    const { version } = (await world.staff.get(`/api/tickets/${ticket.id}`).expect(200)).body;
    const merging = { version, ticketIds: [restore.id] };
    await world.staff.post(`/api/tickets/${ticket.id}/merge`).send(merging).expect(200);
    const reset = { kind: 'password-reset', address: 'anne@borel.test' } as const;
    const plan = await world.launch(await world.propose(ticket.id, reset));
    await rounds(2);
    await on('hand-over-password', plan, 'done', { evidence: 'De vive voix' }).expect(200);
    expect((await world.plan(plan.id)).state).toBe('completed');
    const { clocks } = (await world.staff.get(`/api/tickets/${ticket.id}`).expect(200)).body;
    const promises = clocks.filter(({ kind }: { kind: string }) => kind === 'promise');
    expect(promises.map(({ state }: { state: string }) => state).toSorted()).toEqual(['met', 'running']);
  });
});

describe('a launched plan', () => {
  it('starts on its effective date, or when it is launched otherwise', async () => {
    const { ticket } = await arriving();
    const plan = await world.propose(ticket.id, arrival);
    const scheduled = await world.launch(plan, { at: 'effective-date' });
    expect(scheduled).toMatchObject({ state: 'scheduled', runAt: '2030-03-01T07:00:00.000Z' });
    await world.desk.settle();
    expect((await world.plan(plan.id)).state).toBe('scheduled');
    const due = "UPDATE outbox SET available_at = NOW(3) WHERE done_at IS NULL AND job = 'plan.start'";
    await world.staff
      .post(`/api/account-plans/${plan.id}/launch`)
      .send({ when: { at: 'instant', instant: '2031-01-01T00:00:00.000Z' }, version: scheduled.version })
      .expect(200);
    const [first] = await world.desk.database.query<{ id: string }>(
      "SELECT id FROM outbox WHERE done_at IS NULL AND job = 'plan.start' ORDER BY id LIMIT 1",
    );
    await world.run(first?.id ?? '');
    expect((await world.plan(plan.id)).state).toBe('scheduled');
    await world.desk.database.query(due);
    await rounds(1);
    expect(['running', 'needs-attention']).toContain((await world.plan(plan.id)).state);
  });

  it('leaves of date at 18:00, at once when that has passed', async () => {
    const { portal } = await world.client();
    const ticket = await world.ticket(portal, departureRequest);
    const plan = await world.propose(ticket.id, departure);
    const scheduled = await world.launch(plan, { at: 'effective-date' });
    expect(scheduled.runAt).toBe('2030-03-01T17:00:00.000Z');
    const urgent = await world.launch(scheduled);
    expect(urgent.state).toBe('running');
    expect(urgent.steps.filter(({ state }) => state === 'ready').map(({ kind }) => kind)).toContain(
      'snapshot-account',
    );
  });

  it('wants a second person for what nothing undoes', async () => {
    const { portal } = await world.client();
    const ticket = await world.ticket(portal, departureRequest);
    const plan = await world.launch(await world.propose(ticket.id, departure));
    await rounds(3);
    const waiting = await world.plan(plan.id);
    expect(stepOf('wipe-phone', waiting)).toMatchObject({
      state: 'waiting',
      hindrance: { why: 'second-person' },
    });
    const asked = (await on('wipe-phone', plan, 'confirm').expect(200)).body;
    expect(stepOf('wipe-phone', asked).confirmation).toMatchObject({ confirmedBy: null });
    expect((await on('wipe-phone', plan, 'confirm').expect(422)).body.code).toBe('step.same-person');
    const path = `/api/account-steps/${stepOf('wipe-phone', plan).id}/confirm`;
    const confirmed = (await world.second.post(path).expect(200)).body;
    expect(stepOf('wipe-phone', confirmed).state).toBe('ready');
    expect((await world.second.post(path).expect(422)).body.code).toBe('step.wrong-state');
  });

  it('says why a step failed, and goes on when somebody has acted', async () => {
    const { ticket } = await arriving();
    const plan = await world.propose(ticket.id, { ...arrival, address: 'anne@borel.test', manager: null });
    await world.launch(plan);
    await rounds(1);
    const failed = await world.plan(plan.id);
    expect(failed).toMatchObject({
      state: 'needs-attention',
      attention: { kind: 'create-account', state: 'failed' },
    });
    expect(stepOf('create-account', failed).failure?.code).toBe('address-taken');
    const retried = (await on('create-account', plan, 'retry').expect(200)).body;
    expect(stepOf('create-account', retried)).toMatchObject({ state: 'ready', failure: null });
    await rounds(1);
    const byHand = (await on('create-account', plan, 'done', { evidence: 'Créé à la main' }).expect(200))
      .body;
    expect(stepOf('create-account', byHand)).toMatchObject({ state: 'done', note: 'Créé à la main' });
    expect((await on('create-account', plan, 'skip', { reason: 'x' }).expect(422)).body.code).toBe(
      'step.wrong-state',
    );
    await rounds(2);
    expect((await world.plan(plan.id)).accountId).not.toBeNull();
    const { history } = (await world.staff.get(`/api/tickets/${ticket.id}`).expect(200)).body;
    expect(history.filter(({ type }: { type: string }) => type === 'plan-attention').length).toBeGreaterThan(
      1,
    );
  });

  it('stops where it is when it is cancelled', async () => {
    const { ticket, tenant, portal } = await arriving();
    const plan = await world.launch(await world.propose(ticket.id, arrival));
    await rounds(2);
    const { body } = await world.staff
      .post(`/api/account-plans/${plan.id}/cancel`)
      .send({ reason: 'Embauche annulée', version: plan.version })
      .expect(200);
    expect(body).toMatchObject({ state: 'cancelled', endReason: 'Embauche annulée' });
    expect(stepOf('create-account', body).state).toBe('done');
    const before = (await world.journal(tenant)).length;
    await rounds(3);
    expect(await world.journal(tenant)).toHaveLength(before);
    const progress = (await portal.get(`/api/portal/requests/${ticket.requestId}/progress`).expect(200)).body;
    expect(JSON.stringify(progress)).not.toContain('annulée');
    expect((await on('hand-over-password', plan, 'password-link').expect(422)).body.code).toBe(
      'plan.wrong-state',
    );
  });

  it('waits as long as Microsoft asks, and keeps no worker for it', async () => {
    const { ticket } = await arriving();
    const plan = await world.propose(ticket.id, { ...arrival, manager: null });
    await world.launch(plan);
    await world.simulator.control('POST', '/faults', [
      { match: '*', kind: 'throttle', times: 9, retryAfterSeconds: 700 },
    ]);
    const began = Date.now();
    await world.desk.settle();
    const step = stepOf('create-account', await world.plan(plan.id));
    expect(step).toMatchObject({ state: 'waiting-for-microsoft', waitsFor: 'throttled' });
    expect(Date.parse(step.nextProbeAt ?? '') - began).toBeGreaterThanOrEqual(700_000);
    await world.simulator.control('DELETE', '/faults');
    const now = (await on('create-account', plan, 'retry').expect(200)).body;
    expect(stepOf('create-account', now).state).toBe('waiting-for-microsoft');
    await world.desk.settle();
    expect(stepOf('create-account', await world.plan(plan.id)).waitsFor).toBe('microsoft');
  });
});

describe('a first password', () => {
  async function handing() {
    const { ticket, tenant } = await arriving();
    const plan = await world.launch(await world.propose(ticket.id, { ...arrival, manager: null }));
    await rounds(3);
    const link = (await on('hand-over-password', plan, 'password-link').expect(200)).body;
    const token = new URL(link.url).pathname.split('/').at(-1) ?? '';
    return { plan, tenant, link, token, path: `/api/one-time/${token}` };
  }
  const dump = async () => {
    const tables = await world.desk.database.query<{ name: string }>(
      'SELECT table_name AS name FROM information_schema.tables WHERE table_schema = DATABASE()',
    );
    const rows = await Promise.all(
      tables.map(({ name }) => world.desk.database.query(`SELECT * FROM \`${name}\``)),
    );
    return JSON.stringify(rows);
  };

  it('is shown once, to who opens the link first', async () => {
    const { plan, tenant, link, token, path } = await handing();
    expect(new URL(link.url).pathname).toBe(`/portal/once/${token}`);
    const looked = (await world.staff.get(path).expect(200)).body;
    expect(looked).toMatchObject({ state: 'live', address: 'zoe.leger@borel.test' });
    expect((await world.staff.get(path).expect(200)).body.state).toBe('live');
    const opened = await Promise.all(
      Array.from({ length: 5 }, () =>
        world.staff.post(`${path}/open`).set('Idempotency-Key', 'one').send({}),
      ),
    );
    const [shown, ...more] = opened.filter(({ status }) => status === 200);
    expect(more).toEqual([]);
    expect(shown?.body).toMatchObject({ address: 'zoe.leger@borel.test' });
    expect(shown?.body.password).toHaveLength(16);
    const again = await world.staff.post(`${path}/open`).set('Idempotency-Key', 'one').send({}).expect(409);
    expect(again.body.code).toBe('one-time.opened');
    const everything = await dump();
    const kept = [shown?.body.password, token, sha256(token)].map((one) => everything.includes(one));
    expect(kept).toEqual([false, false, true]);
    expect(JSON.stringify(await world.journal(tenant))).not.toContain(shown?.body.password);
    expect(stepOf('hand-over-password', await world.plan(plan.id))).toMatchObject({
      state: 'done',
      proof: { seen: { openedAt: expect.any(String) } },
    });
    const audit = await world.desk.database.query(
      "SELECT data FROM audit_entry WHERE action = 'password.link-opened' AND target = ?",
      [`plan:${plan.id}`],
    );
    expect(JSON.stringify(audit)).toContain(world.technician.name);
  });

  it('can be asked for again, which ends the link before', async () => {
    const { plan, path } = await handing();
    await on('hand-over-password', plan, 'password-link').expect(200);
    expect((await world.staff.get(path).expect(200)).body.state).toBe('expired');
    expect((await world.staff.post(`${path}/open`).send({}).expect(422)).body.code).toBe('one-time.expired');
    expect((await world.staff.get('/api/one-time/nothing').expect(422)).body.code).toBe(
      'one-time.link-invalid',
    );
  });

  it('stays to be had when the tenant refuses', async () => {
    const { tenant, path } = await handing();
    await world.simulator.control('PATCH', `/tenants/${tenant}`, { consents: { [clientId]: [] } });
    await world.simulator.control('DELETE', '/tokens');
    const refused = await world.staff.post(`${path}/open`).send({}).expect(422);
    expect(refused.body.code).toBe('one-time.refused');
    expect((await world.staff.get(path).expect(200)).body.state).toBe('live');
    await world.simulator.control('PATCH', `/tenants/${tenant}`, {
      consents: { [clientId]: graphPermissions },
    });
    await world.simulator.control('DELETE', '/tokens');
    await world.staff.post(`${path}/open`).send({}).expect(200);
  });

  it('is gone after three days', async () => {
    const { path, link } = await handing();
    expect(Date.parse(link.expiresAt) - Date.now()).toBeGreaterThan(71 * 3_600_000);
    await world.desk.database.query('UPDATE one_time_link SET expires_at = NOW(3) - INTERVAL 1 SECOND');
    expect((await world.staff.get(path).expect(200)).body.state).toBe('expired');
    await world.staff.post(`${path}/open`).send({}).expect(422);
  });
});
