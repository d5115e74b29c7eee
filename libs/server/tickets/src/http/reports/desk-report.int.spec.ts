import type { Actor } from '@vigie/platform';
import type { DeskReport } from '@vigie/wire';
import type { Agent } from 'supertest';
import { TicketWorld } from '../../testing/ticket-world';

let world: TicketWorld;
let desk: Agent;
let manager: Actor;
let first: { id: string; requester: Actor };
let second: { id: string; requester: Actor };
let portal: Agent;
beforeAll(async () => {
  world = await TicketWorld.open('desk_report');
  manager = await world.staff('dispatcher');
  desk = await world.http(manager);
  first = await world.client();
  second = await world.client();
  portal = await world.http(first.requester);
  // The last instant of February and the first of March in Paris, and the night the clocks go forward.
  await incident(first, { opened: '2026-02-28T22:59:59.999Z', resolved: '2026-03-02T10:00:00.000Z' });
  await incident(first, {
    opened: '2026-02-28T23:00:00.000Z',
    resolved: '2026-03-03T10:00:00.000Z',
    missed: true,
  });
  await incident(first, { opened: '2026-03-28T23:00:00.000Z', mine: true });
  await incident(second, {
    opened: '2026-03-31T21:59:59.999Z',
    mine: true,
    resolved: '2026-03-31T21:59:59.999Z',
  });
  await incident(second, { opened: '2026-03-31T22:00:00.000Z' });
});
afterAll(() => world.close());

interface Facts {
  opened: string;
  resolved?: string;
  missed?: boolean;
  mine?: boolean;
}

/** An incident as if it had come at another time. */
async function incident(client: typeof first, { opened, resolved, missed, mine }: Facts) {
  const db = world.database.manager;
  const agent = await world.http(client.requester);
  const sent = { kind: 'incident', subject: 'Panne', description: 'Rien ne marche' };
  const { ticketId } = (await agent.post('/api/portal/requests').send(sent).expect(201)).body;
  const done = resolved ? new Date(resolved) : null;
  await db.query(
    'UPDATE ticket SET created_at = ?, resolved_at = ?, state = ?, is_open = ?, assignee_id = ? WHERE id = ?',
    [new Date(opened), done, done ? 'resolved' : 'open', !done, mine ? manager.id : null, ticketId],
  );
  if (!done) return;
  await db.query(
    `UPDATE sla_clock SET state = IF(kind = 'resolution', ?, 'met'), stopped_at = ?, consumed_ms = 60000
      WHERE ticket_id = ?`,
    [missed ? 'breached' : 'met', done, ticketId],
  );
}

const report = async (query = 'period=month&date=2026-03-15'): Promise<DeskReport> =>
  (await desk.get(`/api/reports/desk?${query}`).expect(200)).body;
const behind = async (query: string) =>
  (await desk.get(`/api/reports/desk/tickets?from=2026-03-01&to=2026-03-31&${query}`).expect(200)).body.items;

describe('the report of the desk', () => {
  it('counts the days of the wall clock, with the period before beside', async () => {
    const { period, previous, totals, volume, sla } = await report();
    expect([period, previous]).toEqual([
      { from: '2026-03-01', to: '2026-03-31' },
      { from: '2026-02-01', to: '2026-02-28' },
    ]);
    expect(totals.current).toEqual({
      opened: 3,
      resolved: 3,
      reopened: 0,
      finished: 3,
      met: 2,
      responseMedianMs: 60_000,
      minutes: 0,
      billableMinutes: 0,
    });
    expect(totals.previous).toMatchObject({ opened: 1, resolved: 0, responseMedianMs: null });
    expect(volume).toHaveLength(31);
    expect(volume.filter(({ opened }) => opened > 0).map(({ from }) => from)).toEqual([
      '2026-03-01',
      '2026-03-29',
      '2026-03-31',
    ]);
    expect(sla.map(({ from, finished, met }) => [from, finished, met]).slice(0, 2)).toEqual([
      ['2026-03-01', 0, 0],
      ['2026-03-02', 2, 1],
    ]);
  });

  it('says what is open, and who has it', async () => {
    const { backlog, load, kinds, clients } = await report();
    expect(backlog.reduce((sum, { count }) => sum + count, 0)).toBe(2);
    expect(load).toEqual([
      { person: { id: manager.id, name: manager.name }, open: [0, 0, 1, 0], resolved: 1, minutes: 0 },
      { person: null, open: [0, 0, 1, 0], resolved: 2, minutes: 0 },
    ]);
    expect(kinds).toEqual([{ kind: 'incident', count: 3 }]);
    expect(clients.map(({ client, count }) => [client.id, count])).toEqual([
      [first.id, 2],
      [second.id, 1],
    ]);
  });

  it('is narrowed to a client', async () => {
    const { totals, clients } = await report(`period=month&date=2026-03-15&client=${second.id}`);
    expect(totals.current).toMatchObject({ opened: 1, resolved: 1, finished: 1, met: 1 });
    expect(clients).toHaveLength(1);
  });

  it('opens the tickets behind each number, page by page', async () => {
    expect(await behind('of=opened')).toHaveLength(3);
    expect(await behind(`of=opened&client=${second.id}`)).toHaveLength(1);
    expect(await behind('of=resolved&assignee=none')).toHaveLength(2);
    expect(await behind(`of=open&assignee=${manager.id}&priority=3`)).toHaveLength(1);
    const { backlog } = await report();
    for (const { age, state, count } of backlog)
      expect(await behind(`of=open&age=${age}&state=${state}`)).toHaveLength(count);
    const query = '/api/reports/desk/tickets?from=2026-03-01&to=2026-03-31&of=opened&limit=2';
    const page = (await desk.get(query).expect(200)).body;
    const next = (await desk.get(`${query}&cursor=${page.nextCursor}`).expect(200)).body;
    expect([...page.items, ...next.items]).toEqual(await behind('of=opened'));
  });

  it('counts what was open again', async () => {
    const [{ id }] = await behind('of=resolved');
    const { version } = (await desk.get(`/api/tickets/${id}`).expect(200)).body;
    await desk.post(`/api/tickets/${id}/transition`).send({ to: 'open', version }).expect(200);
    const { totals, period } = await report('period=week');
    expect(totals.current.reopened).toBe(1);
    const list = await desk.get(`/api/reports/desk/tickets?of=reopened&from=${period.from}&to=${period.to}`);
    expect(list.body.items).toEqual([expect.objectContaining({ id })]);
  });

  it('is for those who read reports', async () => {
    await portal.get('/api/reports/desk').expect(403);
    const technician = await world.http(await world.staff('technician'));
    await technician.get('/api/reports/desk').expect(403);
    await desk.get('/api/reports/desk?period=year').expect(422);
    await desk.get('/api/reports/desk/tickets?of=opened&from=2026-03-02&to=2026-03-01').expect(422);
  });
});
