import type { Actor } from '@vigie/platform';
import { addMonths, localDateOf, monthOf } from '@vigie/rules';
import { reviewFigures } from '@vigie/wire';
import { aContact, asActor } from '@vigie/directory/testing';
import { TicketWorld } from '../../testing/ticket-world';
import { DraftReviews } from '../../use-cases/reviews/draft-reviews';

const today = localDateOf(new Date().toISOString(), 'Europe/Paris');
const lastMonth = monthOf(addMonths(`${monthOf(today)}-01`, -1));
const thisMonth = monthOf(today);

let world: TicketWorld;
let manager: Actor;
let clientId: string;
let direction: Actor;
let requester: Actor;

beforeAll(async () => {
  world = await TicketWorld.open('service_reviews');
  manager = await world.staff('dispatcher');
  const client = await world.client();
  clientId = client.id;
  requester = client.requester;
  direction = asActor(await aContact(world.database, { clientId, roles: ['approver'] }));
});
afterAll(() => world.close());

/** A ticket of the last month, over or not, as it would be in the database. */
async function ticket(facts: { day: number; resolved?: number; kind?: string; subject?: string }) {
  const { day, resolved, kind = 'incident', subject = 'Panne' } = facts;
  const at = (one: number) => `${lastMonth}-${String(one).padStart(2, '0')} 10:00:00.000`;
  await world.database.execute(
    `INSERT INTO ticket (queue_id, client_id, kind, state, is_open, priority, impact, urgency, subject, requester_id,
       created_at, updated_at, resolved_at, sort_due, warn_at, version)
     VALUES (1, ?, ?, ?, ?, 3, 'medium', 'medium', ?, ?, ?, ?, ?, '9999-12-31', '9999-12-31', 1)`,
    [
      clientId,
      kind,
      resolved ? 'closed' : 'open',
      resolved ? 0 : 1,
      subject,
      requester.id,
      at(day),
      at(day),
      resolved ? at(resolved) : null,
    ],
  );
}

const start = async (month = lastMonth) => {
  const http = await world.http(manager);
  return (await http.post('/api/reviews').send({ clientId, month }).expect(200)).body;
};

describe('the service review of a client', () => {
  it('counts the month, and keeps the tickets of our own house out of it', async () => {
    await ticket({ day: 3, resolved: 5 });
    await ticket({ day: 10, resolved: 11, subject: 'Réseau' });
    await ticket({ day: 20, kind: 'question', subject: 'Facture' });
    await ticket({ day: 21, kind: 'internal', subject: 'Marge du contrat' });
    const { figures, state, monthOver, readers } = await start();
    expect({ state, monthOver, readers }).toEqual({
      state: 'draft',
      monthOver: true,
      readers: [direction.name],
    });
    expect(reviewFigures.parse(figures)).toEqual(figures);
    expect(figures.months).toHaveLength(6);
    expect(figures.months.at(-1)).toMatchObject({ month: lastMonth, opened: 3, resolved: 2, backlog: 1 });
    expect(figures.months.at(-2)).toMatchObject({ opened: 0, resolved: 0, backlog: 0 });
    expect(figures.kinds).toEqual([
      { kind: 'incident', count: 2 },
      { kind: 'question', count: 1 },
    ]);
    expect(figures.tickets.map(({ subject }: { subject: string }) => subject)).toEqual([
      'Facture',
      'Réseau',
      'Panne',
    ]);
    expect(JSON.stringify(figures)).not.toContain('Marge');
  });

  it('is one for a month, whoever starts it', async () => {
    const [one, other] = await Promise.all([start(), start()]);
    expect(other.id).toBe(one.id);
    const http = await world.http(manager);
    await http.post('/api/reviews').send({ clientId: '999999', month: lastMonth }).expect(404);
  });

  it('is published as it is, told to the management after the time to take it back, and never changes', async () => {
    const http = await world.http(manager);
    const draft = await start();
    const commented = await http
      .put(`/api/reviews/${draft.id}/comment`)
      .send({ comment: 'Nous conseillons un second lien.', version: draft.version })
      .expect(200);
    const { version } = commented.body;
    await http.put(`/api/reviews/${draft.id}/comment`).send({ comment: 'x', version: 1 }).expect(409);
    const published = await http.post(`/api/reviews/${draft.id}/publication`).send({ version }).expect(200);
    expect(published.body).toMatchObject({ state: 'published', sha256: expect.stringMatching(/^\w{64}$/) });
    expect(published.body.undoUntil).not.toBeNull();

    await http.delete(`/api/reviews/${draft.id}/publication`).expect(204);
    const again = (await http.get(`/api/reviews/${draft.id}`).expect(200)).body;
    expect(again).toMatchObject({ state: 'draft', sha256: null, publishedAt: null });
    await http.post(`/api/reviews/${draft.id}/publication`).send({ version: again.version }).expect(200);

    const reader = await world.http(direction);
    expect((await reader.get('/api/portal/reviews').expect(200)).body.items).toEqual([]);
    await reader.get(`/api/portal/reviews/${draft.id}`).expect(404);
    await release(draft.id);
    await http.delete(`/api/reviews/${draft.id}/publication`).expect(409);
    const told = world.mails.filter(({ subject }) => subject.startsWith('Votre bilan de service'));
    expect(told.map(({ to }) => to)).toEqual([direction.email]);

    await ticket({ day: 22, subject: 'Venu après coup' });
    const read = (await reader.get(`/api/portal/reviews/${draft.id}`).expect(200)).body;
    expect(read.figures.months.at(-1)).toMatchObject({ opened: 3 });
    expect(read.comment).toBe('Nous conseillons un second lien.');
    expect((await reader.get('/api/portal/reviews').expect(200)).body.items).toMatchObject([
      { id: draft.id },
    ]);
    const refused = { comment: 'Autre chose', version: read.version };
    await http.put(`/api/reviews/${draft.id}/comment`).send(refused).expect(409);
    const pdf = await reader.get(`/api/reviews/${draft.id}/review.pdf`).expect(200);
    expect(pdf.headers['content-disposition']).toContain(`bilan-${lastMonth}.pdf`);
  });

  it('does not exist for another client, and not for those who only ask', async () => {
    const review = await start();
    const other = await world.client();
    const stranger = asActor(await aContact(world.database, { clientId: other.id, roles: ['approver'] }));
    const http = await world.http(stranger);
    await http.get(`/api/portal/reviews/${review.id}`).expect(404);
    await http.get(`/api/reviews/${review.id}/review.pdf`).expect(404);
    const asking = await world.http(requester);
    await asking.get('/api/portal/reviews').expect(403);
    const technician = await world.http(await world.staff('technician'));
    await technician.get(`/api/reviews/${review.id}`).expect(403);
  });

  it('is not published before its month is over', async () => {
    const http = await world.http(manager);
    const draft = await start(thisMonth);
    expect(draft.monthOver).toBe(false);
    const answer = await http
      .post(`/api/reviews/${draft.id}/publication`)
      .send({ version: draft.version })
      .expect(422);
    expect(answer.body.code).toBe('review.month-not-over');
  });

  it('is drafted for every client with something in the month, once, however often it is due', async () => {
    const quiet = await world.client();
    const drafting = world.get(DraftReviews);
    await Promise.all([drafting.fire(lastMonth), drafting.fire(lastMonth)]);
    await drafting.fire(lastMonth);
    const http = await world.http(manager);
    const { items } = (await http.get(`/api/reviews?month=${lastMonth}`).expect(200)).body;
    const clients = items.map(({ client }: { client: { id: string } }) => client.id);
    expect(clients).toContain(clientId);
    expect(clients).not.toContain(quiet.id);
    const drafted = await world.database.query(
      "SELECT id FROM audit_entry WHERE action = 'review.month-drafted'",
    );
    expect(drafted).toHaveLength(1);
    const states = (await http.get(`/api/reviews?state=published&client=${clientId}`).expect(200)).body.items;
    expect(states).toHaveLength(1);
  });
});

/** The seconds in which it can be taken back go by. */
async function release(id: string): Promise<void> {
  const { database } = world;
  await database.execute(
    'UPDATE service_review SET published_at = published_at - INTERVAL 20 SECOND WHERE id = ?',
    [id],
  );
  await database.execute("UPDATE outbox SET available_at = NOW(3) WHERE job = 'review.tell'");
  await world.settle();
}
