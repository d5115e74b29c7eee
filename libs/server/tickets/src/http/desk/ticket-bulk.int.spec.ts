import type { Agent } from 'supertest';
import type { Actor } from '@vigie/platform';
import { TicketWorld } from '../../testing/ticket-world';

let world: TicketWorld;
let me: Actor;
let desk: Agent;
let clientId: string;
beforeAll(async () => {
  world = await TicketWorld.open('ticket_bulk');
  me = await world.staff();
  desk = await world.http(me);
  clientId = (await world.client()).id;
});
afterAll(() => world.close());

interface Ticket {
  id: string;
  version: number;
}
const open = async (): Promise<Ticket> => {
  const sent = { clientId, kind: 'incident', subject: 'Panne', description: 'Plus de réseau' };
  const { id, version } = (await desk.post('/api/tickets').send(sent).expect(201)).body;
  return { id, version };
};
const several = async (count: number) => Promise.all(Array.from({ length: count }, open));
const change = (tickets: Ticket[], what: object, key = '') => {
  const post = desk.post('/api/tickets/bulk').send({ tickets, change: what });
  return key ? post.set('Idempotency-Key', key) : post;
};
const read = async ({ id }: { id: string }) => (await desk.get(`/api/tickets/${id}`).expect(200)).body;
const history = async (ticket: Ticket) =>
  (await read(ticket)).history.map(({ type }: { type: string }) => type);
const outcomes = (body: { results: { outcome: string }[] }) => body.results.map(({ outcome }) => outcome);
const toMe = () => ({ type: 'assign', assigneeId: me.id });

describe('a change of many tickets', () => {
  it('does to each what a single change does', async () => {
    const [one, ...others] = await several(3);
    if (!one) throw new Error('no ticket');
    await desk.post(`/api/tickets/${one.id}/assign`).send({ assigneeId: me.id, version: 1 }).expect(200);
    const { body } = await change(others, toMe()).expect(200);
    expect(outcomes(body)).toEqual(['done', 'done']);
    for (const other of others) {
      expect(await history(other)).toEqual(await history(one));
      expect(await read(other)).toMatchObject({ assignee: { id: me.id }, state: 'open' });
    }
    const journal = await world.database.query(
      "SELECT id FROM audit_entry WHERE action = 'ticket.assigned' AND target IN (?)",
      [others.map(({ id }) => `ticket:${id}`)],
    );
    expect(journal).toHaveLength(2);
  });

  it('goes on past those that refuse, and says why', async () => {
    const [free, resolved, changed] = await several(3);
    if (!free || !resolved || !changed) throw new Error('no ticket');
    const move = { to: 'resolved', version: 1 };
    const { version } = (await desk.post(`/api/tickets/${resolved.id}/transition`).send(move).expect(200))
      .body;
    await desk.post(`/api/tickets/${changed.id}/assign`).send({ assigneeId: me.id, version: 1 }).expect(200);
    const gone = { id: '999999', version: 1 };
    const all = [{ ...resolved, version }, changed, gone, free];
    const { body } = await change(all, { type: 'transition', to: 'waiting-vendor', reason: 'Pièce' });
    expect(body.results).toEqual([
      { outcome: 'refused', id: resolved.id, code: 'ticket.transition-refused' },
      { outcome: 'conflict', id: changed.id },
      { outcome: 'refused', id: gone.id, code: 'not-found' },
      { outcome: 'done', id: free.id, version: 2 },
    ]);
    expect((await read(free)).state).toBe('waiting-vendor');
    expect((await read(resolved)).state).toBe('resolved');
  });

  it('has one effect and one answer when it is sent again, also at once', async () => {
    const tickets = await several(3);
    const first = tickets.slice(0, 1).map((ticket) => ({ ...ticket, version: 9 }));
    const all = [...first, ...tickets.slice(1)];
    const send = () => change(all, toMe(), 'again').expect(200);
    const [one, same] = await Promise.all([send(), send()]);
    expect(same.body).toEqual(one.body);
    expect((await send()).body).toEqual(one.body);
    expect(outcomes(one.body)).toEqual(['conflict', 'done', 'done']);
    expect((await history(all[1] as Ticket)).filter((type: string) => type === 'assigned')).toHaveLength(1);
    expect((await change(tickets, toMe(), 'again').expect(422)).body.code).toBe('idempotency.mismatch');
  });

  it.each([
    [[]],
    [
      [
        { id: '1', version: 1 },
        { id: '1', version: 1 },
      ],
    ],
  ])('is refused: %j', async (tickets) => {
    await change(tickets, toMe()).expect(422);
  });
});

describe('taking it back', () => {
  const undo = (id: string) => desk.post(`/api/tickets/bulk/${id}/undo`).send({});

  it('brings back what was before, but for tickets changed since', async () => {
    const tickets = await several(3);
    const change1 = { type: 'priority', impact: 'high', urgency: 'high', reason: 'Panne générale' };
    const { body } = await change(tickets, change1).expect(200);
    expect((await read(tickets[0] as Ticket)).priority).toBe(1);
    const touched = tickets[2] as Ticket;
    await desk.post(`/api/tickets/${touched.id}/assign`).send({ assigneeId: me.id, version: 2 }).expect(200);
    const undone = (await undo(body.id).expect(200)).body;
    expect(outcomes(undone)).toEqual(['done', 'done', 'conflict']);
    expect(await read(tickets[0] as Ticket)).toMatchObject({ impact: 'medium', urgency: 'medium' });
    expect((await read(touched)).priority).toBe(1);
    expect((await undo(body.id).expect(422)).body.code).toBe('bulk.already-undone');
  });

  it('gives tickets back to whom they had, and states back', async () => {
    const tickets = await several(2);
    const given = (await change(tickets, toMe()).expect(200)).body;
    const moved = (
      await change(
        given.results.map(({ id, version }: Ticket) => ({ id, version })),
        {
          type: 'transition',
          to: 'resolved',
        },
      ).expect(200)
    ).body;
    expect(outcomes((await undo(moved.id).expect(200)).body)).toEqual(['done', 'done']);
    expect((await read(tickets[0] as Ticket)).state).toBe('open');
    // The tickets have moved twice since they were given.
    expect(outcomes((await undo(given.id).expect(200)).body)).toEqual(['conflict', 'conflict']);
  });

  it('is for who made the change, and for a while', async () => {
    const { id } = (await change(await several(1), toMe()).expect(200)).body;
    const colleague = await world.http(await world.staff());
    await colleague.post(`/api/tickets/bulk/${id}/undo`).send({}).expect(404);
    await world.database.execute('UPDATE ticket_bulk SET at = at - INTERVAL 1 HOUR WHERE id = ?', [id]);
    expect((await undo(id).expect(422)).body.code).toBe('bulk.too-late');
  });
});

describe('tags of many tickets', () => {
  const undo = async (id: string) =>
    (await desk.post(`/api/tickets/bulk/${id}/undo`).send({}).expect(200)).body;
  const tags = async (ticket: Ticket) => (await read(ticket)).tags.map(({ name }: { name: string }) => name);

  it('are put on those that lack it, and taken off these again', async () => {
    const [had, lacked] = (await several(2)) as [Ticket, Ticket];
    await desk.post(`/api/tickets/${had.id}/tags`).send({ name: 'Atelier' }).expect(200);
    const { body } = await change([had, lacked], { type: 'tag', name: 'Atelier' }).expect(200);
    expect(outcomes(body)).toEqual(['unchanged', 'done']);
    expect(await tags(lacked)).toEqual(['Atelier']);
    expect(outcomes(await undo(body.id))).toEqual(['done']);
    expect([await tags(had), await tags(lacked)]).toEqual([['Atelier'], []]);
  });

  it('are taken off, and put on again', async () => {
    const [had, lacked] = (await several(2)) as [Ticket, Ticket];
    await desk.post(`/api/tickets/${had.id}/tags`).send({ name: 'Imprimante' }).expect(200);
    const { body } = await change([had, lacked], { type: 'untag', name: 'imprimante' }).expect(200);
    expect(outcomes(body)).toEqual(['done', 'unchanged']);
    expect(await tags(had)).toEqual([]);
    await undo(body.id);
    expect([await tags(had), await tags(lacked)]).toEqual([['Imprimante'], []]);
    const unknown = await change([lacked], { type: 'untag', name: 'jamais vue' }).expect(200);
    expect(outcomes(unknown.body)).toEqual(['unchanged']);
  });
});

describe('a merge of many tickets', () => {
  const undo = async (id: string) =>
    (await desk.post(`/api/tickets/bulk/${id}/undo`).send({}).expect(200)).body;

  it('lets each go on in one of them, and gives them back', async () => {
    const [into, one, two, late] = (await several(4)) as [Ticket, Ticket, Ticket, Ticket];
    await desk.post(`/api/tickets/${late.id}/assign`).send({ assigneeId: me.id, version: 1 }).expect(200);
    const { body } = await change([one, two, late], { type: 'merge', intoId: into.id }).expect(200);
    expect(outcomes(body)).toEqual(['done', 'done', 'conflict']);
    expect((await read(one)).mergedInto).toMatchObject({ id: into.id });
    expect((await read(into)).merged).toHaveLength(2);
    expect(outcomes(await undo(body.id))).toEqual(['done', 'done']);
    expect(await read(two)).toMatchObject({ mergedInto: null, state: 'new' });
    expect((await read(into)).merged).toEqual([]);
  });

  it('refuses tickets of another client, and itself', async () => {
    const [into] = (await several(1)) as [Ticket];
    const stranger = (await world.client()).id;
    const sent = { clientId: stranger, kind: 'incident', subject: 'Autre', description: 'x' };
    const other = (await desk.post('/api/tickets').send(sent).expect(201)).body as Ticket;
    const all = [{ id: other.id, version: 1 }, into];
    const { body } = await change(all, { type: 'merge', intoId: into.id }).expect(200);
    expect(body.results).toEqual([
      { outcome: 'refused', id: other.id, code: 'ticket.merge-refused' },
      { outcome: 'refused', id: into.id, code: 'ticket.merge-refused' },
    ]);
    const gone = await change([into], { type: 'merge', intoId: '999999' }).expect(200);
    expect(gone.body.results).toMatchObject([{ outcome: 'refused', code: 'not-found' }]);
  });
});
