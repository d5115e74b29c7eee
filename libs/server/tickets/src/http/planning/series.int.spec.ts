import type { Actor } from '@vigie/platform';
import { addDays, atLocalTime, localDateOf } from '@vigie/rules';
import type { InterventionSeries } from '@vigie/wire';
import type { Agent } from 'supertest';
import { TicketWorld } from '../../testing/ticket-world';

const zone = 'Europe/Paris';

describe('exceptions of a series', () => {
  let world: TicketWorld;
  let technician: Actor;
  let http: Agent;
  let client: Awaited<ReturnType<TicketWorld['client']>>;
  beforeAll(async () => {
    world = await TicketWorld.open('intervention_series');
    technician = await world.staff();
    http = await world.http(technician);
    client = await world.client();
  });
  afterAll(() => world.close());

  const today = localDateOf(new Date().toISOString(), zone);
  const day = (count: number) => addDays({ from: today, count, kind: 'calendaire', region: 'FR' });
  const at = (count: number, minutes = 540) => atLocalTime(day(count), minutes, zone);

  /** Five weeks from a week on, at nine. */
  async function planned(): Promise<InterventionSeries['items']> {
    const facts = {
      clientId: client.id,
      technicianId: technician.id,
      subject: 'Maintenance',
      place: 'remote',
    };
    const recurrence = { frequency: 'weekly', interval: 1, count: 5 };
    const body = { ...facts, startsAt: at(7), plannedMinutes: 60, recurrence };
    const { id } = (await http.post('/api/interventions').send(body).expect(201)).body;
    return seriesOf(id);
  }
  const seriesOf = async (id: string): Promise<InterventionSeries['items']> =>
    (await http.get(`/api/interventions/${id}/series`).expect(200)).body.items;
  const starts = (items: InterventionSeries['items']) => items.map(({ startsAt }) => startsAt);
  const idOf = (items: InterventionSeries['items'], index: number) => items[index]!.id;

  it('are one that was moved and one that was cancelled, and both can be undone', async () => {
    const items = await planned();
    const [first = '', second = '', third = ''] = items.map(({ id }) => id);
    await http
      .patch(`/api/interventions/${second}`)
      .send({ version: 1, startsAt: at(15) })
      .expect(200);
    await http.post(`/api/interventions/${third}/state`).send({ version: 1, to: 'cancelled' }).expect(200);
    const changed = await seriesOf(first);
    expect(starts(changed)).toEqual([at(7), at(15), at(21), at(28), at(35)]);
    expect(changed.map(({ mayReturn }) => mayReturn)).toEqual([false, true, true, false, false]);
    expect(changed[1]?.recurrenceAt).toBe(at(14));
    const back = (id: string, version: number) =>
      http.post(`/api/interventions/${id}/return`).send({ version });
    await back(second, 1).expect(409);
    await back(second, 2).expect(200);
    expect((await back(third, 2).expect(200)).body.state).toBe('planned');
    expect((await back(third, 3).expect(422)).body.code).toBe('intervention.return-refused');
    const again = await seriesOf(first);
    expect(starts(again)).toEqual(starts(items));
    expect(again.every(({ mayReturn, state }) => !mayReturn && state === 'planned')).toBe(true);
  });

  it('stay where they are when this one and those that follow move', async () => {
    const items = await planned();
    const alone = { version: 1, startsAt: at(30, 600) };
    await http
      .patch(`/api/interventions/${idOf(items, 3)}`)
      .send(alone)
      .expect(200);
    const all = { version: 1, startsAt: at(15, 570), following: true, plannedMinutes: 90 };
    await http
      .patch(`/api/interventions/${idOf(items, 1)}`)
      .send(all)
      .expect(200);
    const moved = await seriesOf(idOf(items, 0));
    expect(starts(moved)).toEqual([at(7), at(15, 570), at(22, 570), at(30, 600), at(36, 570)]);
    expect(moved.map(({ mayReturn }) => mayReturn)).toEqual([false, false, false, true, false]);
    const lengths = await world.database.query<{ planned_minutes: number }>(
      'SELECT planned_minutes FROM intervention WHERE id IN (?) ORDER BY recurrence_at',
      [moved.map(({ id }) => id)],
    );
    expect(lengths.map((row) => row.planned_minutes)).toEqual([60, 90, 90, 90, 90]);
    const { version } = moved[3]!;
    const returned = await http
      .post(`/api/interventions/${idOf(items, 3)}/return`)
      .send({ version })
      .expect(200);
    expect(returned.body.startsAt).toBe(at(29, 570));
  });

  it('end a series from one on, which can come back as a whole', async () => {
    const items = await planned();
    const end = { version: 1, to: 'cancelled', following: true };
    await http
      .post(`/api/interventions/${idOf(items, 2)}/state`)
      .send(end)
      .expect(200);
    const ended = await seriesOf(idOf(items, 0));
    expect(ended.map(({ state }) => state)).toEqual([
      'planned',
      'planned',
      'cancelled',
      'cancelled',
      'cancelled',
    ]);
    const back = { version: 2, following: true };
    await http
      .post(`/api/interventions/${idOf(items, 2)}/return`)
      .send(back)
      .expect(200);
    expect((await seriesOf(idOf(items, 0))).every(({ state }) => state === 'planned')).toBe(true);
  });

  it('are those of a series, and of a client in scope', async () => {
    const facts = { clientId: client.id, technicianId: technician.id, subject: 'Seule', place: 'remote' };
    const body = { ...facts, startsAt: at(9), plannedMinutes: 60 };
    const { id } = (await http.post('/api/interventions').send(body).expect(201)).body;
    expect(await seriesOf(id)).toEqual([]);
    const refused = await http.post(`/api/interventions/${id}/return`).send({ version: 1 }).expect(422);
    expect(refused.body.code).toBe('intervention.return-refused');
    await http.get('/api/interventions/999999/series').expect(404);
  });
});
