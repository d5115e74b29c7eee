import { TicketWorld } from '../../testing/ticket-world';

describe('the secret link of a calendar', () => {
  let world: TicketWorld;
  beforeAll(async () => {
    world = await TicketWorld.open('calendar_feeds');
  });
  afterAll(() => world.close());

  const pathOf = (url: string) => new URL(url).pathname;

  async function planned() {
    const technician = await world.staff();
    const http = await world.http(technician);
    const client = await world.client();
    const other = await world.client();
    const startsAt = new Date(Date.now() + 86_400_000).toISOString();
    const facts = { technicianId: technician.id, place: 'on-site', startsAt, plannedMinutes: 60 };
    const note = 'Code de la porte 4711';
    await http.post('/api/interventions').send({ ...facts, clientId: client.id, subject: 'Chez eux', note });
    await http.post('/api/interventions').send({ ...facts, clientId: other.id, subject: 'Ailleurs', note });
    return { http, client };
  }

  it('shows the interventions of a technician without our notes, until it is replaced or revoked', async () => {
    const { http } = await planned();
    const made = (await http.post('/api/planning/feeds').send({}).expect(201)).body;
    const read = await http.get(pathOf(made.url)).set('Authorization', '').expect(200);
    expect(read.headers['content-type']).toContain('text/calendar');
    expect(read.text).toContain('Chez eux');
    expect(read.text).toContain('Ailleurs');
    expect(read.text).not.toContain('4711');
    const [stored] = await world.database.query<{ secret_hash: string }>(
      'SELECT secret_hash FROM calendar_feed WHERE id = ?',
      [made.id],
    );
    expect(made.url).not.toContain(stored?.secret_hash);
    const again = (await http.post('/api/planning/feeds').send({}).expect(201)).body;
    await http.get(pathOf(made.url)).expect(404);
    await http.get(pathOf(again.url)).expect(200);
    expect((await http.get('/api/planning/feeds').expect(200)).body.items).toMatchObject([
      { id: again.id, client: null, lastReadAt: expect.any(String) },
    ]);
    await http.delete(`/api/planning/feeds/${again.id}`).expect(204);
    await http.get(pathOf(again.url)).expect(404);
  });

  it('of a contact shows their own company only, whatever they ask for', async () => {
    const { client } = await planned();
    const stranger = await world.client();
    const portal = await world.http(client.requester);
    const made = (await portal.post('/api/planning/feeds').send({ clientId: stranger.id }).expect(201)).body;
    const { text } = await portal.get(pathOf(made.url)).expect(200);
    expect(text).toContain('Chez eux');
    expect(text).not.toContain('Ailleurs');
    const other = await world.http(stranger.requester);
    await other.delete(`/api/planning/feeds/${made.id}`).expect(404);
  });

  it('ends with the account of the person', async () => {
    const technician = await world.staff();
    const http = await world.http(technician);
    const made = (await http.post('/api/planning/feeds').send({}).expect(201)).body;
    await world.database.execute('UPDATE person SET active = 0 WHERE id = ?', [technician.id]);
    await http.get(pathOf(made.url)).set('Authorization', '').expect(404);
    await http.get('/api/calendars/short.ics').expect(422);
  });
});
