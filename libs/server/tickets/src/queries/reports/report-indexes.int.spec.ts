import type { Actor } from '@vigie/platform';
import { deskReportQuery, deskReportTicketsQuery } from '@vigie/wire';
import { TicketWorld } from '../../testing/ticket-world';
import { ReviewFiguresQuery } from '../reviews/review-figures';
import { DeskReports } from './desk-reports';
import { DeskReportTickets } from './desk-report-tickets';

const rows = 6000;
let world: TicketWorld;
let manager: Actor;
let clientId: string;
beforeAll(async () => {
  world = await TicketWorld.open('report_indexes');
  manager = await world.staff('dispatcher');
  const desk = await world.http(manager);
  clientId = (await world.client()).id;
  const sent = { clientId, kind: 'incident', subject: 'Panne', description: 'x' };
  await desk.post('/api/tickets').send(sent).expect(201);
  await fill();
  await world.database.query('ANALYZE TABLE ticket, sla_clock, time_entry, ticket_reopening');
});
afterAll(() => world.close());

/** Three years of tickets, one in ten of them open, each with a clock that finished, an hour and a reopening. */
async function fill(): Promise<void> {
  const { database } = world;
  for (let count = 1; count < rows; count *= 2)
    await database.execute(
      `INSERT INTO ticket (queue_id, client_id, kind, state, is_open, priority, impact, urgency, subject, assignee_id,
         created_at, updated_at, resolved_at, sort_due, warn_at, version)
       SELECT queue_id, client_id, ELT(1 + id % 3, 'incident', 'question', 'request'), IF(id % 10 = 0, 'open', 'closed'),
         id % 10 = 0, 1 + id % 4, 'medium', 'medium', subject, IF(id % 7 = 0, ?, NULL),
         created_at - INTERVAL id * 4 HOUR, updated_at, created_at - INTERVAL id * 4 HOUR, sort_due, warn_at, 1
         FROM ticket`,
      [manager.id],
    );
  await database.execute(
    `INSERT INTO sla_clock (ticket_id, client_id, kind, mode, duration_ms, calendar, started_at, terms_version,
       state, stopped_at, consumed_ms, fingerprint)
     SELECT id, client_id, ELT(1 + id % 2, 'response', 'resolution'), 'elapsed', 1000, '{}', created_at, 1, 'met',
       resolved_at, 500, 'x' FROM ticket`,
  );
  await database.execute(
    `INSERT INTO time_entry (ticket_id, client_id, person_id, day, minutes, activity, billable, created_at, version)
     SELECT id, client_id, ?, DATE(created_at), 30, 'remote', 0, created_at, 1 FROM ticket`,
    [manager.id],
  );
  await database.execute(
    'INSERT INTO ticket_reopening (ticket_id, client_id, at) SELECT id, client_id, created_at FROM ticket',
  );
}

/** How the database reads the large tables of what a report asks. */
async function accessOf(work: () => Promise<unknown>) {
  const { database } = world;
  const spy = jest.spyOn(database, 'query');
  await work();
  const asked = spy.mock.calls.map(([sql, parameters]): [string, unknown[]] => [sql, parameters ?? []]);
  spy.mockRestore();
  const large = new Set(['ticket', 't', 'c', 'i', 'sla_clock', 'time_entry', 'ticket_reopening', 'r']);
  const steps: { sql: string; table: string; type: string; key: string | null; Extra: string | null }[] = [];
  for (const [sql, parameters] of asked.filter(([text]) => text.trimStart().startsWith('SELECT')))
    for (const step of await database.query<(typeof steps)[number]>(`EXPLAIN ${sql}`, parameters))
      if (large.has(step.table)) steps.push({ ...step, sql });
  return steps;
}

describe('the report of the desk over many tickets', () => {
  it.each(['week', 'month', 'quarter'])('reads a %s from indexes alone', async (period) => {
    const steps = await accessOf(() =>
      world.get(DeskReports).of(manager.scope, deskReportQuery.parse({ period })),
    );
    expect(steps.length).toBeGreaterThan(10);
    for (const { sql, key, type, Extra } of steps)
      expect({ sql, key, type, Extra }).toEqual({
        sql,
        key: expect.any(String),
        type: expect.not.stringMatching(/^ALL$/),
        Extra: expect.stringContaining('Using index'),
      });
  });

  it.each(['opened', 'resolved', 'reopened', 'open'])(
    'finds the tickets behind « %s » by an index',
    async (of) => {
      const query = { of, from: '2026-01-01', to: '2026-01-31', client: clientId };
      const steps = await accessOf(() =>
        world.get(DeskReportTickets).page(manager.scope, deskReportTicketsQuery.parse(query)),
      );
      expect(steps.length).toBeGreaterThan(0);
      for (const { key, type } of steps)
        expect({ key, type }).toEqual({ key: expect.any(String), type: expect.not.stringMatching(/^ALL$/) });
    },
  );

  it('reads the service review of a client by indexes', async () => {
    const steps = await accessOf(() => world.get(ReviewFiguresQuery).of(clientId, '2026-01'));
    expect(steps.length).toBeGreaterThan(5);
    for (const { sql, key, type } of steps)
      expect({ sql, key, type }).toEqual({
        sql,
        key: expect.any(String),
        type: expect.not.stringMatching(/^ALL$/),
      });
  });
});
