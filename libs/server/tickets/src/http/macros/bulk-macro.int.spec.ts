import type { Actor } from '@vigie/platform';
import type { Agent } from 'supertest';
import { TicketWorld } from '../../testing/ticket-world';

let world: TicketWorld;
let technician: Actor;
let desk: Agent;
let client: Awaited<ReturnType<TicketWorld['client']>>;
beforeAll(async () => {
  world = await TicketWorld.open('bulk_macro');
  technician = await world.staff();
  desk = await world.http(technician);
  client = await world.client();
});
afterAll(() => world.close());

interface Ticket {
  id: string;
  version: number;
}
const open = async (facts: object = {}): Promise<Ticket> => {
  const ticket = { clientId: client.id, requesterId: client.requester.id, kind: 'incident', ...facts };
  const sent = { ...ticket, subject: 'Imprimante', description: 'Bourrage' };
  const { id, version } = (await desk.post('/api/tickets').send(sent).expect(201)).body;
  return { id, version };
};
const make = async (macro: object) =>
  (
    await desk
      .post('/api/macros')
      .send({ name: 'Macro', ...macro })
      .expect(201)
  ).body.id as string;
const apply = async (tickets: Ticket[], macroId: string) =>
  (
    await desk
      .post('/api/tickets/bulk')
      .send({ tickets, change: { type: 'macro', macroId } })
      .expect(200)
  ).body;
const undo = async (id: string) =>
  (await desk.post(`/api/tickets/bulk/${id}/undo`).send({}).expect(200)).body;
const read = async ({ id }: { id: string }) => (await desk.get(`/api/tickets/${id}`).expect(200)).body;
const checks = async ({ id }: { id: string }) =>
  (await desk.get(`/api/tickets/${id}/checks`).expect(200)).body.items;

describe('a macro on many tickets', () => {
  it('changes each and is undone, its checklist and its queue included', async () => {
    const admin = await world.http(await world.staff('administrator'));
    const queue = (await admin.post('/api/queues').send({ name: 'Niveau 2' }).expect(201)).body;
    const list = { name: 'Contrôle', items: [{ text: 'Câble' }, { text: 'Encre' }] };
    const checklist = (await admin.post('/api/checklists').send(list).expect(201)).body;
    const changes = {
      state: 'waiting-vendor',
      priority: { impact: 'high', urgency: 'high' },
      assignee: 'me',
      queueId: queue.id,
      checklistId: checklist.id,
      tags: ['Panne'],
    };
    const tickets = [await open(), await open()];
    const done = await apply(tickets, await make({ changes }));
    for (const ticket of tickets) {
      expect(await read(ticket)).toMatchObject({
        state: 'waiting-vendor',
        priority: 1,
        assignee: { id: technician.id },
        queue: { id: queue.id },
        tags: [{ name: 'Panne' }],
      });
      expect(await checks(ticket)).toHaveLength(2);
    }
    const [first] = tickets;
    const [check] = first ? await checks(first) : [];
    await desk.patch(`/api/tickets/${first?.id}/checks/${check.id}`).send({ checked: true }).expect(200);
    expect((await undo(done.id)).results).toMatchObject([{ outcome: 'done' }, { outcome: 'done' }]);
    for (const ticket of tickets)
      expect(await read(ticket)).toMatchObject({ state: 'open', priority: 3, assignee: null, tags: [] });
    // What somebody checked in between stays.
    expect(first && (await checks(first))).toMatchObject([{ text: 'Câble' }]);
    expect(tickets[1] && (await checks(tickets[1]))).toEqual([]);
  });

  it('answers each client in their own words, and takes the answers back while they are held', async () => {
    const macroId = await make({ body: 'Ticket {{number}}', changes: { state: 'resolved' } });
    const tickets = [await open(), await open()];
    const done = await apply(tickets, macroId);
    for (const ticket of tickets) {
      const { state, messages, number } = await read(ticket);
      expect({ state, body: messages.at(-1).body }).toEqual({ state: 'resolved', body: `Ticket ${number}` });
    }
    await undo(done.id);
    for (const ticket of tickets) expect(await read(ticket)).toMatchObject({ state: 'new', messages: [] });
  });

  it('says of an answer that has left that it cannot be undone, and leaves the rest', async () => {
    const ticket = await open();
    const done = await apply([ticket], await make({ body: 'Parti', changes: { tags: ['Parti'] } }));
    await world.database.query('UPDATE ticket_message SET held_until = NOW(3) WHERE ticket_id = ?', [
      ticket.id,
    ]);
    expect((await undo(done.id)).results).toMatchObject([{ outcome: 'refused', code: 'macro.answer-left' }]);
    expect((await read(ticket)).tags).toMatchObject([{ name: 'Parti' }]);
  });

  it('leaves alone those where it has no sense, and is not done twice from the same version', async () => {
    const macroId = await make({ body: 'Bonjour {{contact}}' });
    const [named, nameless] = [await open(), await open({ requesterId: undefined })];
    const { results } = await apply([named, nameless], macroId);
    expect(results).toMatchObject([
      { outcome: 'done' },
      { outcome: 'refused', code: 'macro.variable-empty' },
    ]);
    expect((await apply([named], macroId)).results).toMatchObject([{ outcome: 'conflict' }]);
    expect((await read(named)).messages).toHaveLength(1);
  });
});
