import type { Agent } from 'supertest';
import { TestApi } from './testing/test-api';

let api: TestApi;
let admin: Agent;
beforeAll(async () => {
  api = await TestApi.open('mailbox_routes');
  admin = await api.staff('administrator');
});
afterAll(() => api.close());

const imap = {
  host: 'imap.exemple.test',
  port: 993,
  security: 'tls',
  user: 'reseau',
  password: 'très-secret',
};
const input = { address: 'Reseau@exemple.test', name: 'Réseau', imap };

describe('mailboxes', () => {
  it('begin with the one of the installation, which nobody changes here', async () => {
    const { body } = await admin.get('/api/mailboxes').expect(200);
    expect(body.items).toMatchObject([{ id: '0', address: 'support@vigie.test', imap: null, smtp: null }]);
    await admin.patch('/api/mailboxes/0').send({ name: 'Autre', version: 1 }).expect(422);
    const { body: tried } = await admin.post('/api/mailboxes/0/test').expect(200);
    expect(tried).toEqual({ imap: null, smtp: null });
  });

  it('never show a password again', async () => {
    const { body } = await admin.post('/api/mailboxes').send(input).expect(201);
    expect(body).toMatchObject({
      address: 'reseau@exemple.test',
      imap: { host: imap.host, folder: 'INBOX' },
    });
    const seen = await admin.get(`/api/mailboxes/${body.id}`).expect(200);
    expect(JSON.stringify([body, seen.body])).not.toMatch(/password|secret/);
    const rows = await api.database.query('SELECT * FROM mailbox');
    expect(JSON.stringify(rows)).not.toContain('très-secret');
    const moved = {
      imap: { host: 'ailleurs.test', port: 993, security: 'tls', user: 'reseau' },
      version: body.version,
    };
    const refused = await admin.patch(`/api/mailboxes/${body.id}`).send(moved).expect(422);
    expect(refused.body.errors).toMatchObject([{ path: 'imap.password', code: 'mailbox.password-needed' }]);
    await admin.patch(`/api/mailboxes/${body.id}`).send({ name: 'X', version: 1 }).expect(409);
  });

  it('refuse an address that is taken, and a signature with a hole', async () => {
    const taken = await admin
      .post('/api/mailboxes')
      .send({ name: 'Y', address: 'reseau@exemple.test' })
      .expect(422);
    expect(taken.body.errors).toMatchObject([{ path: 'address', code: 'mailbox.address-taken' }]);
    const hole = { name: 'Z', address: 'z@exemple.test', signature: '{{inconnu}}' };
    const { body } = await admin.post('/api/mailboxes').send(hole).expect(422);
    expect(body.errors).toMatchObject([{ path: 'signature', code: 'field.variable' }]);
  });

  it('show the record of their key, never the key', async () => {
    const { body: box } = await admin
      .post('/api/mailboxes')
      .send({ name: 'K', address: 'k@exemple.test' })
      .expect(201);
    const path = `/api/mailboxes/${box.id}`;
    const { body } = await admin.put(`${path}/dkim`).send({ selector: 'Vigie' }).expect(200);
    expect(body.dkim.name).toBe('vigie._domainkey.exemple.test');
    expect(body.dkim.value).toMatch(/^v=DKIM1; k=rsa; p=MII/);
    expect(JSON.stringify(body)).not.toContain('PRIVATE KEY');
    await admin.put(`${path}/dkim`).send({ selector: 'v', privateKey: 'x' }).expect(422);
    await admin.delete(`${path}/dkim`).expect(204);
    await admin.delete(path).expect(204);
    await admin.get(path).expect(404);
  });

  it('are for administrators alone', async () => {
    await api.browser().get('/api/mailboxes').expect(401);
    const technician = await api.staff('technician');
    await technician.get('/api/mailboxes').expect(403);
    await technician.post('/api/mailboxes').send(input).expect(403);
    await technician.get('/api/tickets/999999/reply-sender').expect(404);
  });
});
