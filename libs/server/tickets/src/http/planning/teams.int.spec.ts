import type { Actor } from '@vigie/platform';
import { addDays, atLocalTime, localDateOf } from '@vigie/rules';
import type { Intervention } from '@vigie/wire';
import type { Agent } from 'supertest';
import { TicketWorld } from '../../testing/ticket-world';

const zone = 'Europe/Paris';

describe('an intervention of several technicians', () => {
  let world: TicketWorld;
  let lea: Actor;
  let marc: Actor;
  let http: Agent;
  let client: Awaited<ReturnType<TicketWorld['client']>>;
  beforeAll(async () => {
    world = await TicketWorld.open('intervention_teams');
    lea = await world.staff();
    marc = await world.staff();
    http = await world.http(await world.staff('dispatcher'));
    client = await world.client();
  });
  afterAll(() => world.close());

  const today = localDateOf(new Date().toISOString(), zone);
  const day = (count: number) => addDays({ from: today, count, kind: 'calendaire', region: 'FR' });
  const at = (date: string, minutes = 540) => atLocalTime(date, minutes, zone);

  async function planned(change: object = {}): Promise<Intervention> {
    const facts = {
      clientId: client.id,
      technicianId: lea.id,
      otherIds: [marc.id],
      subject: 'Déménagement de la baie',
      place: 'on-site',
      startsAt: at(day(10)),
      plannedMinutes: 120,
      ...change,
    };
    return (await http.post('/api/interventions').send(facts).expect(201)).body;
  }
  const calendarOf = async (technician: Actor, date: string): Promise<Intervention[]> => {
    const query = { from: date, days: 1, technician: technician.id };
    return (await http.get('/api/planning').query(query).expect(200)).body.items;
  };

  it('stands in the calendar of each, and each is told', async () => {
    const { id, others, technician } = await planned({ otherIds: [marc.id, lea.id, marc.id] });
    expect(technician).toEqual({ id: lea.id, name: lea.name });
    expect(others).toEqual([{ id: marc.id, name: marc.name }]);
    for (const person of [lea, marc])
      expect((await calendarOf(person, day(10))).map((one) => one.id)).toEqual([id]);
    await world.settle();
    const told = world.mails.filter(({ subject }) => subject.includes('Déménagement')).map(({ to }) => to);
    expect(told.flat().sort()).toEqual([lea.email, marc.email].sort());
    const accounting = await world.staff('accounting');
    const facts = { clientId: client.id, technicianId: lea.id, subject: 'X', place: 'remote' };
    const refused = await http
      .post('/api/interventions')
      .send({ ...facts, otherIds: [accounting.id], startsAt: at(day(10)), plannedMinutes: 30 })
      .expect(422);
    expect(refused.body.code).toBe('intervention.technician-refused');
  });

  it('warns when one of them is awaited elsewhere, in everybody’s calendar', async () => {
    const shared = await planned({ startsAt: at(day(20)) });
    await planned({ technicianId: marc.id, otherIds: [], startsAt: at(day(20), 600) });
    const one = await http.get(`/api/interventions/${shared.id}`).expect(200);
    expect(one.body.conflict).toBe(true);
    expect(await calendarOf(lea, day(20))).toMatchObject([{ id: shared.id, conflict: true }]);
    const change = { version: shared.version, otherIds: [] };
    const alone = await http.patch(`/api/interventions/${shared.id}`).send(change).expect(200);
    expect(alone.body).toMatchObject({ others: [], conflict: false });
    expect(await calendarOf(marc, day(20))).toHaveLength(1);
  });

  it('gives each of them their time, and names them in the report and the calendar file', async () => {
    const { id, version } = await planned({ startsAt: at(day(-1)), past: true, subject: 'Pose à deux' });
    const done = { version, to: 'done', usedMinutes: 95 };
    await http.post(`/api/interventions/${id}/state`).send(done).expect(200);
    const entries = await world.database.query<{ person_id: string; minutes: number }>(
      'SELECT person_id, minutes FROM time_entry WHERE intervention_id = ? ORDER BY person_id',
      [id],
    );
    const each = [lea.id, marc.id].map((personId) => ({ person_id: personId, minutes: 95 }));
    expect(entries).toEqual(each);
    await http.put(`/api/interventions/${id}/report`).send({ done: 'Posé' }).expect(200);
    const signer = { name: 'Hélène Garnier', drawing: null, version: 1 };
    await http.post(`/api/interventions/${id}/report/signature`).send(signer).expect(200);
    const [report] = await world.database.query<{ sealed: string }>(
      'SELECT sealed FROM intervention_report WHERE intervention_id = ?',
      [id],
    );
    expect(JSON.parse(report?.sealed ?? '')).toMatchObject({ technician: `${lea.name}, ${marc.name}` });
    const own = await world.http(marc);
    const { url } = (await own.post('/api/planning/feeds').send({}).expect(201)).body;
    const { text } = await own.get(new URL(url).pathname).expect(200);
    expect(text.replaceAll('\r\n ', '')).toContain('Pose à deux');
    const portal = await world.http(client.requester);
    const seen = (await portal.get('/api/portal/interventions').expect(200)).body.items;
    const shown = seen.find((one: { id: string }) => one.id === id);
    expect(shown).toMatchObject({ technician: lea.name, others: [marc.name] });
  });

  it('goes to somebody of the team without naming them twice', async () => {
    const { id, version } = await planned({ startsAt: at(day(11)) });
    const change = { version, technicianId: marc.id };
    const { body } = await http.patch(`/api/interventions/${id}`).send(change).expect(200);
    expect(body).toMatchObject({ technician: { id: marc.id }, others: [] });
  });

  it('in the past is refused until somebody says that they mean it', async () => {
    const startsAt = at(day(-3));
    const facts = { clientId: client.id, technicianId: lea.id, subject: 'Oubliée', place: 'remote' };
    const body = { ...facts, startsAt, plannedMinutes: 30 };
    const refused = await http.post('/api/interventions').send(body).expect(422);
    expect(refused.body).toMatchObject({ code: 'intervention.past', errors: [{ path: 'startsAt' }] });
    const meant = await http.post('/api/interventions').send({ ...body, past: true });
    expect(meant.status).toBe(201);
    const ahead = await planned({ startsAt: at(day(12)) });
    const back = { version: ahead.version, startsAt };
    await http.patch(`/api/interventions/${ahead.id}`).send(back).expect(422);
    await http
      .patch(`/api/interventions/${ahead.id}`)
      .send({ ...back, past: true })
      .expect(200);
    // What is said of one that is past, without moving it, needs no such word.
    const note = { version: meant.body.version, startsAt, note: 'Par téléphone' };
    await http.patch(`/api/interventions/${meant.body.id}`).send(note).expect(200);
  });
});
