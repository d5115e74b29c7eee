import { AuditSealer } from '@vigie/platform';
import { aCalendar, aClient, aStaff } from '../testing';
import { signedIn, startTestApp, type TestApp } from '../testing/test-app';

let test: TestApp;
beforeAll(async () => {
  test = await startTestApp('directory_admin');
});
afterAll(() => test.stop());

const administrator = async () => signedIn(test, await aStaff(test.database, { roles: ['administrator'] }));
const dispatcher = async () => signedIn(test, await aStaff(test.database, { roles: ['dispatcher'] }));

describe('clients', () => {
  it('are added, read and changed', async () => {
    const agent = await dispatcher();
    const input = {
      name: 'Dune Conseil',
      formula: 'PREMIUM',
      deadlineMode: 'elapsed',
      calendarId: test.calendarId,
    };
    const created = await agent.post('/api/clients').send(input).expect(201);
    expect(created.body).toMatchObject({
      name: 'Dune Conseil',
      calendar: { id: test.calendarId, name: 'Horaires standard' },
      contacts: 0,
      openTickets: 0,
      siren: null,
      approvalKinds: [],
      hasApprover: false,
      version: 1,
    });
    const path = `/api/clients/${created.body.id}`;
    const changed = await agent.patch(path).send({ formula: 'SERENITE', version: 1 }).expect(200);
    expect(changed.body).toMatchObject({ name: 'Dune Conseil', formula: 'SERENITE', version: 2 });
    await agent.patch(path).send({ formula: 'STANDARD', version: 1 }).expect(409);
    expect((await agent.get(path).expect(200)).body).toEqual(changed.body);
    expect((await agent.post('/api/clients').send(input).expect(422)).body.code).toBe('client.name-taken');
    const found = await agent.get('/api/clients?q=dune').expect(200);
    expect(found.body.items).toEqual([changed.body]);
  });

  it('have a company number that exists, each its own', async () => {
    const agent = await dispatcher();
    const made = async (name: string) =>
      (
        await agent
          .post('/api/clients')
          .send({ name, formula: 'PREMIUM', deadlineMode: 'elapsed', calendarId: test.calendarId })
          .expect(201)
      ).body.id as string;
    const path = `/api/clients/${await made('Numéro')}`;
    const changed = await agent.patch(path).send({ siren: '732 829 320', version: 1 }).expect(200);
    expect(changed.body).toMatchObject({ siren: '732829320', version: 2 });
    const wrong = await agent.patch(path).send({ siren: '732829321', version: 2 }).expect(422);
    expect(wrong.body.errors).toMatchObject([{ path: 'siren' }]);
    const other = `/api/clients/${await made('Autre numéro')}`;
    const taken = await agent.patch(other).send({ siren: '732829320', version: 1 }).expect(422);
    expect(taken.body.code).toBe('client.siren-taken');
    // One's own again, with the rest of the form, is no clash; and it can be taken away.
    await agent.patch(path).send({ siren: '732829320', name: 'Numéro SA', version: 2 }).expect(200);
    expect((await agent.patch(path).send({ siren: null, version: 3 }).expect(200)).body.siren).toBeNull();
  });

  it('need a calendar that exists and are not found when they do not', async () => {
    const agent = await dispatcher();
    const input = {
      name: 'Sans calendrier',
      formula: 'PREMIUM',
      deadlineMode: 'elapsed',
      calendarId: '999999',
    };
    const refused = await agent.post('/api/clients').send(input).expect(422);
    expect(refused.body.errors).toMatchObject([{ path: 'calendarId' }]);
    await agent.get('/api/clients/999999').expect(404);
    await agent.patch('/api/clients/999999').send({ name: 'X', version: 1 }).expect(404);
  });

  it('are changed by whoever manages them only', async () => {
    const client = await aClient(test.database);
    const agent = await signedIn(test, await aStaff(test.database));
    await agent.get(`/api/clients/${client.id}`).expect(200);
    await agent.patch(`/api/clients/${client.id}`).send({ name: 'X', version: 1 }).expect(403);
  });
});

describe('calendars', () => {
  const hours = [{ days: [1, 2, 3, 4, 5], from: '09:00', to: '17:00' }];
  const input = { name: 'Bureaux', zone: 'Europe/Paris', region: 'FR', hours, exceptions: [] };

  it('are saved and replaced', async () => {
    const admin = await administrator();
    const created = await admin.post('/api/calendars').send(input).expect(201);
    expect(created.body).toEqual({ ...input, goodFriday: false, id: created.body.id, version: 1 });
    const replaced = await admin
      .put(`/api/calendars/${created.body.id}`)
      .send({ ...input, region: 'FR-67', goodFriday: true, version: 1 })
      .expect(200);
    expect(replaced.body).toMatchObject({ region: 'FR-67', goodFriday: true, version: 2 });
    const listed = await admin.get('/api/calendars').expect(200);
    expect(listed.body.items).toContainEqual(replaced.body);
    const twice = await admin.post('/api/calendars').send(input).expect(422);
    expect(twice.body.errors).toMatchObject([{ path: 'name' }]);
  });

  const always = { from: '2020-01-01', to: '2060-12-31', hours: [], label: 'Fermé' };
  it.each([
    ['calendar.never-opens', { exceptions: [always] }],
    ['calendar.unknown-zone', { zone: 'Europe/Atlantis' }],
    ['calendar.bad-hours', { hours: [{ days: [1], from: '17:00', to: '09:00' }] }],
    ['calendar.overlapping-hours', { hours: [...hours, { days: [5], from: '16:00', to: '20:00' }] }],
    ['calendar.bad-exception', { exceptions: [{ ...always, to: '2019-01-01' }] }],
  ])('are refused with %s, and nothing is saved', async (code, change) => {
    const admin = await administrator();
    const name = `Refusé ${code}`;
    const refused = await admin
      .post('/api/calendars')
      .send({ ...input, name, ...change })
      .expect(422);
    expect(refused.body.code).toBe(code);
    const kept = await aCalendar(test.database);
    await admin
      .put(`/api/calendars/${kept.id}`)
      .send({ ...input, name, ...change, version: 1 })
      .expect(422);
    const names = await test.database.query<{ name: string }>('SELECT name FROM calendar');
    expect(names.map((row) => row.name)).not.toContain(name);
  });

  it('are the administrator’s to change', async () => {
    const agent = await dispatcher();
    await agent.get('/api/calendars').expect(200);
    await agent.post('/api/calendars').send(input).expect(403);
  });
});

describe('the SLA policy', () => {
  it('starts as the rules ship it and grows by versions', async () => {
    const admin = await administrator();
    const [shipped] = (await admin.get('/api/sla-policies').expect(200)).body.items;
    expect(shipped).toMatchObject({ number: 1, inForce: true, author: null, exceptions: [] });
    expect(shipped.targets).toHaveLength(12);
    const { id: basedOn, exceptions, actions } = shipped;
    const target = { formula: 'PREMIUM', priority: 2, responseMinutes: 45, resolutionMinutes: 90 };
    const targets = shipped.targets.map((one: typeof target) =>
      one.formula === target.formula && one.priority === target.priority ? target : one,
    );
    const body = { basedOn, targets, exceptions, actions, effectiveAt: null, reason: 'Avenant' };
    const { items } = (await admin.post('/api/sla-policies').send(body).expect(201)).body;
    expect(items[0]).toMatchObject({ number: 2, inForce: true, reason: 'Avenant', targets });
    expect(items[1]).toEqual({ ...shipped, inForce: false });
  });
});

describe('the journal', () => {
  it('tells who changed what, by object, and shows when one byte was changed', async () => {
    const admin = await administrator();
    const client = await aClient(test.database);
    await admin.patch(`/api/clients/${client.id}`).send({ formula: 'STANDARD', version: 1 }).expect(200);
    await admin.patch(`/api/clients/${client.id}`).send({ formula: 'SERENITE', version: 2 }).expect(200);
    const sealer = test.app.get(AuditSealer);
    while ((await sealer.sealPending()) > 0);
    const { items } = (await admin.get(`/api/audit?target=client:${client.id}`).expect(200)).body;
    expect(items.map((one: { data: unknown }) => one.data)).toEqual([
      { formula: 'SERENITE' },
      { formula: 'STANDARD' },
    ]);
    const intact = (await admin.get('/api/audit/verify').expect(200)).body;
    expect(intact).toMatchObject({ intact: true, brokenAt: null });
    expect(intact.checked).toBeGreaterThan(1);
    const { id, sequence } = items[1];
    await test.database.manager.query(
      `UPDATE audit_entry SET data = REPLACE(data, 'STANDARD', 'STANDARE') WHERE id = ?`,
      [id],
    );
    const broken = (await admin.get('/api/audit/verify').expect(200)).body;
    expect(broken).toEqual({ intact: false, checked: sequence - 1, brokenAt: sequence });
  });

  it('is paged from the latest line back', async () => {
    const admin = await administrator();
    const first = (await admin.get('/api/audit?limit=3').expect(200)).body;
    const next = (await admin.get(`/api/audit?limit=3&cursor=${first.nextCursor}`).expect(200)).body;
    const ids = [...first.items, ...next.items].map((one: { id: string }) => Number(one.id));
    expect(ids).toHaveLength(6);
    expect(ids).toEqual(ids.toSorted((a, b) => b - a));
    expect(new Set(ids).size).toBe(6);
  });
});
