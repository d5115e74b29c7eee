import type { Agent } from 'supertest';
import { aContact, aStaff, testPassword } from '../testing';
import { browser, signedIn, startTestApp, type TestApp } from '../testing/test-app';

let test: TestApp;
let admin: Agent;
beforeAll(async () => {
  test = await startTestApp('directory_service_tokens');
  admin = await signedIn(test, await aStaff(test.database, { roles: ['administrator'] }));
});
afterAll(() => test.stop());

const ask = (agent: Agent, scopes: string[], password = testPassword) =>
  agent.post('/api/service-tokens').send({ name: 'Supervision', scopes, days: 30, password });
const create = async (...scopes: string[]): Promise<{ id: string; token: string }> =>
  (await ask(admin, scopes).expect(201)).body;
const script = (token: string) => browser(test).set('Authorization', `Bearer ${token}`);
const run = (sql: string, parameters: unknown[]) => test.database.manager.query(sql, parameters);

describe('a service token', () => {
  it('does what its scopes say and nothing else', async () => {
    const { token } = await create('clients.read');
    const agent = script(token);
    await agent.get('/api/clients').expect(200);
    await agent.get('/api/assignees').expect(403);
    await agent.get('/api/session').expect(403);
    await agent.get('/api/me/tokens').expect(403);
  });

  it('is given no right over accounts, people or a client’s portal', async () => {
    for (const scope of ['account.own', 'people.manage', 'requests.send', 'requests.read']) {
      const refused = await ask(admin, [scope]).expect(422);
      expect(refused.body.errors).toMatchObject([{ path: 'scopes.0', code: 'field.choice' }]);
    }
  });

  it('lets nobody in, even where it manages clients', async () => {
    const contact = await aContact(test.database);
    const agent = script((await create('clients.manage', 'settings.manage')).token);
    const input = {
      clientId: contact.clientId,
      name: 'Intrus',
      email: 'intrus@evil.test',
      roles: ['requester'],
    };
    const refused = await agent.post('/api/people/contacts').send(input).expect(403);
    expect(refused.body.code).toBe('permission.missing');
    await agent
      .patch(`/api/people/${contact.id}`)
      .send({ roles: ['approver'], version: 1 })
      .expect(403);
    const another = { name: 'x', scopes: ['clients.read'], days: 1, password: testPassword };
    await agent.post('/api/me/tokens').send(another).expect(403);
    await ask(agent, ['clients.read']).expect(403);
  });

  it('never regains in the database what it may not have', async () => {
    const { id, token } = await create('clients.read');
    const scopes = JSON.stringify(['clients.read', 'people.manage', 'account.own']);
    await run('UPDATE api_token SET scopes = ? WHERE id = ?', [scopes, id]);
    await script(token).get('/api/clients').expect(200);
    await script(token).get('/api/service-tokens').expect(403);
    await script(token).get('/api/me/sessions').expect(403);
  });

  it('acts in the journal under its own name', async () => {
    const { id, token } = await create('clients.manage', 'clients.read');
    const input = { name: 'Client importé', formula: 'STANDARD', deadlineMode: 'elapsed' };
    await script(token)
      .post('/api/clients')
      .send({ ...input, calendarId: test.calendarId })
      .expect(201);
    const entry = await test.database.one<{ actor: string; actor_id: string | null }>(
      "SELECT actor, actor_id FROM audit_entry WHERE action = 'client.created' ORDER BY id DESC LIMIT 1",
    );
    expect(entry).toEqual({ actor: `service:${id} Supervision`, actor_id: null });
  });

  it('survives the departure of whoever created it', async () => {
    const leaver = await aStaff(test.database, { roles: ['administrator'] });
    const agent = await signedIn(test, leaver);
    const { token } = (await ask(agent, ['clients.read']).expect(201)).body;
    await admin.patch(`/api/people/${leaver.id}`).send({ active: false, version: 1 }).expect(200);
    await script(token).get('/api/clients').expect(200);
    await run('DELETE FROM person WHERE id = ?', [leaver.id]);
    await script(token).get('/api/clients').expect(200);
  });

  it('is listed with its last use, shown once, kept as a hash, and taken back', async () => {
    const { id, token } = await create('clients.read');
    const listed = async () => {
      const { items } = (await admin.get('/api/service-tokens').expect(200)).body;
      return items.find((item: { id: string }) => item.id === id);
    };
    expect(await listed()).toMatchObject({ name: 'Supervision', scopes: ['clients.read'], lastUsedAt: null });
    await script(token).get('/api/clients').expect(200);
    expect((await listed()).lastUsedAt).toEqual(expect.any(String));
    expect(JSON.stringify(await test.database.query('SELECT * FROM api_token'))).not.toContain(token);
    expect((await admin.get('/api/me/tokens')).body.items).toEqual([]);
    await admin.delete(`/api/me/tokens/${id}`).expect(404);
    await admin.delete(`/api/service-tokens/${id}`).expect(204);
    await script(token).get('/api/clients').expect(401);
    expect(await listed()).toBeUndefined();
  });

  it('expires', async () => {
    const { id, token } = await create('clients.read');
    await run('UPDATE api_token SET expires_at = UTC_TIMESTAMP(3) WHERE id = ?', [id]);
    await script(token).get('/api/clients').expect(401);
  });
});

describe('service tokens', () => {
  it('are an administrator’s business, in person and with their password', async () => {
    const technician = await signedIn(test, await aStaff(test.database));
    await ask(technician, ['clients.read']).expect(403);
    await technician.get('/api/service-tokens').expect(403);
    expect((await ask(admin, ['clients.read'], 'a guess').expect(422)).body.code).toBe('password.wrong');
    const mine = {
      name: 'Script',
      scopes: ['people.manage', 'clients.read'],
      days: 1,
      password: testPassword,
    };
    const { id: personalId, token } = (await admin.post('/api/me/tokens').send(mine).expect(201)).body;
    await ask(script(token), ['clients.read']).expect(403);
    const { id } = await create('clients.read');
    await script(token).delete(`/api/service-tokens/${id}`).expect(403);
    await admin.delete(`/api/service-tokens/${personalId}`).expect(404);
  });
});
