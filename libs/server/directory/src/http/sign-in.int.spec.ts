import { randomUUID } from 'node:crypto';
import { sha256 } from '@vigie/platform';
import { RedisConnections } from '@vigie/platform';
import { Secret, TOTP } from 'otpauth';
import type { Agent, Response } from 'supertest';
import { aContact, aStaff, testPassword } from '../testing';
import {
  browser,
  cookieOf,
  newIp,
  signedIn,
  startTestApp,
  withoutRequestId,
  type TestApp,
} from '../testing/test-app';

let test: TestApp;
beforeAll(async () => {
  test = await startTestApp('directory_sign_in');
  const redis = test.app.get(RedisConnections).failFast;
  if (redis.status !== 'ready') await new Promise((resolve) => redis.once('ready', resolve));
});
afterAll(() => test.stop());

const post = (agent: Agent, email: string, password = testPassword, totp?: string) =>
  agent.post('/api/session').send({ email, password, ...(totp !== undefined && { totp }) });

describe('signing in', () => {
  it('opens a session with the cookie of that kind of person and says what they may do', async () => {
    const staff = await aStaff(test.database, { name: 'Léa Martin', roles: ['technician'] });
    const agent = browser(test);
    const answer = await post(agent, staff.email).expect(200);
    expect(answer.body).toMatchObject({
      person: { id: staff.id, name: 'Léa Martin', email: staff.email, kind: 'staff' },
      roles: ['technician'],
      client: null,
      totpEnabled: false,
      demo: true,
    });
    expect(answer.body.permissions).toContain('tickets.work');
    expect(answer.body.permissions).not.toContain('people.manage');
    expect(String(answer.headers['set-cookie'])).toMatch(/^vigie-staff=[\w-]{43};.*HttpOnly; SameSite=Lax/);
    const current = await agent.get('/api/session').expect(200);
    expect(current.body).toEqual(answer.body);
  });

  it('keeps only the hash of the secret', async () => {
    const staff = await aStaff(test.database);
    const secret = cookieOf(await post(browser(test), staff.email)).split('=')[1] ?? '';
    const rows = await test.database.query<{ secret_hash: string }>(
      'SELECT secret_hash FROM session WHERE person_id = ?',
      [staff.id],
    );
    expect(rows).toEqual([{ secret_hash: sha256(secret) }]);
  });

  it('gives a client their company, in the cookie of the portal', async () => {
    const contact = await aContact(test.database);
    const answer = await post(browser(test), contact.email).expect(200);
    expect(answer.body.client.id).toBe(contact.clientId);
    expect(cookieOf(answer)).toMatch(/^vigie-contact=/);
  });

  it('refuses in the same words a wrong password, an unknown address, a deactivated person and an invited one', async () => {
    const known = await aStaff(test.database);
    const inactive = await aStaff(test.database, { active: false });
    const invited = await aStaff(test.database, { passwordHash: null });
    const wrong = withoutRequestId(await post(browser(test), known.email, 'not the password'));
    expect(wrong).toMatchObject({ status: 401, body: { code: 'session.refused' } });
    const unknown = await post(browser(test), `nobody-${randomUUID()}@vigie.test`);
    expect(withoutRequestId(unknown)).toEqual(wrong);
    expect(withoutRequestId(await post(browser(test), inactive.email))).toEqual(wrong);
    expect(withoutRequestId(await post(browser(test), invited.email))).toEqual(wrong);
  });

  it('refuses unknown fields and wrong types with the path of the field', async () => {
    const extra = await browser(test)
      .post('/api/session')
      .send({ email: 'a@vigie.test', password: 'x', admin: true })
      .expect(422);
    expect(extra.body.code).toBe('request.invalid');
    expect(JSON.stringify(extra.body.errors)).toContain('admin');
    const types = await browser(test)
      .post('/api/session')
      .send({ email: { $gt: '' }, password: ['x'] })
      .expect(422);
    expect(types.body.errors.map((error: { path: string }) => error.path)).toEqual(['email', 'password']);
  });

  it('refuses another site', async () => {
    const staff = await aStaff(test.database);
    const foreign = await post(browser(test), staff.email).set('Origin', 'https://evil.test').expect(403);
    expect(foreign.body.code).toBe('request.origin-refused');
    await post(browser(test), staff.email).set('Sec-Fetch-Site', 'cross-site').expect(403);
    await post(browser(test), staff.email).set('Origin', test.config.publicUrl).expect(200);
    const agent = await signedIn(test, staff);
    await agent.patch('/api/me').set('Origin', 'https://evil.test').send({ locale: 'en' }).expect(403);
    expect((await agent.get('/api/session')).body.locale).toBe('fr');
  });
});

describe('guessing passwords', () => {
  it('evaluates at most ten of fifty tries made at once, then asks to wait', async () => {
    const staff = await aStaff(test.database);
    const ip = newIp();
    const answers = await Promise.all(
      Array.from({ length: 50 }, (_, i) => post(browser(test, ip), staff.email, `guess number ${i}`)),
    );
    const statuses = answers.map(({ status }) => status);
    expect(statuses.filter((status) => status === 401)).toHaveLength(10);
    expect(statuses.filter((status) => status === 429)).toHaveLength(40);
    const refused = answers.find(({ status }) => status === 429);
    expect(refused?.body.code).toBe('rate.limited');
    expect(Number(refused?.headers['retry-after'])).toBeGreaterThan(0);
    await post(browser(test, ip), staff.email).expect(429);
    // The owner, who comes from elsewhere, is not locked out.
    await post(browser(test), staff.email).expect(200);
  });

  it('stops one password tried on many addresses from one network, known or not, in the same words', async () => {
    const ip = newIp();
    const known = await aStaff(test.database);
    for (let i = 0; i < 30; i += 1)
      await post(browser(test, ip), `nobody-${randomUUID()}@vigie.test`, 'Printemps2026!').expect(401);
    const onUnknown = await post(browser(test, ip), `nobody-${randomUUID()}@vigie.test`, 'Printemps2026!');
    const onKnown = await post(browser(test, ip), known.email);
    expect(onKnown.status).toBe(429);
    expect(withoutRetry(onKnown)).toEqual(withoutRetry(onUnknown));
    await post(browser(test), known.email).expect(200);
  });

  it('does not take an office whose people all sign in for a sprayer', async () => {
    const ip = newIp();
    const staff = await aStaff(test.database);
    for (let i = 0; i < 35; i += 1) await post(browser(test, ip), staff.email).expect(200);
    await post(browser(test, ip), staff.email, 'a typing error').expect(401);
    await post(browser(test, ip), staff.email).expect(200);
  });

  const withoutRetry = ({ status, body }: Response) => ({ status, code: body.code, detail: body.detail });

  it('forgets the wrong tries of whoever signs in', async () => {
    const staff = await aStaff(test.database);
    const ip = newIp();
    for (let round = 0; round < 3; round += 1) {
      for (let i = 0; i < 5; i += 1) await post(browser(test, ip), staff.email, 'a typing error').expect(401);
      await post(browser(test, ip), staff.email).expect(200);
    }
  });
});

describe('a session', () => {
  it('never takes over an identifier that the browser brought', async () => {
    const staff = await aStaff(test.database);
    const planted = `vigie-staff=${'A'.repeat(43)}`;
    await browser(test).get('/api/session').set('Cookie', planted).expect(401);
    const answer = await browser(test)
      .post('/api/session')
      .set('Cookie', planted)
      .send({ email: staff.email, password: testPassword })
      .expect(200);
    expect(cookieOf(answer)).not.toBe(planted);
    await browser(test).get('/api/session').set('Cookie', planted).expect(401);
  });

  it('ends when the same browser signs in again', async () => {
    const staff = await aStaff(test.database);
    const agent = browser(test);
    const first = cookieOf(await post(agent, staff.email).expect(200));
    await post(agent, staff.email).expect(200);
    await browser(test).get('/api/session').set('Cookie', first).expect(401);
  });

  it('ends on the server at sign-out, so a copied cookie is worth nothing', async () => {
    const staff = await aStaff(test.database);
    const agent = browser(test);
    const cookie = cookieOf(await post(agent, staff.email).expect(200));
    await browser(test).get('/api/session').set('Cookie', cookie).expect(200);
    const answer = await agent.delete('/api/session').expect(204);
    expect(String(answer.headers['set-cookie'])).toContain('vigie-staff=;');
    await browser(test).get('/api/session').set('Cookie', cookie).expect(401);
  });

  it.each([
    ['of staff after 31 minutes without a request', 'staff', 31, 60],
    ['of a client after 121 minutes without a request', 'contact', 121, 600],
    ['at its absolute end, however active', 'staff', 0, -1],
  ] as const)('ends %s', async (_title, kind, silentMinutes, endsInMinutes) => {
    const person = kind === 'staff' ? await aStaff(test.database) : await aContact(test.database);
    const secret = randomUUID();
    await insertSession(person.id, secret, silentMinutes, endsInMinutes);
    await browser(test).get('/api/session').set('Cookie', `vigie-${kind}=${secret}`).expect(401);
  });

  it('lives on while it is used, and notes when', async () => {
    const staff = await aStaff(test.database);
    const secret = randomUUID();
    await insertSession(staff.id, secret, 29, 60);
    await browser(test).get('/api/session').set('Cookie', `vigie-staff=${secret}`).expect(200);
    const row = await test.database.one<{ silence: string }>(
      `SELECT TIMESTAMPDIFF(MINUTE, last_seen_at, UTC_TIMESTAMP(3)) AS silence FROM session WHERE person_id = ?`,
      [staff.id],
    );
    expect(Number(row?.silence)).toBe(0);
  });

  const insertSession = (personId: string, secret: string, silent: number, endsIn: number) =>
    test.database.manager.query(
      `INSERT INTO session (secret_hash, person_id, created_at, last_seen_at, expires_at, ip, user_agent)
       VALUES (?, ?, UTC_TIMESTAMP(3), UTC_TIMESTAMP(3) - INTERVAL ? MINUTE,
               UTC_TIMESTAMP(3) + INTERVAL ? MINUTE, '', '')`,
      [sha256(secret), personId, silent, endsIn],
    );
});

describe('the second factor', () => {
  const codeOf = (secret: string, step = 0) =>
    new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: Date.now() + step * 30_000 });

  async function enrolled() {
    const staff = await aStaff(test.database);
    const agent = await signedIn(test, staff);
    const enrolment = await agent.post('/api/me/totp').send({ password: testPassword }).expect(200);
    const secret = String(enrolment.body.secret);
    expect(enrolment.body.uri).toContain(`secret=${secret}`);
    expect(enrolment.body.qrSvg).toMatch(/^<svg/);
    await agent.post('/api/me/totp/confirm').send({ code: '000000' }).expect(422);
    const confirmed = await agent
      .post('/api/me/totp/confirm')
      .send({ code: codeOf(secret, -1) })
      .expect(200);
    return { staff, agent, secret, codes: confirmed.body.codes as string[] };
  }

  it('is asked for once the password is right, and a code serves once', async () => {
    const { staff, secret } = await enrolled();
    const asked = await post(browser(test), staff.email).expect(401);
    expect(asked.body.code).toBe('session.totp-required');
    const code = codeOf(secret);
    const wrongPassword = await post(browser(test), staff.email, 'not the password', code).expect(401);
    expect(wrongPassword.body.code).toBe('session.refused');
    const both = await Promise.all([1, 2, 3].map(() => post(browser(test), staff.email, testPassword, code)));
    expect(both.map(({ status }) => status).toSorted()).toEqual([200, 422, 422]);
    const again = await post(browser(test), staff.email, testPassword, code).expect(422);
    expect(again.body.code).toBe('totp.refused');
  });

  it('does not accept the code that confirmed the enrolment', async () => {
    const { staff, secret } = await enrolled();
    await post(browser(test), staff.email, testPassword, codeOf(secret, -1)).expect(422);
    await post(browser(test), staff.email, testPassword, codeOf(secret)).expect(200);
  });

  it('gives ten recovery codes that serve once each, kept as hashes', async () => {
    const { staff, codes } = await enrolled();
    expect(new Set(codes).size).toBe(10);
    const [code = ''] = codes;
    const answers = await Promise.all(
      [1, 2, 3].map(() => post(browser(test), staff.email, testPassword, code)),
    );
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 422, 422]);
    await post(browser(test), staff.email, testPassword, (codes[1] ?? '').toUpperCase()).expect(200);
    const rows = await test.database.query('SELECT * FROM recovery_code WHERE person_id = ?', [staff.id]);
    expect(rows).toHaveLength(10);
    expect(codes.some((one) => JSON.stringify(rows).includes(one))).toBe(false);
  });

  it('is not started by whoever holds the session without the password', async () => {
    // Tries are counted by identifier, in a Redis that other tests use too.
    const staff = await aStaff(test.database, { id: String(1_000_000 + process.pid) });
    const agent = await signedIn(test, staff);
    await agent.post('/api/me/totp').send({}).expect(422);
    const refused = await agent.post('/api/me/totp').send({ password: 'a guess' }).expect(422);
    expect(refused.body.errors).toMatchObject([{ path: 'password', code: 'password.wrong' }]);
    const tries = Array.from({ length: 12 }, () => agent.post('/api/me/totp').send({ password: 'a guess' }));
    expect((await Promise.all(tries)).map(({ status }) => status)).toContain(429);
  });

  it('keeps the secret encrypted', async () => {
    const { staff, secret } = await enrolled();
    const row = await test.database.one<{ totp_secret: string }>(
      'SELECT totp_secret FROM person WHERE id = ?',
      [staff.id],
    );
    expect(row?.totp_secret).toMatch(/^k1\./);
    expect(row?.totp_secret).not.toContain(secret);
  });

  it('is replaced or turned off only with one of its codes', async () => {
    const { staff, agent, codes } = await enrolled();
    const password = testPassword;
    await agent.post('/api/me/totp').send({ password }).expect(422);
    await agent.post('/api/me/totp/disable').send({ code: '000000', password }).expect(422);
    const renewed = await agent.post('/api/me/recovery-codes').send({ code: codes[0] }).expect(200);
    await agent.post('/api/me/totp/disable').send({ code: codes[1], password }).expect(422);
    const stop = (given: string) =>
      agent.post('/api/me/totp/disable').send({ code: renewed.body.codes[0], password: given });
    expect((await stop('a guess').expect(422)).body.code).toBe('password.wrong');
    await stop(password).expect(204);
    await post(browser(test), staff.email).expect(200);
  });
});
