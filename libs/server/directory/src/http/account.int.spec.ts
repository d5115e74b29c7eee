import { aContact, aStaff, testPassword } from '../testing';
import {
  browser,
  cookieOf,
  mailedToken,
  mailsTo,
  signedIn,
  startTestApp,
  withoutRequestId,
  type TestApp,
} from '../testing/test-app';

const nextPassword = 'quatre mots bien longs ensemble';

let test: TestApp;
beforeAll(async () => {
  test = await startTestApp('directory_account');
});
afterAll(() => test.stop());

const askReset = (email: string) => browser(test).post('/api/session/password-reset').send({ email });
const confirmReset = (token: string, password = nextPassword) =>
  browser(test).post('/api/session/password-reset/confirm').send({ token, password });

describe('a forgotten password', () => {
  it('is reset by a link that serves once, ends every session, and leaves no hash of the old password', async () => {
    const staff = await aStaff(test.database);
    const agent = await signedIn(test, staff);
    await askReset(staff.email).expect(202);
    const token = await mailedToken(test, staff.email);
    await confirmReset(token).expect(204);
    await agent.get('/api/session').expect(401);
    const again = await confirmReset(token, 'encore une autre phrase secrete').expect(422);
    expect(again.body.code).toBe('session.reset-link-invalid');
    await browser(test).post('/api/session').send({ email: staff.email, password: testPassword }).expect(401);
    await browser(test).post('/api/session').send({ email: staff.email, password: nextPassword }).expect(200);
  });

  it('lets one of two confirmations at once through', async () => {
    const staff = await aStaff(test.database);
    await askReset(staff.email).expect(202);
    const token = await mailedToken(test, staff.email);
    const answers = await Promise.all([1, 2, 3].map(() => confirmReset(token)));
    expect(answers.map(({ status }) => status).toSorted()).toEqual([204, 422, 422]);
  });

  it('answers the same for nobody, and writes to nobody', async () => {
    const staff = await aStaff(test.database);
    const inactive = await aStaff(test.database, { active: false });
    const known = withoutRequestId(await askReset(staff.email));
    expect(known).toMatchObject({ status: 202 });
    expect(withoutRequestId(await askReset('nobody@vigie.test'))).toEqual(known);
    expect(withoutRequestId(await askReset(inactive.email))).toEqual(known);
    expect(await mailsTo(test, staff.email)).toHaveLength(1);
    expect(await mailsTo(test, 'nobody@vigie.test')).toHaveLength(0);
    expect(await mailsTo(test, inactive.email)).toHaveLength(0);
  });

  it('builds its link from the configured address whatever the headers say', async () => {
    const staff = await aStaff(test.database);
    const contact = await aContact(test.database, { locale: 'en' });
    await askReset(staff.email).set('Host', 'evil.test').expect(202);
    await askReset(contact.email).set('X-Forwarded-Host', 'evil.test').expect(202);
    const [toStaff] = await mailsTo(test, staff.email);
    const [toContact] = await mailsTo(test, contact.email);
    expect(toStaff?.text).toContain('http://localhost:3000/console/reset?token=');
    expect(toStaff?.subject).toBe('Choisir un nouveau mot de passe');
    expect(toContact?.text).toContain('http://localhost:3000/portal/reset?token=');
    expect(toContact?.subject).toBe('Choose a new password');
    expect(`${toStaff?.text} ${toContact?.text}`).not.toContain('evil.test');
  });

  it('accepts only the newest link, for one hour', async () => {
    const staff = await aStaff(test.database);
    await askReset(staff.email).expect(202);
    const first = await mailedToken(test, staff.email);
    await askReset(staff.email).expect(202);
    await confirmReset(first).expect(422);
    const second = await mailedToken(test, staff.email);
    expect(second).not.toBe(first);
    await test.database.manager.query(
      'UPDATE password_reset SET expires_at = UTC_TIMESTAMP(3) - INTERVAL 1 SECOND WHERE person_id = ?',
      [staff.id],
    );
    await confirmReset(second).expect(422);
    expect(await linkMinutes(staff.id)).toBeLessThanOrEqual(60);
  });

  it('writes at most three times an hour to one address', async () => {
    const staff = await aStaff(test.database);
    for (let i = 0; i < 3; i += 1) await askReset(staff.email).expect(202);
    const refused = await askReset(staff.email).expect(429);
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
    expect(await mailsTo(test, staff.email)).toHaveLength(3);
  });

  it('still asks for a password that is hard to guess, without using the link up', async () => {
    const staff = await aStaff(test.database);
    await askReset(staff.email).expect(202);
    const token = await mailedToken(test, staff.email);
    const refused = await confirmReset(token, 'motdepasse2026').expect(422);
    expect(refused.body.code).toBe('password.too-weak');
    await confirmReset(token).expect(204);
  });

  const linkMinutes = async (personId: string) => {
    const row = await test.database.one<{ minutes: string }>(
      'SELECT TIMESTAMPDIFF(MINUTE, created_at, expires_at) AS minutes FROM password_reset WHERE person_id = ?',
      [personId],
    );
    return Number(row?.minutes);
  };
});

describe('changing the password', () => {
  it('ends the other sessions and gives this one another cookie', async () => {
    const staff = await aStaff(test.database);
    const here = browser(test);
    const signIn = () => here.post('/api/session').send({ email: staff.email, password: testPassword });
    const before = cookieOf(await signIn().expect(200));
    const elsewhere = await signedIn(test, staff);
    const answer = await here
      .post('/api/me/password')
      .send({ current: testPassword, next: nextPassword })
      .expect(204);
    expect(cookieOf(answer)).not.toBe(before);
    await here.get('/api/session').expect(200);
    await elsewhere.get('/api/session').expect(401);
    await browser(test).get('/api/session').set('Cookie', before).expect(401);
  });

  it('asks for the current one and refuses a weak one', async () => {
    const agent = await signedIn(test, await aStaff(test.database));
    const change = (current: string, next: string) =>
      agent.post('/api/me/password').send({ current, next }).expect(422);
    expect((await change('something else', nextPassword)).body.code).toBe('password.wrong');
    expect((await change(testPassword, 'Pass123')).body.code).toBe('password.too-weak');
    expect((await change(testPassword, 'a'.repeat(5000))).body.code).toBe('request.invalid');
  });

  it('counts every character of a long one', async () => {
    const staff = await aStaff(test.database);
    const long = 'une phrase vraiment longue pour depasser les soixante-douze octets de bcrypt 1';
    const agent = await signedIn(test, staff);
    await agent.post('/api/me/password').send({ current: testPassword, next: long }).expect(204);
    const signIn = (password: string) =>
      browser(test).post('/api/session').send({ email: staff.email, password });
    await signIn(`${long.slice(0, -1)}2`).expect(401);
    await signIn(long).expect(200);
  });
});

describe('one’s own account', () => {
  it('speaks the chosen language from the next request on', async () => {
    const agent = await signedIn(test, await aStaff(test.database));
    const changed = await agent.patch('/api/me').send({ locale: 'en' }).expect(200);
    expect(changed.body.locale).toBe('en');
    expect((await agent.get('/api/session')).body.locale).toBe('en');
    await agent.patch('/api/me').send({ locale: 'de' }).expect(422);
  });

  it('lists its sessions and ends them, never those of somebody else', async () => {
    const staff = await aStaff(test.database);
    const here = await signedIn(test, staff);
    const there = await signedIn(test, staff);
    const stranger = await signedIn(test, await aStaff(test.database));
    const { items } = (await here.get('/api/me/sessions').expect(200)).body;
    expect(items.map((one: { current: boolean }) => one.current).toSorted()).toEqual([false, true]);
    const other = items.find((one: { current: boolean }) => !one.current);
    await stranger.delete(`/api/me/sessions/${other.id}`).expect(404);
    await there.get('/api/session').expect(200);
    await here.delete(`/api/me/sessions/${other.id}`).expect(204);
    await there.get('/api/session').expect(401);
    const third = await signedIn(test, staff);
    await here.delete('/api/me/sessions').expect(204);
    await third.get('/api/session').expect(401);
    await here.get('/api/session').expect(200);
  });
});

describe('tokens', () => {
  const bearer = (token: string, path = '/api/people') =>
    browser(test).get(path).set('Authorization', `Bearer ${token}`);
  const create = async (scopes: string[], roles: 'administrator'[] | 'technician'[] = ['technician']) => {
    const staff = await aStaff(test.database, { roles });
    const agent = await signedIn(test, staff);
    const answer = await agent
      .post('/api/me/tokens')
      .send({ name: 'Sauvegardes', scopes, days: 30, password: testPassword });
    return { staff, agent, answer };
  };

  it('do what their scopes say, of what their owner may do', async () => {
    const { answer } = await create(['clients.read']);
    expect(answer.status).toBe(201);
    const { token } = answer.body;
    expect(token).toMatch(/^vg_/);
    await bearer(token).expect(200);
    await bearer(token, '/api/assignees').expect(403);
    const beyond = await create(['people.manage']);
    expect(beyond.answer.body.code).toBe('permission.missing');
  });

  it('are not made by whoever holds the session without the password', async () => {
    const { agent } = await create(['clients.read']);
    const ask = (password?: string) =>
      agent.post('/api/me/tokens').send({ name: 'Vol', scopes: ['clients.read'], days: 30, password });
    expect((await ask().expect(422)).body.errors).toMatchObject([
      { path: 'password', code: 'field.required' },
    ]);
    expect((await ask('a guess').expect(422)).body).toMatchObject({
      code: 'password.wrong',
      errors: [{ path: 'password', code: 'password.wrong' }],
    });
    expect((await agent.get('/api/me/tokens')).body.items).toHaveLength(1);
  });

  it('are shown once, kept as hashes, and cannot make others of themselves', async () => {
    const { agent, answer } = await create(['account.own', 'clients.read']);
    const { token } = answer.body;
    const listed = await agent.get('/api/me/tokens').expect(200);
    expect(listed.body.items).toHaveLength(1);
    expect(JSON.stringify(listed.body)).not.toContain(token);
    const rows = await test.database.query('SELECT * FROM api_token');
    expect(JSON.stringify(rows)).not.toContain(token);
    await browser(test)
      .post('/api/me/tokens')
      .set('Authorization', `Bearer ${token}`)
      .send({ name: 'x', scopes: ['account.own'], days: 366, password: testPassword })
      .expect(403);
  });

  it('lose with their owner’s role what the role gave', async () => {
    const { staff, answer } = await create(['people.manage', 'clients.read'], ['administrator']);
    const keeper = await signedIn(test, await aStaff(test.database, { roles: ['administrator'] }));
    const { token } = answer.body;
    await browser(test)
      .post('/api/people/staff')
      .set('Authorization', `Bearer ${token}`)
      .send({ name: 'Nouveau', email: 'nouveau@vigie.test', roles: ['technician'] })
      .expect(201);
    await keeper
      .patch(`/api/people/${staff.id}`)
      .send({ roles: ['technician'], version: 1 })
      .expect(200);
    await browser(test)
      .post('/api/people/staff')
      .set('Authorization', `Bearer ${token}`)
      .send({ name: 'Autre', email: 'autre@vigie.test', roles: ['technician'] })
      .expect(403);
    await bearer(token).expect(200);
    await keeper.patch(`/api/people/${staff.id}`).send({ active: false, version: 2 }).expect(200);
    await bearer(token).expect(401);
  });

  it('expire, can be taken back, and are nobody else’s business', async () => {
    const expired = await create(['clients.read']);
    await test.database.manager.query(
      'UPDATE api_token SET expires_at = UTC_TIMESTAMP(3) - INTERVAL 1 SECOND WHERE id = ?',
      [expired.answer.body.id],
    );
    await bearer(expired.answer.body.token).expect(401);
    const revoked = await create(['clients.read']);
    await expired.agent.delete(`/api/me/tokens/${revoked.answer.body.id}`).expect(404);
    await bearer(revoked.answer.body.token).expect(200);
    await revoked.agent.delete(`/api/me/tokens/${revoked.answer.body.id}`).expect(204);
    await bearer(revoked.answer.body.token).expect(401);
    await bearer('vg_made-up').expect(401);
  });
});

describe('an answer that is asked for again with its key', () => {
  it('is the same token, and the database never holds it in clear', async () => {
    const agent = await signedIn(test, await aStaff(test.database));
    const ask = () =>
      agent
        .post('/api/me/tokens')
        .set('Idempotency-Key', 'one-key')
        .send({ name: 'Script', scopes: ['clients.read'], days: 1, password: testPassword })
        .expect(201);
    const first = (await ask()).body;
    expect((await ask()).body).toEqual(first);
    const stored = JSON.stringify(await test.database.query('SELECT result FROM idempotency'));
    expect(stored).toContain('sealed');
    expect(stored).not.toContain(first.token);
  });
});
