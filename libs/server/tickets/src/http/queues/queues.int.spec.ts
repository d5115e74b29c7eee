import type { Actor } from '@vigie/platform';
import type { Queue, QueueChange, TicketRow } from '@vigie/wire';
import type { Agent } from 'supertest';
import { TicketWorld } from '../../testing/ticket-world';
import { ReceiveRequest } from '../../use-cases/requests/receive-request';

let world: TicketWorld;
let technician: Actor;
let desk: Agent;
let dispatcher: Agent;
let client: Awaited<ReturnType<TicketWorld['client']>>;
beforeAll(async () => {
  world = await TicketWorld.open('queues');
  technician = await world.staff();
  desk = await world.http(technician);
  dispatcher = await world.http(await world.staff('dispatcher'));
  client = await world.client();
});
afterAll(() => world.close());

const all = async (): Promise<Queue[]> => (await desk.get('/api/queues').expect(200)).body.items;
const make = async (queue: object): Promise<Queue> =>
  (await dispatcher.post('/api/queues').send(queue).expect(201)).body;
const changed = ({ id: _id, members, ...queue }: Queue, change: Partial<QueueChange>) => ({
  ...queue,
  memberIds: members.map(({ id }) => id),
  ...change,
});
const open = async (ticket: object = {}): Promise<TicketRow> =>
  (
    await desk
      .post('/api/tickets')
      .send({ clientId: client.id, kind: 'incident', subject: 'Panne', description: 'x', ...ticket })
      .expect(201)
  ).body;
const move = (agent: Agent, { id, version }: Pick<TicketRow, 'id' | 'version'>, queueId: string) =>
  agent.post(`/api/tickets/${id}/queue`).send({ queueId, version });
const numbers = async (query: object): Promise<string[]> =>
  (await desk.get('/api/tickets').query(query).expect(200)).body.items.map(({ id }: TicketRow) => id);

describe('setting queues up', () => {
  it('begins with one that takes everything', async () => {
    const [first, ...others] = await all();
    expect(others).toEqual([]);
    expect(first).toMatchObject({ isDefault: true, archived: false, members: [] });
    expect((await open()).queue).toEqual({ id: first?.id, name: first?.name });
  });

  it('is for who may', async () => {
    await desk.post('/api/queues').send({ name: 'X' }).expect(403);
  });

  it('names each once, and knows its members', async () => {
    const queue = await make({ name: 'Réseau', memberIds: [technician.id, client.requester.id] });
    expect(queue.members).toEqual([{ id: technician.id, name: technician.name }]);
    const again = await dispatcher.post('/api/queues').send({ name: 'réseau' }).expect(422);
    expect(again.body.code).toBe('queue.name-taken');
    const renamed = changed(queue, { name: 'Réseaux' });
    await dispatcher.put(`/api/queues/${queue.id}`).send(renamed).expect(200);
    const stale = await dispatcher.put(`/api/queues/${queue.id}`).send(renamed).expect(409);
    expect(stale.body.code).toBe('version.conflict');
  });

  it('keeps one default, and archives nothing that holds open tickets', async () => {
    const [before] = await all();
    const queue = await make({ name: 'Projets' });
    if (!before) throw new Error('no queue');
    const drop = await dispatcher.put(`/api/queues/${before.id}`).send(changed(before, { isDefault: false }));
    expect(drop.body.code).toBe('queue.default-kept');
    const { body: next } = await dispatcher
      .put(`/api/queues/${queue.id}`)
      .send(changed(queue, { isDefault: true }))
      .expect(200);
    expect((await all()).filter(({ isDefault }) => isDefault).map(({ id }) => id)).toEqual([queue.id]);
    const held = await open();
    expect(held.queue.id).toBe(queue.id);
    const kept = await dispatcher.put(`/api/queues/${queue.id}`).send(changed(next, { archived: true }));
    expect(kept.body.code).toBe('queue.default-kept');
    const [old] = (await all()).filter(({ id }) => id === before.id);
    if (!old) throw new Error('no queue');
    const full = await dispatcher.put(`/api/queues/${old.id}`).send(changed(old, { archived: true }));
    expect(full.body.code).toBe('queue.holds-tickets');
    for (const id of await numbers({ queue: old.id }))
      await move(desk, { id, version: 1 }, queue.id).expect(200);
    await dispatcher
      .put(`/api/queues/${old.id}`)
      .send(changed(old, { archived: true }))
      .expect(200);
    const refused = await move(desk, held, old.id).expect(422);
    expect(refused.body.code).toBe('queue.archived');
    const [back] = (await all()).filter(({ id }) => id === old.id);
    if (back)
      await dispatcher
        .put(`/api/queues/${back.id}`)
        .send(changed(back, { archived: false, isDefault: true }))
        .expect(200);
  });

  it('puts them in an order', async () => {
    const ids = (await all()).map(({ id }) => id).reverse();
    const { body } = await dispatcher.put('/api/queues/order').send({ ids }).expect(200);
    expect(body.items.map(({ id }: Queue) => id)).toEqual(ids);
  });
});

describe('where a ticket comes to', () => {
  it('is the queue of its mailbox, its kind of request, its kind, or the one that was chosen', async () => {
    const accounts = await make({ name: 'Comptes', requestKinds: ['account.change'] });
    const changes = await make({ name: 'Changements', ticketKinds: ['change'] });
    const boxes = await make({ name: 'Infogérance', mailboxIds: ['77'] });
    const requests = world.get(ReceiveRequest);
    const receive = (request: object, mailboxId: string | null = null) =>
      world.database.transaction((tx) =>
        requests.receive(tx, {
          clientId: client.id,
          author: { id: client.requester.id ?? '', name: 'Zoé', email: 'zoe@acme.test' },
          channel: mailboxId ? 'email' : 'portal',
          receivedAt: tx.now,
          request: request as never,
          fileIds: [],
          raw: null,
          mailboxId,
        }),
      );
    const queueOf = async ({ ticketId }: { ticketId: string }) =>
      (await desk.get(`/api/tickets/${ticketId}`).expect(200)).body.queue.id;
    const form = { userPrincipalName: 'zoe@acme.test', change: 'Nom' };
    expect(await queueOf(await receive({ kind: 'account.change', form }))).toBe(accounts.id);
    const mail = await receive({ kind: 'email', subject: 'Bonjour', description: 'x' }, '77');
    expect(await queueOf(mail)).toBe(boxes.id);
    expect((await open({ kind: 'change' })).queue.id).toBe(changes.id);
    expect((await open({ kind: 'change', queueId: boxes.id })).queue.id).toBe(boxes.id);
  });

  it('is that of its kind once a free mail is told apart, unless somebody moved it', async () => {
    const accounts = (await all()).find(({ name }) => name === 'Comptes');
    const boxes = (await all()).find(({ name }) => name === 'Infogérance');
    const mail = async () => {
      const { ticketId } = await world.database.transaction((tx) =>
        world.get(ReceiveRequest).receive(tx, {
          clientId: client.id,
          author: { id: client.requester.id ?? '', name: 'Zoé', email: 'zoe@acme.test' },
          channel: 'email',
          receivedAt: tx.now,
          request: { kind: 'email', subject: 'Un compte', description: 'x' },
          fileIds: [],
          raw: null,
        }),
      );
      return (await desk.get(`/api/tickets/${ticketId}`).expect(200)).body;
    };
    const qualify = async ({ id, version }: TicketRow) =>
      (await desk.post(`/api/tickets/${id}/qualify`).send({ kind: 'account.change', version }).expect(200))
        .body;
    expect((await qualify(await mail())).queue.id).toBe(accounts?.id);
    const moved = (await move(desk, await mail(), boxes?.id ?? '').expect(200)).body;
    expect((await qualify(moved)).queue.id).toBe(boxes?.id);
  });
});

describe('moving a ticket', () => {
  it('is told among us, and never to the client', async () => {
    const queue = await make({ name: 'Téléphonie' });
    const portal = await world.http(client.requester);
    const request = { kind: 'incident', subject: 'Standard muet', description: 'Plus d’appels' };
    const sent = (await portal.post('/api/portal/requests').send(request).expect(201)).body;
    const ticket: TicketRow = (await desk.get(`/api/tickets/${sent.ticketId}`).expect(200)).body;
    const { body } = await move(desk, ticket, queue.id).expect(200);
    expect(body).toMatchObject({ queue: { id: queue.id, name: 'Téléphonie' }, version: ticket.version + 1 });
    await move(desk, ticket, queue.id).expect(409);
    const { history } = (await desk.get(`/api/tickets/${ticket.id}`).expect(200)).body;
    expect(history.at(-1)).toMatchObject({ type: 'queue-changed', data: { to: 'Téléphonie' } });
    const journal = await world.database.query(
      "SELECT id FROM audit_entry WHERE action = 'ticket.queue-changed' AND target = ?",
      [`ticket:${ticket.id}`],
    );
    expect(journal).toHaveLength(1);
    for (const path of ['/api/portal/requests', `/api/portal/requests/${sent.id}`])
      expect(JSON.stringify((await portal.get(path).expect(200)).body)).not.toMatch(/Téléphonie|queue/);
    await portal.get('/api/queues').expect(403);
    await portal.get('/api/portal/search').query({ q: 'file:Téléphonie' }).expect(200);
  });

  it('is done to many at once, and undone', async () => {
    const queue = await make({ name: 'Masse' });
    const tickets = [await open(), await open()];
    const targets = tickets.map(({ id, version }) => ({ id, version }));
    const change = { type: 'queue', queueId: queue.id };
    const { body } = await desk.post('/api/tickets/bulk').send({ tickets: targets, change }).expect(200);
    expect(await numbers({ queue: queue.id })).toHaveLength(2);
    await desk.post(`/api/tickets/bulk/${body.id}/undo`).send({}).expect(200);
    expect(await numbers({ queue: queue.id })).toEqual([]);
  });
});

describe('finding the tickets of a queue', () => {
  it('by filter, by view, by operator and in a file', async () => {
    const queue = await make({ name: 'Mon équipe', memberIds: [technician.id] });
    const { id } = await open({ subject: 'Routeur', queueId: queue.id });
    expect(await numbers({ queue: queue.id })).toEqual([id]);
    expect(await numbers({ queue: 'mine', sort: 'created' })).toContain(id);
    expect(await numbers({ view: 'my-queues' })).toContain(id);
    const counts = (await desk.get('/api/tickets/counts').expect(200)).body;
    expect(counts['my-queues']).toBe((await numbers({ view: 'my-queues' })).length);
    await world.settle();
    expect(await numbers({ view: 'all', q: 'file:"mon équipe" routeur' })).toEqual([id]);
    expect(await numbers({ view: 'all', q: 'queue:mine routeur' })).toEqual([id]);
    const file = await desk
      .get('/api/tickets/export')
      .query({ format: 'csv', queue: queue.id, columns: 'number,queue' })
      .expect(200);
    expect(file.text).toContain('Mon équipe');
  });
});
