import { aClient, aContact, asActor, aStaff, testPassword } from '../testing';
import { ClientQueries } from '../queries/client-queries';
import { PeopleQueries } from '../queries/people-queries';
import { browser, mailedToken, mailsTo, signedIn, startTestApp, type TestApp } from '../testing/test-app';

let test: TestApp;
beforeAll(async () => {
  test = await startTestApp('directory_people');
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
    for (const list of ['/api/people', '/api/clients', '/api/audit']) {
      const refused = await admin.get(`${list}?cursor=bm9uc2Vuc2U`).expect(422);
      expect(refused.body.code).toBe('page.cursor-invalid');
    }
    const { nextCursor } = (await admin.get('/api/people?limit=1').expect(200)).body;
    await admin.get('/api/clients').query({ cursor: nextCursor }).expect(422);
    await admin.get('/api/people?sort=password_hash').expect(422);
  });

  it('are no business of a client', async () => {
    const agent = await signedIn(test, await aContact(test.database));
    for (const path of [
      'people',
      'clients',
      'calendars',
      'sla-policies',
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
