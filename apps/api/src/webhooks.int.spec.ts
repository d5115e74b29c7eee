import { randomToken, sha256 } from '@vigie/platform';
import type { Permission } from '@vigie/wire';
import type { Agent } from 'supertest';
import { TestApi } from './testing/test-api';

let api: TestApi;
let admin: Agent;
beforeAll(async () => {
  api = await TestApi.open('webhook_routes');
  admin = await api.staff('administrator');
});
afterAll(() => api.close());

const url = 'https://hooks.example.com/vigie';
const input = { name: 'Supervision', url, events: ['ticket.opened'] };

/** Calls with a service token of these scopes. */
async function service(...scopes: Permission[]) {
  const token = `vg_${randomToken()}`;
  await api.database.query(
    `INSERT INTO api_token (secret_hash, person_id, name, scopes, created_at, expires_at)
     VALUES (?, NULL, 'robot', ?, NOW(3), NOW(3) + INTERVAL 1 DAY)`,
    [sha256(token), JSON.stringify(scopes)],
  );
  return api.browser().set('Authorization', `Bearer ${token}`);
}

describe('the address of a webhook', () => {
  it.each([
    'http://hooks.example.com/',
    'https://127.0.0.1/',
    'https://[::1]/',
    'https://169.254.169.254/',
    'https://2130706433/',
    'https://localhost/',
    'https://intranet/',
    'https://hooks.example.com:22/',
    'https://user:pw@hooks.example.com/',
    'file:///etc/passwd',
    'gopher://x.test/',
    'ftp://x.test/',
    'data:text/plain,x',
    'pas une adresse',
  ])('is refused: %s', async (bad) => {
    const { body } = await admin
      .post('/api/webhooks')
      .send({ ...input, url: bad })
      .expect(422);
    expect(body.errors).toMatchObject([{ path: 'url', code: 'webhook.target-refused' }]);
  });
});

describe('a webhook', () => {
  it('tells its secret once, and never again', async () => {
    const { body } = await admin.post('/api/webhooks').send(input).expect(201);
    expect(body.secret).toMatch(/^whsec_[\w+/]{43}=$/);
    const seen = await admin.get(`/api/webhooks/${body.id}`).expect(200);
    expect(JSON.stringify(seen.body)).not.toContain('secret":');
    const rotated = await admin.post(`/api/webhooks/${body.id}/secret`).send({}).expect(200);
    expect(rotated.body.secret).not.toBe(body.secret);
    expect(rotated.body.previousSecretUntil).not.toBeNull();
  });

  it('answers the same secret to the same key, and makes one webhook', async () => {
    const send = () => admin.post('/api/webhooks').set('Idempotency-Key', 'hook-1').send(input).expect(201);
    const [first, again] = [await send(), await send()];
    expect(again.body).toEqual(first.body);
  });

  it('is changed by the version one has seen', async () => {
    const { body } = await admin.post('/api/webhooks').send(input).expect(201);
    const path = `/api/webhooks/${body.id}`;
    await admin.patch(path).send({ active: false, version: 1 }).expect(200);
    await admin.patch(path).send({ active: true, version: 1 }).expect(409);
    await admin.patch(path).send({ url: 'http://localhost/', version: 2 }).expect(422);
    await admin.delete(path).expect(204);
    await admin.get(path).expect(404);
    await admin.get(`${path}/deliveries`).expect(404);
    await admin.post(`${path}/test`).expect(404);
  });

  it('of a client that does not exist is refused', async () => {
    const { body } = await admin
      .post('/api/webhooks')
      .send({ ...input, clientId: '999' })
      .expect(422);
    expect(body.errors).toMatchObject([{ path: 'clientId', code: 'not-found' }]);
  });

  it('is for those who may', async () => {
    await api.browser().get('/api/webhooks').expect(401);
    await (await api.staff('technician')).get('/api/webhooks').expect(403);
  });

  it('tells nobody more than its maker may read', async () => {
    const blind = await service('webhooks.manage');
    await blind.post('/api/webhooks').send(input).expect(403);
    const seeing = await service('webhooks.manage', 'tickets.read');
    const { body } = await seeing.post('/api/webhooks').send(input).expect(201);
    await seeing
      .post('/api/webhooks')
      .send({ ...input, events: ['client.changed'] })
      .expect(403);
    await blind
      .patch(`/api/webhooks/${body.id}`)
      .send({ url: `${url}/other`, version: 1 })
      .expect(403);
  });
});

it('the catalogue gives each event with the schema of its body', async () => {
  const { body } = await admin.get('/api/webhooks/catalogue').expect(200);
  expect(body.items).toHaveLength(9);
  expect(body.items[0]).toMatchObject({
    type: 'ticket.opened',
    schema: { type: 'object', properties: { type: { const: 'ticket.opened' }, data: {} } },
  });
});
