import type { Actor } from '@vigie/platform';
import { mostCounted, mostInView, ticketQuery, ticketSorts, ticketViews } from '@vigie/wire';
import { TicketWorld } from '../../testing/ticket-world';
import { TicketList } from './ticket-list';
import { ViewCounts } from './view-counts';

const rows = 10_100;
let world: TicketWorld;
let me: Actor;
let clientId: string;
beforeAll(async () => {
  world = await TicketWorld.open('list_indexes');
  me = await world.staff();
  const desk = await world.http(me);
  clientId = (await world.client()).id;
  const sent = { clientId, kind: 'incident', subject: 'Panne', description: 'x' };
  const { id } = (await desk.post('/api/tickets').send(sent).expect(201)).body;
  await desk.post(`/api/tickets/${id}/tags`).send({ name: 'Rare' }).expect(200);
  await desk
    .post('/api/tickets/reading')
    .send({ ticketIds: [id], unread: true })
    .expect(204);
  await fill();
  await fillQueues();
  await world.database.query('ANALYZE TABLE ticket, ticket_tag, ticket_unread, queue_member');
});
afterAll(() => world.close());

/** Many tickets, one in ten of them open, of every state, kind and priority. */
async function fill(): Promise<void> {
  const { database } = world;
  for (let count = 1; count < rows; count *= 2) {
    await database.execute(
      `INSERT INTO ticket (queue_id, client_id, kind, state, is_open, priority, impact, urgency, subject, assignee_id, created_at,
         updated_at, sort_due, warn_at, version)
       SELECT queue_id, client_id, ELT(1 + id % 3, 'incident', 'question', 'request'), ELT(1 + id % 10, 'open', 'resolved',
         'closed', 'closed', 'closed', 'closed', 'closed', 'closed', 'closed', 'closed'), id % 10 = 0, 1 + id % 4,
         'medium', 'medium', subject, IF(id % 7 = 0, ?, NULL), created_at, updated_at + INTERVAL id MINUTE,
         sort_due + INTERVAL -id MINUTE, warn_at + INTERVAL -id MINUTE, 1 FROM ticket`,
      [me.id],
    );
  }
}

/** A queue of one in a hundred tickets, and one of mine. */
async function fillQueues(): Promise<void> {
  const { database } = world;
  const admin = await world.http(await world.staff('administrator'));
  for (const queue of [{ name: 'Rare' }, { name: 'Mienne', memberIds: [me.id] }]) {
    const { id } = (await admin.post('/api/queues').send(queue).expect(201)).body;
    await database.execute('UPDATE ticket SET queue_id = ? WHERE id % 100 = ?', [id, Number(id)]);
  }
}

/** How the database reads the tickets of a page: for each step, the table, the kind of access and the index. */
async function accessOf(query: Record<string, string>) {
  const { database } = world;
  const spy = jest.spyOn(database, 'query');
  await world.get(TicketList).page(me, ticketQuery.parse(query));
  const [sql, parameters] = spy.mock.calls.find(([text]) => text.includes('FROM ticket t WHERE')) ?? [];
  spy.mockRestore();
  const inner = /\(SELECT t\.id[\s\S]*?LIMIT \?\)/.exec(sql ?? '')?.[0].slice(1, -1) ?? '';
  const steps = await database.query<{ table: string | null; type: string; key: string | null }>(
    `EXPLAIN ${inner}`,
    parameters ?? [],
  );
  return steps.filter(
    ({ table }) =>
      table === 't' ||
      table === 'ticket_tag' ||
      table === 'ticket_unread' ||
      table === 'queue_member' ||
      table === 'ticket_quote',
  );
}

const rareQueue = async () =>
  (await world.database.one<{ id: string }>("SELECT id FROM queue WHERE name = 'Rare'"))?.id ?? '';
const tagged = async () =>
  (await world.database.one<{ id: string }>("SELECT id FROM tag WHERE name = 'Rare'"))?.id ?? '';
const filters: [string, () => Promise<Record<string, string>> | Record<string, string>][] = [
  ['no filter', () => ({})],
  ['state=closed', () => ({ state: 'closed' })],
  ['state=active', () => ({ state: 'active' })],
  ['a client', () => ({ client: clientId })],
  ['an assignee', () => ({ assignee: 'me' })],
  ['nobody', () => ({ assignee: 'none' })],
  ['a kind', () => ({ kind: 'question' })],
  ['a queue', async () => ({ queue: await rareQueue() })],
  ['my queues', () => ({ queue: 'mine' })],
  ['a quote that waits', () => ({ quote: 'waiting' })],
  ['a priority', () => ({ priority: '2' })],
  ['a tag', async () => ({ tag: await tagged() })],
];

describe('a page of the list', () => {
  const cases = filters.flatMap(([name, filter]) => ticketSorts.map((sort) => [name, sort, filter] as const));

  it.each(cases)('with %s by %s never reads the whole table', async (_name, sort, filter) => {
    const steps = await accessOf({ ...(await filter()), sort });
    expect(steps.length).toBeGreaterThan(0);
    for (const step of steps) expect(step).toMatchObject({ key: expect.any(String) });
    expect(steps.map(({ type }) => type)).not.toContain('ALL');
  });

  const views = ticketViews.flatMap((view) => ticketSorts.map((sort) => [view, sort] as const));

  it.each(views)('of the view %s by %s neither', async (view, sort) => {
    const steps = await accessOf({ view, sort });
    expect(steps.length).toBeGreaterThan(0);
    expect(steps.map(({ type }) => type)).not.toContain('ALL');
  });

  it('is counted up to a thousand: one more says that there are more', async () => {
    const total = async (query: object) =>
      (await world.get(TicketList).page(me, ticketQuery.parse({ ...query, total: 'true' }))).total;
    expect(await total({ view: 'all' })).toBe(mostCounted + 1);
    expect(await total({ tag: await tagged() })).toBe(1);
  });

  it('is counted for its view up to ten thousand', async () => {
    expect((await world.get(ViewCounts).of(me)).all).toBe(mostInView + 1);
  });
});
