import type { Actor } from '@vigie/platform';
import type { Agent } from 'supertest';
import { TicketWorld } from '../../testing/ticket-world';

let world: TicketWorld;
let technician: Actor;
let mine: Agent;
let colleague: Agent;
let dispatcher: Agent;
let client: Awaited<ReturnType<TicketWorld['client']>>;
beforeAll(async () => {
  world = await TicketWorld.open('macros');
  technician = await world.staff();
  mine = await world.http(technician);
  colleague = await world.http(await world.staff());
  dispatcher = await world.http(await world.staff('dispatcher'));
  client = await world.client();
});
afterAll(() => world.close());

const path = '/api/macros';
const answer = {
  name: 'Redémarrage',
  body: 'Bonjour {{contact}}, pour {{client}} ({{number}}) : redémarrez. {{technician}}',
};
const whole = {
  ...answer,
  changes: {
    state: 'waiting-client',
    priority: { impact: 'high', urgency: 'high' },
    assignee: 'me',
    tags: ['Imprimante'],
  },
};
const make = async (macro: object, agent = mine) => (await agent.post(path).send(macro).expect(201)).body;

async function open() {
  const ticket = { clientId: client.id, requesterId: client.requester.id, kind: 'incident' };
  const { body } = await mine
    .post('/api/tickets')
    .send({ ...ticket, subject: 'Imprimante', description: 'Bourrage' })
    .expect(201);
  return body;
}
const read = async (id: string) => (await mine.get(`/api/tickets/${id}`).expect(200)).body;

describe('keeping macros', () => {
  it('refuses a variable that does not exist, and a macro that does nothing', async () => {
    const unknown = await mine.post(path).send({ name: 'X', body: 'Bonjour {{prenom}}' }).expect(422);
    expect(unknown.body.errors).toMatchObject([{ path: 'body', code: 'field.variable' }]);
    const empty = await mine.post(path).send({ name: 'X' }).expect(422);
    expect(empty.body.errors).toMatchObject([{ path: 'body', code: 'field.nothing' }]);
  });

  it('keeps one’s own to oneself, and shares only by right', async () => {
    const { id } = await make(answer);
    const names = async (agent: Agent) =>
      (await agent.get(path).expect(200)).body.items.map(({ name }: { name: string }) => name);
    expect(await names(colleague)).not.toContain(answer.name);
    await colleague.delete(`${path}/${id}`).expect(404);
    await mine
      .post(path)
      .send({ ...answer, shared: true })
      .expect(403);
    const shared = await make({ ...answer, name: 'Pour tous', shared: true }, dispatcher);
    expect(await names(colleague)).toContain('Pour tous');
    await colleague
      .put(`${path}/${shared.id}`)
      .send({ ...answer, shared: true, version: 1 })
      .expect(403);
    await mine
      .put(`${path}/${id}`)
      .send({ ...answer, name: 'Autre', version: 1 })
      .expect(200);
    await mine
      .put(`${path}/${id}`)
      .send({ ...answer, version: 1 })
      .expect(409);
    await mine.delete(`${path}/${id}`).expect(204);
  });
});

describe('a macro on a ticket', () => {
  it('shows its text with real values, and what has none', async () => {
    const ticket = await open();
    const { id } = await make({ ...whole, body: `${answer.body} {{deadline}}` });
    const { body } = await mine.get(`/api/tickets/${ticket.id}/macros`).expect(200);
    const ready = body.items.find((macro: { id: string }) => macro.id === id);
    expect(ready.body).toContain(`Bonjour ${client.requester.name}, pour `);
    expect(ready.body).toContain(`(${ticket.number})`);
    expect(ready.body).toContain(technician.name);
    expect(ready.assignee).toEqual({ id: technician.id, name: technician.name });
    expect(ready.empty).toEqual([]);

    const nobody = { clientId: client.id, kind: 'internal', subject: 'Sans demandeur', description: 'x' };
    const bare = (await mine.post('/api/tickets').send(nobody).expect(201)).body;
    const there = (await mine.get(`/api/tickets/${bare.id}/macros`).expect(200)).body.items;
    const holes = there.find((macro: { id: string }) => macro.id === id);
    expect(holes.empty).toContain('contact');
    expect(holes.body).toContain('{{contact}}');
    const refused = await mine
      .post(`/api/tickets/${bare.id}/macros/${id}/apply`)
      .send({ version: bare.version })
      .expect(422);
    expect(refused.body).toMatchObject({ code: 'macro.variable-empty' });
    expect((await read(bare.id)).history.map(({ type }: { type: string }) => type)).not.toContain('assigned');
  });

  it('shows as many changes as it makes: a new ticket that it gives to somebody opens', async () => {
    const ticket = await open();
    const { id } = await make({ name: 'Pour moi', changes: { assignee: 'me', tags: ['À suivre'] } });
    const { items } = (await mine.get(`/api/tickets/${ticket.id}/macros`).expect(200)).body;
    const ready = items.find((macro: { id: string }) => macro.id === id);
    expect(ready.changes).toMatchObject({ assignee: 'me', state: 'open', tags: ['À suivre'] });
    await mine
      .post(`/api/tickets/${ticket.id}/macros/${id}/apply`)
      .send({ version: ticket.version })
      .expect(200);
    expect(await read(ticket.id)).toMatchObject({ state: 'open', assignee: { id: technician.id } });
    const again = (await mine.get(`/api/tickets/${ticket.id}/macros`).expect(200)).body.items;
    expect(again.find((macro: { id: string }) => macro.id === id).changes.state).toBeNull();
  });

  it('does all of it at once, and takes all of it back with the answer', async () => {
    const ticket = await open();
    const { id } = await make(whole);
    const { body } = await mine
      .post(`/api/tickets/${ticket.id}/macros/${id}/apply`)
      .send({ version: ticket.version })
      .expect(200);
    expect(body.message).toMatchObject({ visibility: 'public', delivery: 'held' });
    expect(body.message.body).toContain(ticket.number);
    const after = await read(ticket.id);
    expect(after).toMatchObject({ state: 'waiting-client', priority: 1, assignee: { id: technician.id } });
    expect(after.tags.map(({ name }: { name: string }) => name)).toEqual(['Imprimante']);

    await mine.post(`/api/tickets/${ticket.id}/messages/${body.message.id}/cancel`).expect(200);
    const back = await read(ticket.id);
    const { impact, urgency, priority } = await read((await open()).id);
    expect(back).toMatchObject({ state: 'new', assignee: null, tags: [], impact, urgency, priority });
    expect(back.messages).toEqual([]);
  });

  it('leaves alone what a colleague changed before the answer was taken back', async () => {
    const ticket = await open();
    const { id } = await make(whole);
    const { body } = await mine
      .post(`/api/tickets/${ticket.id}/macros/${id}/apply`)
      .send({ version: ticket.version })
      .expect(200);
    const change = { impact: 'low', urgency: 'low', reason: 'Contourné', version: body.ticket.version };
    await colleague.post(`/api/tickets/${ticket.id}/priority`).send(change).expect(200);
    await mine.post(`/api/tickets/${ticket.id}/messages/${body.message.id}/cancel`).expect(200);
    expect(await read(ticket.id)).toMatchObject({ impact: 'low', priority: 4, assignee: null });
  });

  it('sends the text as its reader changed it, once per key', async () => {
    const ticket = await open();
    const { id } = await make(whole);
    const apply = () =>
      mine
        .post(`/api/tickets/${ticket.id}/macros/${id}/apply`)
        .set('Idempotency-Key', `macro-${ticket.id}`)
        .send({ version: ticket.version, body: 'Autrement dit.' })
        .expect(200);
    const [first, second] = [await apply(), await apply()];
    expect(second.body.message.id).toBe(first.body.message.id);
    expect((await read(ticket.id)).messages.map(({ body }: { body: string }) => body)).toEqual([
      'Autrement dit.',
    ]);
  });

  it('changes nothing when one part is refused, when it is stale or the ticket is closed', async () => {
    const ticket = await open();
    const { id: refused } = await make({ ...whole, changes: { ...whole.changes, state: 'closed' } });
    const answered = await mine
      .post(`/api/tickets/${ticket.id}/macros/${refused}/apply`)
      .send({ version: ticket.version })
      .expect(422);
    expect(answered.body.code).toBe('ticket.transition-refused');
    expect(await read(ticket.id)).toMatchObject({ version: ticket.version, tags: [], messages: [] });
    const { id } = await make({ name: 'Sans texte', changes: { tags: ['Rapide'], assignee: 'me' } });
    const done = await mine
      .post(`/api/tickets/${ticket.id}/macros/${id}/apply`)
      .send({ version: ticket.version })
      .expect(200);
    expect(done.body).toMatchObject({ message: null, ticket: { state: 'open' } });
    await mine.post(`/api/tickets/${ticket.id}/macros/${id}/apply`).send({ version: 1 }).expect(409);
  });
});
