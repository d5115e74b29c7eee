import { aContact, asActor } from '@vigie/directory/testing';
import { found, type Actor } from '@vigie/platform';
import { ratingOfRequest, requestRating, satisfactionReport, ticketDetail } from '@vigie/wire';
import type { Agent } from 'supertest';
import { TicketWorld } from '../../testing/ticket-world';
import { ReceiveRequest } from '../../use-cases/requests/receive-request';

let world: TicketWorld;
let staff: Agent;
let technician: Actor;
beforeAll(async () => {
  world = await TicketWorld.open('satisfaction');
  technician = await world.staff('administrator');
  staff = await world.http(technician);
});
afterAll(() => world.close());

async function ask(requester: Actor, subject = 'Imprimante') {
  const { requestId } = await world
    .get(ReceiveRequest)
    .execute(requester, { kind: 'incident', subject, description: 'Rien ne sort.' });
  const row = await world.database.one<{ id: string }>(
    'SELECT ticket_id AS id FROM written_request WHERE id = ?',
    [requestId],
  );
  return { requestId, ticketId: found(row).id };
}
const detail = async (id: string) =>
  ticketDetail.parse((await staff.get(`/api/tickets/${id}`).expect(200)).body);
async function move(id: string, to: string) {
  const { version } = await detail(id);
  await staff.post(`/api/tickets/${id}/transition`).send({ to, version }).expect(200);
}
/** The minutes before the question go by. */
async function later() {
  await world.database.query(
    "UPDATE outbox SET available_at = NOW(3) WHERE job = 'satisfaction.ask' AND done_at IS NULL",
  );
  await world.settle();
}
const questions = ({ email }: Actor) =>
  world.mails.filter(({ to, subject }) => to === email && /Votre avis/.test(subject));
const tokenIn = (text: string) => found(/\/portal\/avis\/([\w.-]+)\?note=good/.exec(text)?.[1]);

describe('satisfaction', () => {
  it('is asked once by mail, recorded by a button and shown to our people', async () => {
    const { requester } = await world.client();
    const { ticketId, requestId } = await ask(requester);
    await move(ticketId, 'open');
    await move(ticketId, 'resolved');
    await world.settle();
    expect(questions(requester)).toHaveLength(0);
    await later();
    const [mail] = questions(requester);
    const token = tokenIn(found(mail).text);

    // Looking at the page, as mail filters do, says nothing.
    const looked = await staff.get(`/api/portal/ratings/${token}`).expect(200);
    expect(requestRating.parse(looked.body)).toMatchObject({ rating: null, open: true });
    expect((await detail(ticketId)).history.map(({ type }) => type)).not.toContain('rated');

    const said = { rating: 'bad', comment: 'Trop long.' };
    await staff.post(`/api/portal/ratings/${token}`).send(said).expect(200);
    await staff.post(`/api/portal/ratings/${token}`).send(said).expect(200);
    const portal = await world.http(requester);
    const changed = await portal
      .put(`/api/portal/requests/${requestId}/rating`)
      .send({ rating: 'good' })
      .expect(200);
    expect(ratingOfRequest.parse(changed.body).rating).toMatchObject({ rating: 'good', comment: null });
    const lines = (await detail(ticketId)).history.filter(({ type }) => type === 'rated');
    expect(lines.map(({ data }) => data)).toEqual([said, { rating: 'good', comment: null }]);

    // Closing what was resolved is not another end.
    await move(ticketId, 'closed');
    await later();
    expect(questions(requester)).toHaveLength(1);
  });

  it('is not asked twice in a week, of a ticket opened again, merged or ours', async () => {
    const { requester, id: clientId } = await world.client();
    const first = await ask(requester, 'Un');
    await move(first.ticketId, 'resolved');
    await move(first.ticketId, 'open');
    await later();
    expect(questions(requester)).toHaveLength(0);
    await move(first.ticketId, 'resolved');
    await later();
    const second = await ask(requester, 'Deux');
    await move(second.ticketId, 'resolved');
    await later();
    expect(questions(requester).map(({ subject }) => subject)).toEqual([expect.stringContaining('Un')]);
    // It can be said on the portal all the same.
    const portal = await world.http(requester);
    await portal.put(`/api/portal/requests/${second.requestId}/rating`).send({ rating: 'good' }).expect(200);

    const other = asActor(await aContact(world.database, { clientId }));
    const [kept, gone] = [await ask(other, 'A'), await ask(other, 'B')];
    await staff
      .post(`/api/tickets/${kept.ticketId}/merge`)
      .send({ ticketIds: [gone.ticketId], version: (await detail(kept.ticketId)).version })
      .expect(200);
    const ours = { clientId, kind: 'internal', subject: 'Inventaire', description: 'À faire' };
    const { body } = await staff.post('/api/tickets').send(ours).expect(201);
    await move(body.id, 'resolved');
    await later();
    expect(questions(other)).toHaveLength(0);
    const rows = await world.database.query('SELECT id FROM satisfaction WHERE ticket_id IN (?)', [
      [gone.ticketId, body.id],
    ]);
    expect(rows).toHaveLength(0);
  });

  it('belongs to the requester, for thirty days, while the work is done', async () => {
    const { requester, id: clientId } = await world.client();
    const { ticketId, requestId } = await ask(requester);
    const path = `/api/portal/requests/${requestId}/rating`;
    const portal = await world.http(requester);
    expect((await portal.get(path).expect(200)).body).toEqual({ rating: null });
    await portal.put(path).send({ rating: 'good' }).expect(404);
    await move(ticketId, 'resolved');
    const colleague = await world.http(asActor(await aContact(world.database, { clientId })));
    expect(ratingOfRequest.parse((await colleague.get(path).expect(200)).body).rating?.open).toBe(false);
    await colleague.put(path).send({ rating: 'bad' }).expect(403);
    const stranger = await world.http((await world.client()).requester);
    await stranger.get(path).expect(404);
    await stranger.put(path).send({ rating: 'bad' }).expect(404);
    await staff.post('/api/portal/ratings/1.forged').send({ rating: 'bad' }).expect(422);
    await staff.get('/api/portal/ratings/1.forged').expect(422);
    await portal.put(path).send({ rating: 'fine' }).expect(422);

    await move(ticketId, 'open');
    expect((await portal.put(path).send({ rating: 'good' }).expect(422)).body.code).toBe('rating.closed');
    await move(ticketId, 'resolved');
    await world.database.query(
      'UPDATE satisfaction SET done_at = NOW(3) - INTERVAL 31 DAY WHERE ticket_id = ?',
      [ticketId],
    );
    expect((await portal.put(path).send({ rating: 'good' }).expect(422)).body.code).toBe('rating.closed');
  });

  it('is counted by month, person and client, with the number of answers', async () => {
    const { requester, id: clientId } = await world.client();
    for (const rating of ['good', 'bad', 'good', null]) {
      const { ticketId, requestId } = await ask(requester);
      const { version } = await detail(ticketId);
      await staff
        .post(`/api/tickets/${ticketId}/assign`)
        .send({ assigneeId: technician.id, version })
        .expect(200);
      await move(ticketId, 'resolved');
      const portal = await world.http(requester);
      if (rating) await portal.put(`/api/portal/requests/${requestId}/rating`).send({ rating }).expect(200);
    }
    const day = (offset: number) => new Date(Date.now() + offset * 86_400_000).toISOString().slice(0, 10);
    const report = async (by: string) =>
      satisfactionReport.parse(
        (
          await staff
            .get('/api/reports/satisfaction')
            .query({ from: day(-1), to: day(1), by })
            .expect(200)
        ).body,
      );
    const figures = { done: 4, answered: 3, good: 2 };
    expect((await report('client')).lines.find(({ key }) => key === clientId)).toMatchObject(figures);
    expect((await report('person')).lines.find(({ key }) => key === technician.id)).toMatchObject({
      name: technician.name,
      ...figures,
    });
    const { lines, total, answers } = await report('month');
    expect(lines.reduce((sum, { done }) => sum + done, 0)).toBe(total.done);
    expect(answers[0]).toMatchObject({ client: { id: clientId }, rating: 'good' });
    await staff
      .get('/api/reports/satisfaction')
      .query({ from: day(1), to: day(0) })
      .expect(422);
    const technicianOnly = await world.http(await world.staff('technician'));
    await technicianOnly
      .get('/api/reports/satisfaction')
      .query({ from: day(0), to: day(0) })
      .expect(403);
  });
});
