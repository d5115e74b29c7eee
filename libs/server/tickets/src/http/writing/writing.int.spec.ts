import { randomUUID } from 'node:crypto';
import type { Actor } from '@vigie/platform';
import type { Agent } from 'supertest';
import { TicketWorld } from '../../testing/ticket-world';

let world: TicketWorld;
let me: Actor;
let mine: Agent;
let colleague: Agent;
let ticketId: string;
beforeAll(async () => {
  world = await TicketWorld.open('writing');
  me = await world.staff();
  mine = await world.http(me);
  colleague = await world.http(await world.staff());
});
beforeEach(async () => {
  const { id: clientId } = await world.client();
  const ticket = { clientId, kind: 'question', subject: 'Devis', description: 'Combien ?' };
  ticketId = (await mine.post('/api/tickets').send(ticket).expect(201)).body.id;
});
afterAll(() => world.close());

const drafts = async (agent: Agent) =>
  (await agent.get(`/api/tickets/${ticketId}/reply-drafts`).expect(200)).body.items;
const keep = (body: string, key: string, visibility = 'public', copies?: string[]) =>
  mine.put(`/api/tickets/${ticketId}/reply-drafts/${visibility}`).send({ body, key, copies });

it('an answer leaves by mail while there is an active requester', async () => {
  const leaves = async (id: string) => (await mine.get(`/api/tickets/${id}`).expect(200)).body.answersLeave;
  expect(await leaves(ticketId)).toBe(false);
  const { id: clientId, requester } = await world.client();
  const asked = { clientId, requesterId: requester.id, kind: 'question', subject: 'Devis' };
  const { body } = await mine
    .post('/api/tickets')
    .send({ ...asked, description: 'Combien ?' })
    .expect(201);
  expect(await leaves(body.id)).toBe(true);
  await world.database.query('UPDATE person SET active = 0 WHERE id = ?', [requester.id]);
  expect(await leaves(body.id)).toBe(false);
});

describe('a draft of a reply', () => {
  it('is its author’s, for each kind of message, and marks the ticket', async () => {
    const key = randomUUID();
    await keep('Bonj', key).expect(204);
    await keep('Bonjour, ', key, 'public', ['devis@fournisseur.test']).expect(204);
    await keep('À rappeler', randomUUID(), 'internal').expect(204);
    expect(await drafts(mine)).toMatchObject([
      { visibility: 'public', body: 'Bonjour, ', key, after: null, copies: ['devis@fournisseur.test'] },
      { visibility: 'internal', body: 'À rappeler' },
    ]);
    expect(await drafts(colleague)).toEqual([]);
    expect((await mine.get('/api/reply-drafts').expect(200)).body.ticketIds).toContain(ticketId);
    expect((await colleague.get('/api/reply-drafts').expect(200)).body.ticketIds).toEqual([]);
    await keep('', key).expect(204);
    expect(await drafts(mine)).toMatchObject([{ visibility: 'internal' }]);
  });

  it('goes with the message that is sent, which one key sends once', async () => {
    const key = randomUUID();
    await keep('Voici le devis.', key).expect(204);
    await keep('Interne', randomUUID(), 'internal').expect(204);
    const send = (body: string) =>
      mine
        .post(`/api/tickets/${ticketId}/messages`)
        .set('Idempotency-Key', key)
        .send({ visibility: 'public', body });
    const first = await send('Voici le devis.').expect(201);
    expect(await drafts(mine)).toMatchObject([{ visibility: 'internal' }]);
    const again = await send('Voici le devis.').expect(201);
    expect(again.body.id).toBe(first.body.id);
    expect((await send('Autre chose.').expect(422)).body.code).toBe('idempotency.mismatch');
    const { messages } = (await mine.get(`/api/tickets/${ticketId}`).expect(200)).body;
    expect(messages).toHaveLength(1);
  });

  it('is refused on a ticket that does not exist', async () => {
    await mine
      .put('/api/tickets/999999/reply-drafts/public')
      .send({ body: 'x', key: randomUUID() })
      .expect(404);
    await keep('\u0000', randomUUID()).expect(422);
  });

  it('holds two writes at once', async () => {
    const key = randomUUID();
    const answers = await Promise.all([keep('Un', key), keep('Un deux', key)]);
    expect(answers.map(({ status }) => status)).toEqual([204, 204]);
    expect(await drafts(mine)).toHaveLength(1);
  });
});

describe('presence on a ticket', () => {
  const sign = async (agent: Agent, tab: string, state: string) =>
    (await agent.post(`/api/tickets/${ticketId}/presence`).send({ tab, state }).expect(200)).body.people;

  it('shows who else looks and types, each once, until they leave', async () => {
    const [left, right, other] = [randomUUID(), randomUUID(), randomUUID()];
    expect(await sign(mine, left, 'looking')).toEqual([]);
    await sign(mine, right, 'typing');
    expect(await sign(colleague, other, 'looking')).toEqual([{ id: me.id, name: me.name, typing: true }]);
    await sign(mine, right, 'gone');
    expect(await sign(colleague, other, 'looking')).toEqual([{ id: me.id, name: me.name, typing: false }]);
    await sign(mine, left, 'gone');
    expect(await sign(colleague, other, 'looking')).toEqual([]);
  });
});
