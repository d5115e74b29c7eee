import type { SlaReport } from '@vigie/wire';
import type { Agent } from 'supertest';
import { TicketWorld } from '../../testing/ticket-world';

let world: TicketWorld;
let desk: Agent;
let clients: { id: string; agent: Agent }[];
beforeAll(async () => {
  world = await TicketWorld.open('sla_report');
  desk = await world.http(await world.staff('dispatcher'));
  const made = [await world.client({ formula: 'SERENITE' }), await world.client({ formula: 'STANDARD' })];
  clients = await Promise.all(
    made.map(async ({ id, requester }) => ({ id, agent: await world.http(requester) })),
  );
  // Minutes that each resolution took; the last of each client was missed.
  await finish(0, [10, 20, 30, 40, 50, 60, 70, 80, 90, 100]);
  await finish(1, [5, 7]);
});
afterAll(() => world.close());

/** Incidents that finished on a day in March, the first at the first instant of the day in Paris. */
async function finish(index: number, minutes: number[]) {
  const db = world.database.manager;
  for (const [i, taken] of minutes.entries()) {
    const sent = { kind: 'incident', subject: `Panne ${i}`, description: 'Rien ne marche' };
    const portal = clients[index]?.agent;
    const { ticketId } = (await portal?.post('/api/portal/requests').send(sent).expect(201))?.body ?? {};
    const missed = i === minutes.length - 1;
    await db.query(
      `UPDATE sla_clock SET state = ?, stopped_at = ?, consumed_ms = ?, breach_reason = ?
        WHERE ticket_id = ? AND kind = 'resolution'`,
      [
        missed ? 'breached' : 'met',
        i === 0 ? new Date('2026-02-28T23:00:00.000Z') : new Date(`2026-03-01T10:0${i}:00.000Z`),
        taken * 60_000,
        missed && index === 0 ? 'Panne du fournisseur' : null,
        ticketId,
      ],
    );
  }
}

const march = 'from=2026-03-01&to=2026-03-31';
const report = async (query: string): Promise<SlaReport> =>
  (await desk.get(`/api/reports/sla?${query}`).expect(200)).body;
const minute = 60_000;

describe('the SLA report', () => {
  it('counts what finished in the period, by client, with exact percentiles', async () => {
    const { total, lines, reasons } = await report(march);
    expect(total).toEqual({ count: 12, met: 10, breached: 2, medianMs: 40 * minute, p90Ms: 90 * minute });
    expect(lines).toEqual([
      expect.objectContaining({
        key: clients[0]?.id,
        count: 10,
        met: 9,
        medianMs: 50 * minute,
        p90Ms: 90 * minute,
      }),
      expect.objectContaining({
        key: clients[1]?.id,
        count: 2,
        met: 1,
        medianMs: 5 * minute,
        p90Ms: 7 * minute,
      }),
    ]);
    expect(lines.every(({ name }) => name?.startsWith('Client'))).toBe(true);
    expect(reasons).toEqual([
      { reason: null, count: 1 },
      { reason: 'Panne du fournisseur', count: 1 },
    ]);
  });

  it.each([
    ['formula', ['SERENITE', 'STANDARD']],
    ['person', ['none']],
    ['priority', ['3']],
  ])('counts the same by %s', async (by, keys) => {
    const { total, lines } = await report(`${march}&by=${by}`);
    expect(lines.map(({ key }) => key)).toEqual(keys);
    expect(lines.reduce((sum, { count }) => sum + count, 0)).toBe(total.count);
  });

  it('begins and ends its days on the French wall clock, and says when there is nothing', async () => {
    expect((await report('from=2026-02-01&to=2026-02-28')).total.count).toBe(0);
    expect((await report('from=2026-03-01&to=2026-03-01')).total.count).toBe(12);
    expect(await report(`${march}&clock=response`)).toEqual({
      total: { count: 0, met: 0, breached: 0, medianMs: null, p90Ms: null },
      lines: [],
      reasons: [],
    });
    await desk.get('/api/reports/sla?from=2026-03-02&to=2026-03-01').expect(422);
    await desk.get('/api/reports/sla?from=2020-03-02&to=2026-03-01').expect(422);
  });

  it('opens the tickets of each number, page by page', async () => {
    const { lines } = await report(march);
    for (const { key, met, breached } of lines) {
      for (const [outcome, count] of [
        ['met', met],
        ['breached', breached],
      ] as const) {
        const seen: string[] = [];
        for (let cursor: string | null = ''; cursor !== null;) {
          const query = { key, outcome, limit: 4, ...(cursor && { cursor }) };
          const { body } = await desk.get(`/api/reports/sla/clocks?${march}`).query(query).expect(200);
          seen.push(...body.items.map(({ id }: { id: string }) => id));
          cursor = body.nextCursor as string | null;
        }
        expect(new Set(seen).size).toBe(count);
        expect(seen).toHaveLength(count);
      }
    }
  });

  it('leaves as a table, and the journal says who took it', async () => {
    const { text } = await desk.get(`/api/reports/sla/export?${march}&by=formula&format=csv`).expect(200);
    expect(text.split('\r\n').slice(1)).toEqual([
      'SÉRÉNITÉ;10;9;1;90;50;90',
      'STANDARD;2;1;1;50;5;7',
      'Ensemble;12;10;2;83.3;40;90',
      '',
    ]);
    await desk.get(`/api/reports/sla/export?${march}&format=xlsx`).expect(200);
    const [{ count }] = await world.database.manager.query(
      "SELECT COUNT(*) AS count FROM audit_entry WHERE action = 'sla-report.exported'",
    );
    expect(Number(count)).toBe(2);
  });

  it('is for those who answer for the service', async () => {
    const technician = await world.http(await world.staff('technician'));
    await technician.get(`/api/reports/sla?${march}`).expect(403);
    await clients[0]?.agent.get(`/api/reports/sla?${march}`).expect(403);
  });

  it('reads the period by the instant that clocks finished, not all clocks', async () => {
    const plan = await world.database.manager.query(
      `EXPLAIN SELECT id FROM sla_clock FORCE INDEX FOR JOIN (ix_clock_stopped)
        WHERE stopped_at >= '2026-03-01' AND stopped_at < '2026-03-02'`,
    );
    expect(plan[0]).toMatchObject({ key: 'ix_clock_stopped', type: 'range' });
  });

  it('is measured from the events of a ticket that really finished', async () => {
    const { agent } = clients[0] ?? {};
    const sent = { kind: 'incident', subject: 'Vraie', description: 'Panne' };
    const { ticketId } = (await agent?.post('/api/portal/requests').send(sent).expect(201))?.body ?? {};
    await desk.post(`/api/tickets/${ticketId}/transition`).send({ to: 'resolved', version: 1 }).expect(200);
    const rows = await world.database.manager.query(
      'SELECT consumed_ms FROM sla_clock WHERE ticket_id = ? AND consumed_ms IS NULL',
      [ticketId],
    );
    expect(rows).toEqual([]);
  });
});
