import type { Actor } from '@vigie/platform';
import { addCalendarDays, localDateOf } from '@vigie/rules';
import type { Agent } from 'supertest';
import { markBilled } from '../../store/planning/time.store';
import { TicketWorld } from '../../testing/ticket-world';

import { OpenTicket } from '../../use-cases/desk/open-ticket';

describe('time spent', () => {
  let world: TicketWorld;
  let technician: Actor;
  let http: Agent;
  let clientId: string;
  beforeAll(async () => {
    world = await TicketWorld.open('time_spent');
    technician = await world.staff();
    http = await world.http(technician);
    clientId = (await world.client()).id;
  });
  afterAll(() => world.close());

  const today = localDateOf(new Date().toISOString(), 'Europe/Paris');
  async function aTicket(): Promise<string> {
    const ticket = { clientId, kind: 'incident', subject: 'Imprimante', description: 'En panne' } as const;
    const levels = { impact: 'medium', urgency: 'medium' } as const;
    return (await world.get(OpenTicket).execute(technician, { ...ticket, ...levels })).ticketId;
  }
  const spent = (ticketId: string, minutes: number, change: object = {}) =>
    http
      .post('/api/time/entries')
      .send({ ticketId, day: today, minutes, activity: 'remote', billable: false, ...change });

  it('is added, changed and removed, each with its line of history', async () => {
    const ticketId = await aTicket();
    const { body } = await spent(ticketId, 90, { comment: 'Pilote réinstallé' }).expect(201);
    expect(body).toMatchObject({ minutes: 90, day: today, billable: false, comment: 'Pilote réinstallé' });
    await spent(ticketId, 15, { billable: true }).expect(201);
    const change = { day: today, minutes: 60, activity: 'on-site', billable: true, version: body.version };
    await http.patch(`/api/time/entries/${body.id}`).send(change).expect(200);
    await http.patch(`/api/time/entries/${body.id}`).send(change).expect(409);
    const time = (await http.get(`/api/tickets/${ticketId}/time`).expect(200)).body;
    expect(time).toMatchObject({ minutes: 75, billableMinutes: 75 });
    await http.delete(`/api/time/entries/${body.id}`).expect(204);
    const { history } = (await http.get(`/api/tickets/${ticketId}`).expect(200)).body;
    expect(history.filter(({ type }: { type: string }) => type.startsWith('time-'))).toMatchObject([
      { type: 'time-added', data: { minutes: 90 } },
      { type: 'time-added', data: { minutes: 15 } },
      { type: 'time-changed', data: { from: 90, to: 60 } },
      { type: 'time-removed', data: { minutes: 60 } },
    ]);
  });

  it('is refused for tomorrow, for another person, and for nothing', async () => {
    const ticketId = await aTicket();
    const tomorrow = addCalendarDays(today, 1);
    expect((await spent(ticketId, 5, { day: tomorrow }).expect(422)).body.code).toBe('time.day-future');
    await spent(ticketId, 0).expect(422);
    await spent('999999', 5).expect(404);
    const { body } = await spent(ticketId, 5).expect(201);
    const other = await world.http(await world.staff());
    expect((await other.delete(`/api/time/entries/${body.id}`).expect(422)).body.code).toBe('time.not-own');
    const administrator = await world.http(await world.staff('administrator'));
    await administrator.delete(`/api/time/entries/${body.id}`).expect(204);
  });

  it('that stands on an invoice is shown as such, and neither changed nor removed, until it no longer does', async () => {
    const ticketId = await aTicket();
    const { body } = await spent(ticketId, 90, { billable: true }).expect(201);
    await world.database.transaction((tx) => markBilled(tx, [body.id], true));
    const { items } = (await http.get(`/api/tickets/${ticketId}/time`).expect(200)).body;
    expect(items).toMatchObject([{ id: body.id, billed: true }]);
    const change = { day: today, minutes: 60, activity: 'on-site', billable: false, version: body.version };
    const refused = await http.patch(`/api/time/entries/${body.id}`).send(change).expect(422);
    expect(refused.body.code).toBe('time.billed');
    expect((await http.delete(`/api/time/entries/${body.id}`).expect(422)).body.code).toBe('time.billed');
    await world.database.transaction((tx) => markBilled(tx, [body.id], false));
    await http.patch(`/api/time/entries/${body.id}`).send(change).expect(200);
  });

  it('is measured by one timer, which another one ends', async () => {
    const [first, second] = [await aTicket(), await aTicket()];
    expect((await http.get('/api/time/timer').expect(200)).body.timer).toBeNull();
    await http.post('/api/time/timer').send({ ticketId: first }).expect(201);
    await http.post('/api/time/timer').send({ ticketId: first }).expect(201);
    await world.database.execute('UPDATE timer SET started_at = started_at - INTERVAL 630 SECOND');
    const started = (await http.post('/api/time/timer').send({ ticketId: second }).expect(201)).body;
    expect(started.timer.ticket.id).toBe(second);
    expect((await http.get(`/api/tickets/${first}/time`).expect(200)).body).toMatchObject({
      minutes: 11,
      items: [{ activity: 'remote', billable: false }],
    });
    const stop = { activity: 'meeting', billable: true, comment: 'Point mensuel' };
    expect((await http.post('/api/time/timer/stop').send(stop).expect(201)).body).toMatchObject(stop);
    expect((await http.post('/api/time/timer/stop').send(stop).expect(422)).body.code).toBe('timer.none');
  });

  it('runs once, however often it is started at the same time', async () => {
    const tickets = await Promise.all([aTicket(), aTicket(), aTicket()]);
    const starts = await Promise.all(
      tickets.map((ticketId) => http.post('/api/time/timer').send({ ticketId })),
    );
    expect(starts.filter(({ status }) => status === 201).length).toBeGreaterThan(0);
    const timers = await world.database.query('SELECT id FROM timer WHERE person_id = ?', [technician.id]);
    expect(timers).toHaveLength(1);
    await http.delete('/api/time/timer').expect(204);
    await http.delete('/api/time/timer').expect(422);
  });

  it('comes along with a merged ticket, and goes back when the merge is undone', async () => {
    const [target, merged] = [await aTicket(), await aTicket()];
    await spent(target, 30).expect(201);
    await spent(merged, 45).expect(201);
    const total = async (ticketId: string) =>
      (await http.get(`/api/tickets/${ticketId}/time`).expect(200)).body.minutes;
    const versionOf = async (ticketId: string): Promise<number> =>
      (await http.get(`/api/tickets/${ticketId}`).expect(200)).body.version;
    const merge = { version: await versionOf(target), ticketIds: [merged] };
    await http.post(`/api/tickets/${target}/merge`).send(merge).expect(200);
    expect(await total(target)).toBe(75);
    const undo = { version: await versionOf(target), ticketId: merged };
    await http.post(`/api/tickets/${target}/unmerge`).send(undo).expect(200);
    expect(await total(target)).toBe(30);
    expect(await total(merged)).toBe(45);
  });

  it('fills the week of a person', async () => {
    const somebody = await world.staff();
    const own = await world.http(somebody);
    const ticketId = await aTicket();
    const entry = { ticketId, activity: 'travel', billable: true };
    await own
      .post('/api/time/entries')
      .send({ ...entry, day: '2026-11-02', minutes: 20 })
      .expect(201);
    await own
      .post('/api/time/entries')
      .send({ ...entry, day: '2026-11-08', minutes: 25 })
      .expect(201);
    await own
      .post('/api/time/entries')
      .send({ ...entry, day: '2026-11-09', minutes: 50 })
      .expect(201);
    const week = (await own.get('/api/time/week').query({ monday: '2026-11-02' }).expect(200)).body;
    expect(week).toMatchObject({ minutes: 45, billableMinutes: 45, person: { id: somebody.id } });
    expect(week.days.map(({ minutes }: { minutes: number }) => minutes)).toEqual([20, 0, 0, 0, 0, 0, 25]);
  });

  it('is nothing for a client', async () => {
    const { requester } = await world.client();
    const portal = await world.http(requester);
    await portal.get(`/api/tickets/${await aTicket()}/time`).expect(403);
  });
});
