import type { Agent } from 'supertest';
import type { Actor } from '@vigie/platform';
import { TicketWorld } from '../../testing/ticket-world';
import { AddClientMessage } from '../../use-cases/desk/add-client-message';
import { ReceiveRequest } from '../../use-cases/requests/receive-request';

let world: TicketWorld;
let me: Actor;
let mine: Agent;
let theirs: Agent;
let colleague: Actor;
let requester: Actor;
beforeAll(async () => {
  world = await TicketWorld.open('ticket_reading');
  me = await world.staff();
  colleague = await world.staff();
  mine = await world.http(me);
  theirs = await world.http(colleague);
  requester = (await world.client()).requester;
});
afterAll(() => world.close());

/** A request of the client, given to me by myself. */
async function taken(): Promise<{ id: string; requestId: string }> {
  const request = { kind: 'incident' as const, subject: 'Imprimante', description: 'En panne' };
  const { requestId } = await world.get(ReceiveRequest).execute(requester, request);
  const row = await world.database.one<{ id: string }>(
    'SELECT ticket_id AS id FROM written_request WHERE id = ?',
    [requestId],
  );
  const id = row?.id ?? '';
  await mine.post(`/api/tickets/${id}/assign`).send({ assigneeId: me.id, version: 1 }).expect(200);
  return { id, requestId };
}
const unread = async (desk: Agent): Promise<string[]> =>
  (await desk.get('/api/tickets?view=unread').expect(200)).body.items.map(({ id }: { id: string }) => id);
const isUnread = async (desk: Agent, id: string) =>
  (await desk.get(`/api/tickets/${id}`).expect(200)).body.unread;
const mark = (desk: Agent, ticketIds: string[], value: boolean) =>
  desk.post('/api/tickets/reading').send({ ticketIds, unread: value }).expect(204);
const version = async (id: string) => (await mine.get(`/api/tickets/${id}`).expect(200)).body.version;

describe('the numbers on the views', () => {
  it('are how many tickets each of them lists, closed ones included where they are', async () => {
    const { id } = await taken();
    const listed = async (view: string) =>
      (await mine.get(`/api/tickets?view=${view}&limit=200&total=true`).expect(200)).body.total;
    for (const to of ['resolved', 'closed']) {
      await mine
        .post(`/api/tickets/${id}/transition`)
        .send({ to, version: await version(id) })
        .expect(200);
      const { body } = await mine.get('/api/tickets/counts').expect(200);
      for (const view of ['todo', 'mine', 'at-risk', 'waiting', 'all'])
        expect([to, view, body[view]]).toEqual([to, view, await listed(view)]);
    }
  });
});

describe('unread tickets', () => {
  it('are those whose client wrote after I looked, for me alone', async () => {
    const { id, requestId } = await taken();
    expect(await isUnread(mine, id)).toBe(false);
    await world.get(AddClientMessage).execute(requester, requestId, { body: 'Toujours en panne' });
    expect(await unread(mine)).toEqual([id]);
    expect(await unread(theirs)).toEqual([]);
    const { body } = await mine.get('/api/tickets/counts').expect(200);
    expect(body.unread).toBe(1);
    const { items } = (await mine.get('/api/tickets?view=mine').expect(200)).body;
    expect(items).toMatchObject([{ id, unread: true }]);
    await mark(mine, [id], false);
    expect(await unread(mine)).toEqual([]);
    expect((await mine.get('/api/tickets/counts').expect(200)).body.unread).toBe(0);
  });

  it('are those that a colleague gives me or works on, and not what I do myself', async () => {
    const { id } = await taken();
    await mine.post(`/api/tickets/${id}/messages`).send({ visibility: 'internal', body: 'Vu' }).expect(201);
    expect(await isUnread(mine, id)).toBe(false);
    await theirs
      .post(`/api/tickets/${id}/messages`)
      .send({ visibility: 'internal', body: 'Moi aussi' })
      .expect(201);
    expect(await isUnread(mine, id)).toBe(true);
    const given = { assigneeId: colleague.id, version: await version(id) };
    await mine.post(`/api/tickets/${id}/assign`).send(given).expect(200);
    expect(await isUnread(theirs, id)).toBe(true);
    // It is no longer mine: nothing in it waits for me.
    expect(await isUnread(mine, id)).toBe(false);
  });

  it('are those that I follow, too, whoever has them', async () => {
    const { id, requestId } = await taken();
    await mine.post(`/api/tickets/${id}/watchers`).send({ personId: colleague.id }).expect(200);
    expect(await isUnread(theirs, id)).toBe(false);
    await world.get(AddClientMessage).execute(requester, requestId, { body: 'Toujours là' });
    expect(await isUnread(theirs, id)).toBe(true);
    await mark(theirs, [id], false);
    await theirs.post(`/api/tickets/${id}/messages`).send({ visibility: 'internal', body: 'Vu' }).expect(201);
    expect(await isUnread(theirs, id)).toBe(false);
    await theirs.delete(`/api/tickets/${id}/watchers/${colleague.id}`).expect(204);
    await mine.post(`/api/tickets/${id}/messages`).send({ visibility: 'internal', body: 'Bien' }).expect(201);
    expect(await isUnread(theirs, id)).toBe(false);
    await mark(mine, [id], false);
  });

  it('are marked by hand, many at once, again and again', async () => {
    const [one, other] = [await taken(), await taken()];
    const ids = [one.id, other.id];
    await mark(mine, ids, true);
    await mark(mine, ids, true);
    expect((await unread(mine)).toSorted()).toEqual(ids.toSorted());
    await mark(mine, [...ids, '999999'], false);
    await mark(mine, ids, false);
    expect(await unread(mine)).toEqual([]);
    await mark(mine, ['999999'], true);
    expect(await unread(mine)).toEqual([]);
  });

  it('are nobody’s business outside the house', async () => {
    const portal = await world.http(requester);
    await portal
      .post('/api/tickets/reading')
      .send({ ticketIds: ['1'], unread: true })
      .expect(403);
    await mine.post('/api/tickets/reading').send({ ticketIds: [], unread: true }).expect(422);
  });
});
