import { readConfig } from '@vigie/platform';
import { Secret, TOTP } from 'otpauth';
import { aContact, aStaff, testPassword } from '../testing';
import { browser, signedIn, startTestApp, type TestApp } from '../testing/test-app';

let test: TestApp;
beforeAll(async () => {
  test = await startTestApp('directory_required_second_factor', { staffSecondFactor: true });
});
afterAll(() => test.stop());

const codeOf = (secret: string) => new TOTP({ secret: Secret.fromBase32(secret) }).generate();

describe('where our people need a second factor', () => {
  it('a session without one can do nothing but enrol, then everything', async () => {
    const agent = await signedIn(test, await aStaff(test.database, { roles: ['administrator'] }));
    const before = await agent.get('/api/session').expect(200);
    expect(before.body.permissions).toEqual(['account.enrol']);
    for (const path of ['/api/people', '/api/clients', '/api/me/sessions', '/api/me/tokens', '/api/audit'])
      expect((await agent.get(path).expect(403)).body.code).toBe('permission.missing');
    const token = { name: 'x', scopes: ['clients.read'], days: 1, password: testPassword };
    await agent.post('/api/me/tokens').send(token).expect(403);
    await agent.post('/api/me/password').send({ current: testPassword, next: 'x' }).expect(403);
    await agent.patch('/api/me').send({ locale: 'fr' }).expect(200);

    const { secret } = (await agent.post('/api/me/totp').send({ password: testPassword }).expect(200)).body;
    await agent.get('/api/clients').expect(403);
    await agent
      .post('/api/me/totp/confirm')
      .send({ code: codeOf(secret) })
      .expect(200);
    await agent.get('/api/clients').expect(200);
    expect((await agent.get('/api/session')).body.permissions).toContain('people.manage');
  });

  it('a session can still be closed', async () => {
    const agent = await signedIn(test, await aStaff(test.database));
    await agent.delete('/api/session').expect(204);
    await agent.get('/api/session').expect(401);
  });

  it('a personal token does no more than its person: nothing', async () => {
    const staff = await aStaff(test.database, { totpSecret: 'sealed' });
    const token = 'vg_a-token-of-somebody-who-lost-the-second-factor';
    const { createHash } = await import('node:crypto');
    await test.database.manager.query(
      `INSERT INTO api_token (secret_hash, person_id, name, scopes, created_at, expires_at)
       VALUES (?, ?, 'x', '["clients.read"]', NOW(3), NOW(3) + INTERVAL 1 DAY)`,
      [createHash('sha256').update(token).digest('hex'), staff.id],
    );
    const ask = () => browser(test).get('/api/clients').set('Authorization', `Bearer ${token}`);
    await ask().expect(200);
    await test.database.manager.query('UPDATE person SET totp_secret = NULL WHERE id = ?', [staff.id]);
    await new Promise((resolve) => setTimeout(resolve, 2100));
    await ask().expect(403);
  });

  it('a client’s contact signs in as before', async () => {
    const agent = await signedIn(test, await aContact(test.database));
    expect((await agent.get('/api/session').expect(200)).body.permissions).toContain('requests.send');
  });
});

describe('the setting', () => {
  const read = (env: Record<string, string>) =>
    readConfig({
      DATABASE_URL: 'mysql://localhost/x',
      REDIS_URL: 'redis://localhost',
      SECRET_KEY: Buffer.alloc(32).toString('base64'),
      ...env,
    }).staffSecondFactor;

  it.each([
    [{ DEMO: 'false' }, true],
    [{ DEMO: 'true' }, false],
    [{}, false],
    [{ DEMO: 'false', STAFF_SECOND_FACTOR: 'optional' }, false],
    [{ DEMO: 'true', STAFF_SECOND_FACTOR: 'required' }, true],
  ])('of %j is %s', (env, expected) => {
    expect(read(env as Record<string, string>)).toBe(expected);
  });
});
