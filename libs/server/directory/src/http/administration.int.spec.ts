import { AuditSealer } from '@vigie/platform';
import { aCalendar, aClient, aContact, aStaff } from '../testing';
import { ClientQueries } from '../queries/client-queries';
import { PeopleQueries } from '../queries/people-queries';
import { asActor, testPassword } from '../testing';
import { browser, mailedToken, mailsTo, signedIn, startTestApp, type TestApp } from '../testing/test-app';

let test: TestApp;
beforeAll(async () => {
  test = await startTestApp('directory_admin');
});
afterAll(() => test.stop());

const administrator = async () => signedIn(test, await aStaff(test.database, { roles: ['administrator'] }));
const dispatcher = async () => signedIn(test, await aStaff(test.database, { roles: ['dispatcher'] }));

describe('people', () => {
  it('are invited by a mail whose link lives seven days and lets them choose a password', async () => {
    const admin = await administrator();
    const created = await admin
      .post('/api/people/staff')
      .send({ name: 'Inès Petit', email: 'Ines.Petit@vigie.test', roles: ['technician'] })
      .expect(201);
    expect(created.body).toMatchObject({
      kind: 'staff',
      email: 'ines.petit@vigie.test',
      active: true,
      version: 1,
    });
    const [mail] = await mailsTo(test, 'ines.petit@vigie.test');
    expect(mail?.subject).toBe('Votre accès à Vigie');
    const row = await test.database.one<{ days: string }>(
      'SELECT TIMESTAMPDIFF(DAY, created_at, expires_at) AS days FROM password_reset WHERE person_id = ?',
      [created.body.id],
    );
    expect(Number(row?.days)).toBe(7);
    const token = await mailedToken(test, 'ines.petit@vigie.test');
    const password = 'un chemin de montagne en automne';
    await browser(test).post('/api/session/password-reset/confirm').send({ token, password }).expect(204);
    await browser(test).post('/api/session').send({ email: 'ines.petit@vigie.test', password }).expect(200);
  });

  it('have an address of their own, whatever its capitals', async () => {
    const admin = await administrator();
    const { email } = await aStaff(test.database);
    const taken = await admin
      .post('/api/people/staff')
      .send({ name: 'Double', email: email.toUpperCase(), roles: ['technician'] })
      .expect(422);
    expect(taken.body.code).toBe('person.email-taken');
  });

  it('of clients are the dispatcher’s business, ours are not', async () => {
    const agent = await dispatcher();
    const client = await aClient(test.database);
    const contact = await agent
      .post('/api/people/contacts')
      .send({ clientId: client.id, name: 'Paul Roche', email: 'paul@roche.test', roles: ['requester'] })
      .expect(201);
    expect(contact.body.client).toEqual({ id: client.id, name: client.name });
    const change = { roles: ['requester', 'approver'], version: 1 };
    await agent.patch(`/api/people/${contact.body.id}`).send(change).expect(200);
    const staff = await aStaff(test.database);
    await agent.patch(`/api/people/${staff.id}`).send({ name: 'Autre', version: 1 }).expect(403);
    await agent
      .post('/api/people/staff')
      .send({ name: 'X', email: 'x@vigie.test', roles: ['administrator'] })
      .expect(403);
    await agent
      .post('/api/people/contacts')
      .send({ clientId: '999999', name: 'X', email: 'x@x.test', roles: ['requester'] })
      .expect(404);
  });

  it('hold only roles of their kind', async () => {
    const admin = await administrator();
    const contact = await aContact(test.database);
    const refused = await admin
      .patch(`/api/people/${contact.id}`)
      .send({ roles: ['administrator'], version: 1 })
      .expect(422);
    expect(refused.body).toMatchObject({ code: 'request.invalid', errors: [{ path: 'roles' }] });
    await admin
      .post('/api/people/staff')
      .send({ name: 'X', email: 'y@vigie.test', roles: ['requester'] })
      .expect(422);
  });

  it('lose at once what a role gave: their sessions end', async () => {
    const admin = await administrator();
    const other = await aStaff(test.database, { roles: ['administrator'] });
    const agent = await signedIn(test, other);
    await agent.get('/api/audit').expect(200);
    await admin
      .patch(`/api/people/${other.id}`)
      .send({ roles: ['technician'], version: 1 })
      .expect(200);
    await agent.get('/api/audit').expect(401);
    const again = await signedIn(test, other);
    await again.get('/api/audit').expect(403);
  });

  it('keep their session when only their name changes, and lose it when deactivated', async () => {
    const admin = await administrator();
    const staff = await aStaff(test.database);
    const agent = await signedIn(test, staff);
    await admin.patch(`/api/people/${staff.id}`).send({ name: 'Léa Petit', version: 1 }).expect(200);
    expect((await agent.get('/api/session').expect(200)).body.person.name).toBe('Léa Petit');
    await admin.patch(`/api/people/${staff.id}`).send({ active: false, version: 2 }).expect(200);
    await agent.get('/api/session').expect(401);
    await browser(test).post('/api/session').send({ email: staff.email, password: testPassword }).expect(401);
  });

  it('are not overwritten by somebody who read them before', async () => {
    const admin = await administrator();
    const staff = await aStaff(test.database);
    await admin.patch(`/api/people/${staff.id}`).send({ name: 'Premier', version: 1 }).expect(200);
    const stale = await admin
      .patch(`/api/people/${staff.id}`)
      .send({ name: 'Second', version: 1 })
      .expect(409);
    expect(stale.body).toMatchObject({ code: 'version.conflict', data: { version: 2 } });
  });

  it('are listed page by page, by kind, client and text', async () => {
    const admin = await administrator();
    const client = await aClient(test.database);
    const names = ['Anne 100%', 'Bruno', 'Chloé', 'Chloé', 'Denis'];
    for (const name of names) await aContact(test.database, { clientId: client.id, name });
    const seen: string[] = [];
    let cursor: string | null = null;
    do {
      const url: string = `/api/people?client=${client.id}&limit=2${cursor ? `&cursor=${cursor}` : ''}`;
      const { body } = await admin.get(url).expect(200);
      expect(body.items.length).toBeLessThanOrEqual(2);
      seen.push(...body.items.map((one: { name: string }) => one.name));
      cursor = body.nextCursor;
    } while (cursor);
    expect(seen).toEqual(names);
    const byText = await admin
      .get(`/api/people?client=${client.id}&q=${encodeURIComponent('0%')}`)
      .expect(200);
    expect(byText.body.items.map((one: { name: string }) => one.name)).toEqual(['Anne 100%']);
    const staff = await admin.get('/api/people?kind=staff&limit=200').expect(200);
    expect(staff.body.items.every((one: { client: unknown }) => one.client === null)).toBe(true);
    await admin.get('/api/people?limit=201').expect(422);
    await admin.get('/api/people?cursor=bm9uc2Vuc2U').expect(400);
    await admin.get('/api/people?sort=password_hash').expect(422);
  });

  it('are no business of a client', async () => {
    const agent = await signedIn(test, await aContact(test.database));
    for (const path of [
      'people',
      'clients',
      'calendars',
      'sla-targets',
      'audit',
      'audit/verify',
      'assignees',
    ])
      await agent.get(`/api/${path}`).expect(403);
    await browser(test).get('/api/people').expect(401);
  });

  it('and clients outside a scope do not exist', async () => {
    const ours = await aContact(test.database);
    const theirs = await aContact(test.database);
    const { scope } = asActor(ours);
    const people = test.app.get(PeopleQueries);
    const clients = test.app.get(ClientQueries);
    expect((await people.page(scope, { limit: 200 })).items.map(({ id }) => id)).toEqual([ours.id]);
    await expect(people.one(scope, theirs.id)).rejects.toMatchObject({ code: 'not-found' });
    expect((await clients.page(scope, { limit: 200 })).items.map(({ id }) => id)).toEqual([ours.clientId]);
    await expect(clients.one(scope, theirs.clientId ?? '')).rejects.toMatchObject({ code: 'not-found' });
  });
});

describe('the last administrator', () => {
  it('stays, even when the last two leave at the same moment', async () => {
    const only = await startTestApp('directory_last_admin');
    try {
      const first = await aStaff(only.database, { roles: ['administrator'] });
      const agent = await signedIn(only, first);
      const alone = await agent
        .patch(`/api/people/${first.id}`)
        .send({ active: false, version: 1 })
        .expect(422);
      expect(alone.body.code).toBe('person.last-administrator');
      const second = await aStaff(only.database, { roles: ['administrator'] });
      const other = await signedIn(only, second);
      const answers = await Promise.all([
        agent.patch(`/api/people/${first.id}`).send({ roles: ['technician'], version: 1 }),
        other.patch(`/api/people/${second.id}`).send({ roles: ['technician'], version: 1 }),
      ]);
      expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 422]);
    } finally {
      await only.stop();
    }
  });
});

describe('assignees', () => {
  it('are our active people who work on tickets', async () => {
    const works = await aStaff(test.database, { roles: ['technician'] });
    const gone = await aStaff(test.database, { active: false });
    const counts = await aStaff(test.database, { roles: ['accounting'] });
    const agent = await signedIn(test, works);
    const { items } = (await agent.get('/api/assignees').expect(200)).body;
    const ids = items.map((one: { id: string }) => one.id);
    expect(ids).toContain(works.id);
    expect(ids).not.toContain(gone.id);
    expect(ids).not.toContain(counts.id);
  });
});

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

describe('SLA targets', () => {
  it('start as the twelve of the rules and keep what is not given', async () => {
    const admin = await administrator();
    const before = (await admin.get('/api/sla-targets').expect(200)).body.targets;
    expect(before).toHaveLength(12);
    const target = { formula: 'PREMIUM', priority: 2, responseMinutes: 45, resolutionMinutes: 90 };
    const after = (
      await admin
        .put('/api/sla-targets')
        .send({ targets: [target] })
        .expect(200)
    ).body.targets;
    expect(after).toHaveLength(12);
    expect(after).toContainEqual(target);
    const others = (list: { formula: string; priority: number }[]) =>
      list.filter((one) => one.formula !== 'PREMIUM' || one.priority !== 2);
    expect(others(after)).toEqual(others(before));
  });

  it('refuse an answer due after the solution, and a line given twice', async () => {
    const admin = await administrator();
    const target = { formula: 'STANDARD', priority: 1, responseMinutes: 10, resolutionMinutes: 20 };
    const inverted = { ...target, responseMinutes: 30 };
    const wrong = await admin
      .put('/api/sla-targets')
      .send({ targets: [inverted] })
      .expect(422);
    expect(wrong.body.errors).toMatchObject([{ path: 'targets.0.responseMinutes' }]);
    const twice = await admin
      .put('/api/sla-targets')
      .send({ targets: [target, target] })
      .expect(422);
    expect(twice.body.errors).toMatchObject([{ path: 'targets.1.priority' }]);
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
