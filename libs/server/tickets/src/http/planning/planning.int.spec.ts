import { SiteRow } from '@vigie/directory';
import { allClients, type Actor } from '@vigie/platform';
import { addDays, atLocalTime, localDateOf } from '@vigie/rules';
import type { Intervention } from '@vigie/wire';
import type { Agent } from 'supertest';
import { Interventions } from '../../queries/planning/interventions';
import { TicketWorld } from '../../testing/ticket-world';

describe('interventions', () => {
  let world: TicketWorld;
  let technician: Actor;
  let http: Agent;
  let client: Awaited<ReturnType<TicketWorld['client']>>;
  let portal: Agent;
  beforeAll(async () => {
    world = await TicketWorld.open('interventions');
    technician = await world.staff();
    http = await world.http(await world.staff('dispatcher'));
    client = await world.client();
    portal = await world.http(client.requester);
  });
  afterAll(() => world.close());

  const zone = 'Europe/Paris';
  const today = localDateOf(new Date().toISOString(), zone);
  const day = (count: number, kind: 'ouvre' | 'calendaire' = 'calendaire') =>
    addDays({ from: today, count, kind, region: 'FR' });
  const at = (date: string, minutes = 540) => atLocalTime(date, minutes, zone);

  async function planned(change: object = {}): Promise<Intervention> {
    const intervention = {
      clientId: client.id,
      technicianId: technician.id,
      subject: 'Remplacement du pare-feu',
      place: 'on-site',
      startsAt: at(day(6, 'ouvre')),
      plannedMinutes: 120,
      ...change,
    };
    return (await http.post('/api/interventions').send(intervention).expect(201)).body;
  }
  const one = async (id: string): Promise<Intervention> =>
    (await http.get(`/api/interventions/${id}`).expect(200)).body;

  it('have the class of their date, and tell their technician', async () => {
    expect((await planned()).class).toBe('planned');
    expect((await planned({ startsAt: at(day(3, 'ouvre')) })).class).toBe('standard');
    expect((await planned({ startsAt: at(day(1, 'ouvre')), subject: 'Serveur en panne' })).class).toBe(
      'urgent',
    );
    await world.settle();
    const told = world.mails.filter(({ to }) => to.includes(technician.email));
    expect(told.map(({ subject }) => subject)).toContainEqual(expect.stringContaining('Serveur en panne'));
  });

  it('for a ticket count from when it was asked for', async () => {
    const sent = { clientId: client.id, kind: 'incident', subject: 'Baie', description: 'Bruyante' };
    const { id: ticketId } = (await http.post('/api/tickets').send(sent).expect(201)).body;
    const tomorrow = { ticketId, startsAt: at(day(1, 'ouvre')) };
    expect((await planned(tomorrow)).class).toBe('urgent');
    await world.database.query('UPDATE ticket SET created_at = ? WHERE id = ?', [
      new Date(at(day(-5, 'ouvre'))),
      ticketId,
    ]);
    expect((await planned(tomorrow)).class).toBe('planned');
    const asked = { ...tomorrow, requestedAt: new Date().toISOString() };
    expect((await planned(asked)).class).toBe('urgent');
  });

  it('are refused for somebody who takes none, and at a site of somebody else', async () => {
    const accounting = await world.staff('accounting');
    const facts = {
      clientId: client.id,
      subject: 'X',
      place: 'remote',
      startsAt: at(day(1)),
      plannedMinutes: 60,
    };
    const asked = { ...facts, technicianId: accounting.id };
    const refused = await http.post('/api/interventions').send(asked).expect(422);
    expect(refused.body.code).toBe('intervention.technician-refused');
    const other = await world.client();
    const siteId = await world.database.transaction((tx) =>
      tx.insert(SiteRow, { clientId: other.id, name: 'Siège', address: null, version: 1 }),
    );
    const elsewhere = { ...facts, technicianId: technician.id, siteId };
    const place = await http.post('/api/interventions').send(elsewhere).expect(422);
    expect(place.body.code).toBe('intervention.site-refused');
  });

  it('warn about overlaps without refusing them', async () => {
    const technicianId = (await world.staff()).id;
    const date = day(8, 'ouvre');
    await planned({ technicianId, startsAt: at(date, 540) });
    const second = await planned({ technicianId, startsAt: at(date, 600) });
    expect(second.conflict).toBe(true);
    const change = { version: second.version, startsAt: at(date, 660) };
    const moved = await http.patch(`/api/interventions/${second.id}`).send(change).expect(200);
    expect(moved.body.conflict).toBe(false);
    await http.patch(`/api/interventions/${second.id}`).send(change).expect(409);
    const range = await http.get('/api/planning').query({ from: date, days: 1, technician: technicianId });
    expect(range.body.items).toHaveLength(2);
    expect(range.body.days).toMatchObject([
      {
        day: date,
        open: [
          { from: 510, to: 750 },
          { from: 840, to: 1080 },
        ],
      },
    ]);
  });

  it('become time spent, once, when they are done', async () => {
    const { id, version } = await planned({ startsAt: at(day(-1)), past: true, place: 'meeting' });
    const done = { version, to: 'done', usedMinutes: 95, billable: true, comment: 'Signé' };
    const missing = await http
      .post(`/api/interventions/${id}/state`)
      .send({ version, to: 'done' })
      .expect(422);
    expect(missing.body.code).toBe('intervention.used-required');
    const answers = await Promise.all([
      http.post(`/api/interventions/${id}/state`).send(done),
      http.post(`/api/interventions/${id}/state`).send(done),
    ]);
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    const entries = await world.database.query<{ minutes: number; activity: string; billable: number }>(
      'SELECT minutes, activity, billable FROM time_entry WHERE intervention_id = ?',
      [id],
    );
    expect(entries).toMatchObject([{ minutes: 95, activity: 'meeting', billable: 1 }]);
    const again = { version: version + 1, startsAt: at(day(2)) };
    expect((await http.patch(`/api/interventions/${id}`).send(again).expect(422)).body.code).toBe(
      'intervention.over',
    );
  });

  it('cannot be done before their day', async () => {
    const { id, version } = await planned();
    const early = await http
      .post(`/api/interventions/${id}/state`)
      .send({ version, to: 'done', usedMinutes: 5 });
    expect(early.body.code).toBe('time.day-future');
    expect((await one(id)).state).toBe('planned');
  });

  it('come again, and are adjusted once after four that were out of proportion', async () => {
    const startsAt = at(day(-28));
    const recurrence = { frequency: 'weekly', interval: 1, count: 8 };
    const first = await planned({
      startsAt,
      past: true,
      recurrence,
      plannedMinutes: 120,
      subject: 'Maintenance',
    });
    const rows = await world.database.query<{ id: string }>(
      'SELECT id FROM intervention WHERE series_id = ? ORDER BY starts_at',
      [first.seriesId],
    );
    expect(rows).toHaveLength(8);
    const finish = async (index: number, usedMinutes: number) => {
      const { id, version } = await one(rows[index]!.id);
      await http
        .post(`/api/interventions/${id}/state`)
        .send({ version, to: 'done', usedMinutes })
        .expect(200);
      await world.settle();
    };
    const lengths = async () =>
      (await Promise.all(rows.map(({ id }) => one(id)))).map((row) => row.plannedMinutes);
    const told = () => world.mails.filter(({ subject }) => subject.includes('Durée de vos prochaines'));
    for (const index of [0, 1, 2]) await finish(index, 50);
    expect(await lengths()).toEqual(Array(8).fill(120));
    await finish(3, 45);
    expect(await lengths()).toEqual([120, 120, 120, 120, 60, 60, 60, 60]);
    expect(told()).toHaveLength(1);
    expect(told()[0]).toMatchObject({ text: expect.stringContaining('2\u00a0h à 1\u00a0h') });
    // The same job again, as after a crash: nothing happens twice.
    await world.database.execute(
      "UPDATE outbox SET done_at = NULL WHERE job = 'intervention.adjust' AND done_at IS NOT NULL",
    );
    await world.settle();
    await finish(4, 20);
    expect(await lengths()).toEqual([120, 120, 120, 120, 60, 60, 60, 60]);
    expect(told()).toHaveLength(1);
  });

  it('are moved for a client who asks in time, or later with a reason', async () => {
    const soon = await planned({ startsAt: at(day(2, 'ouvre')) });
    const change = { version: soon.version, startsAt: at(day(9, 'ouvre')), askedByClient: true };
    const late = await http.patch(`/api/interventions/${soon.id}`).send(change).expect(422);
    expect(late.body.code).toBe('intervention.change-too-late');
    const reason = 'Le client a une coupure de courant';
    await http
      .patch(`/api/interventions/${soon.id}`)
      .send({ ...change, reason })
      .expect(200);
    const later = await planned({ startsAt: at(day(12, 'ouvre')) });
    await http
      .patch(`/api/interventions/${later.id}`)
      .send({ version: later.version, startsAt: at(day(13, 'ouvre')), askedByClient: true })
      .expect(200);
  });

  it('are seen by their client only, who may ask for a change in time', async () => {
    const soon = await planned({ startsAt: at(day(2, 'ouvre')), note: 'Clé sous le paillasson' });
    const later = await planned({ startsAt: at(day(12, 'ouvre')) });
    const seen = (await portal.get('/api/portal/interventions').expect(200)).body.items;
    const of = (id: string) => seen.find((item: { id: string }) => item.id === id);
    expect(of(soon.id)).toMatchObject({ mayChange: false });
    expect(of(later.id)).toMatchObject({ mayChange: true, technician: technician.name });
    expect(JSON.stringify(seen)).not.toContain('paillasson');
    const ask = (agent: Agent, id: string) =>
      agent.post(`/api/portal/interventions/${id}/change`).send({ text: 'Plutôt le matin' });
    expect((await ask(portal, soon.id).expect(422)).body.code).toBe('intervention.change-too-late');
    await ask(portal, later.id).expect(200);
    expect((await one(later.id)).changeAsked).toMatchObject({ text: 'Plutôt le matin' });
    const stranger = await world.client();
    const other = await world.http(stranger.requester);
    await ask(other, later.id).expect(404);
    expect((await other.get('/api/portal/interventions').expect(200)).body.items).toEqual([]);
    expect(await world.get(Interventions).own(allClients)).not.toHaveLength(0);
  });
});
