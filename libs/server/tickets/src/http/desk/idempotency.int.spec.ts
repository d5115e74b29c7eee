import { DomainError, idempotentRequest, type Actor } from '@vigie/platform';
import type { Agent } from 'supertest';
import { TicketWorld } from '../../testing/ticket-world';
import { ReceiveRequest } from '../../use-cases/requests/receive-request';

const incident = { kind: 'incident' as const, subject: 'Imprimante', description: 'En panne' };
const ten = Array.from({ length: 10 });

let world: TicketWorld;
beforeAll(async () => {
  world = await TicketWorld.open('idempotency');
});
afterAll(() => world.close());

const requestsOf = (actor: Actor) =>
  world.database.query('SELECT id FROM written_request WHERE client_id = ?', [actor.clientId]);

describe('a written request received again with its key', () => {
  let requester: Actor;
  beforeEach(async () => {
    requester = (await world.client()).requester;
  });

  const receive = (request: Parameters<ReceiveRequest['execute']>[1], bodySha256: string) =>
    idempotentRequest.run({ scope: requester.label, key: 'k', bodySha256, transactions: 0 }, () =>
      world.get(ReceiveRequest).execute(requester, request),
    );

  it('is sealed once, also when ten arrive at the same moment', async () => {
    const answers = await Promise.all(ten.map(() => receive(incident, 'a')));
    expect(await receive(incident, 'a')).toEqual(answers[0]);
    expect(new Set(answers.map(({ requestId }) => requestId)).size).toBe(1);
    expect(await requestsOf(requester)).toHaveLength(1);
  });

  it('may be corrected after a refusal, and not after it was sealed', async () => {
    const form = { firstName: 'Zoé', lastName: 'Müller', effectiveDate: '2020-01-01' };
    const past = { kind: 'account.arrival' as const, form };
    await expect(receive(past, 'a')).rejects.toMatchObject({ code: 'request.effective-date-past' });
    await receive(incident, 'b');
    await expect(receive(incident, 'c')).rejects.toEqual(new DomainError('idempotency.mismatch'));
    expect(await requestsOf(requester)).toHaveLength(1);
  });
});

describe('a POST with an Idempotency-Key', () => {
  let requester: Actor;
  let http: Agent;
  beforeEach(async () => {
    requester = (await world.client()).requester;
    http = await world.http(requester);
  });

  const post = (body: object, key = 'k1') =>
    http.post('/api/portal/requests').set('Idempotency-Key', key).send(body);

  it('gives ten callers at once the same answer, and has one effect', async () => {
    const answers = await Promise.all(ten.map(() => post(incident)));
    const later = await post(incident);
    expect(answers.map(({ status }) => status)).toEqual(ten.map(() => 201));
    expect(answers.map(({ body }) => body)).toEqual(ten.map(() => later.body));
    expect(await requestsOf(requester)).toHaveLength(1);
  });

  it('is refused with another body; the same one in another order is the same', async () => {
    const first = await post(incident);
    const { description, kind, subject } = incident;
    const second = await post({ description, kind, subject });
    expect(second.body).toEqual(first.body);
    const other = await post({ ...incident, subject: 'Clavier' });
    expect(other.status).toBe(422);
    expect(other.body.code).toBe('idempotency.mismatch');
    expect(await requestsOf(requester)).toHaveLength(1);
  });

  it('does not burn its key when it is refused', async () => {
    const form = { firstName: 'Zoé', lastName: 'Müller', effectiveDate: '2020-01-01' };
    expect((await post({ kind: 'account.arrival', form })).status).toBe(422);
    expect((await post({ kind: 'account.arrival', form: { ...form, unknown: 1 } })).status).toBe(422);
    expect((await post(incident)).status).toBe(201);
  });

  it('is nobody else’s: the same key of another caller is another request', async () => {
    await post(incident);
    const { requester: stranger } = await world.client();
    const answer = await (
      await world.http(stranger)
    )
      .post('/api/portal/requests')
      .set('Idempotency-Key', 'k1')
      .send(incident);
    expect(answer.status).toBe(201);
    expect(await requestsOf(stranger)).toHaveLength(1);
  });

  it('keeps an upload once, and never takes another file for it', async () => {
    const upload = (name: string, content: string) =>
      http.post('/api/files').set('Idempotency-Key', 'u1').attach('file', Buffer.from(content), name);
    const first = await upload('a.txt', 'un');
    expect(first.status).toBe(201);
    expect((await upload('a.txt', 'un')).body).toEqual(first.body);
    expect((await upload('a.txt', 'deux')).status).toBe(422);
    expect((await upload('b.txt', 'un')).status).toBe(422);
  });

  it('is refused when the key is not one', async () => {
    expect((await post(incident, 'é')).status).toBe(400);
    expect((await post(incident, 'x'.repeat(256))).status).toBe(400);
  });
});
