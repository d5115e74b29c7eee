import type { Agent } from 'supertest';
import { RemindVendor } from '../../use-cases/vendors/remind-vendor';
import { TicketWorld } from '../../testing/ticket-world';

let world: TicketWorld;
let desk: Agent;
beforeAll(async () => {
  world = await TicketWorld.open('vendors');
  desk = await world.http(await world.staff('dispatcher'));
});
afterAll(() => world.close());

async function incident() {
  const { requester } = await world.client();
  const portal = await world.http(requester);
  const sent = { kind: 'incident', subject: 'Messagerie', description: 'Panne du fournisseur' };
  const { ticketId } = (await portal.post('/api/portal/requests').send(sent).expect(201)).body;
  await world.settle();
  world.mails.splice(0);
  return { ticketId: ticketId as string, portal };
}

const soon = () => new Date(Date.now() + 3_600_000).toISOString();
const escalation = { vendor: 'Microsoft', reference: 'MS-4711', note: null, followUpAt: soon() };
const put = (ticketId: string, body: object = escalation) =>
  desk.put(`/api/tickets/${ticketId}/vendor`).send(body);
const listed = async (due = 'false') =>
  (await desk.get(`/api/vendor-follow-ups?due=${due}`).expect(200)).body.items.map(
    ({ id }: { id: string }) => id,
  );

/** The follow-up date comes, and workers look at it twice at once. */
async function dayComes(ticketId: string) {
  const db = world.database.manager;
  const past =
    'UPDATE vendor_escalation SET follow_up_at = NOW(3), remind_at = IF(remind_at IS NULL, NULL, NOW(3)) WHERE ticket_id = ?';
  await db.query(past, [ticketId]);
  const [{ id }] = await db.query('SELECT id FROM vendor_escalation WHERE ticket_id = ?', [ticketId]);
  const reminder = world.get(RemindVendor);
  await Promise.all([reminder.fire(id), reminder.fire(id)]);
  await world.settle();
}

describe('a ticket that waits for a vendor', () => {
  it('says for whom and under which reference, and its clock pauses for that reason', async () => {
    const { ticketId } = await incident();
    expect((await desk.get(`/api/tickets/${ticketId}/vendor`).expect(200)).body).toEqual({
      escalation: null,
    });
    const saved = (await put(ticketId).expect(200)).body.escalation;
    expect(saved).toMatchObject({ ...escalation, remindedAt: null, by: 'Léa Martin' });
    const ticket = (await desk.get(`/api/tickets/${ticketId}`).expect(200)).body;
    expect(ticket.state).toBe('waiting-vendor');
    const { clocks } = (await desk.get(`/api/tickets/${ticketId}`).expect(200)).body;
    const resolution = clocks.find(({ kind }: { kind: string }) => kind === 'resolution');
    expect(resolution).toMatchObject({ state: 'paused', pauseReason: 'waiting-vendor' });
    expect(ticket.history.at(-1)).toMatchObject({ type: 'vendor-escalated', data: { reference: 'MS-4711' } });
    expect(await listed()).toContain(ticketId);
    expect(await listed('true')).not.toContain(ticketId);
  });

  it('is reminded of once when its day comes, and again only for another day', async () => {
    const { ticketId } = await incident();
    await put(ticketId).expect(200);
    await dayComes(ticketId);
    expect(world.mails).toHaveLength(1);
    expect(world.mails[0]?.subject).toContain('Microsoft');
    expect(await listed('true')).toContain(ticketId);
    await dayComes(ticketId);
    expect(world.mails).toHaveLength(1);
    await put(ticketId, { ...escalation, followUpAt: soon() }).expect(200);
    await dayComes(ticketId);
    expect(world.mails).toHaveLength(2);
  });

  it('is forgotten once it waits no longer', async () => {
    const { ticketId } = await incident();
    await put(ticketId).expect(200);
    const { version } = (await desk.get(`/api/tickets/${ticketId}`).expect(200)).body;
    await desk.post(`/api/tickets/${ticketId}/transition`).send({ to: 'open', version }).expect(200);
    await dayComes(ticketId);
    expect(world.mails).toEqual([]);
    expect(await listed()).not.toContain(ticketId);
    const { history } = (await desk.get(`/api/tickets/${ticketId}`).expect(200)).body;
    expect(history.filter(({ type }: { type: string }) => type === 'vendor-escalated')).toHaveLength(1);
  });

  it('is forgotten while it goes on in another ticket, and remembered when that is undone', async () => {
    const { ticketId: merged, portal } = await incident();
    await put(merged).expect(200);
    const sent = { kind: 'incident', subject: 'La même', description: 'Encore' };
    const { ticketId: into } = (await portal.post('/api/portal/requests').send(sent).expect(201)).body;
    const change = async (path: string, body: object) => {
      const { version } = (await desk.get(`/api/tickets/${into}`).expect(200)).body;
      await desk.post(`/api/tickets/${into}/${path}`).send({ ...body, version });
    };
    await change('merge', { ticketIds: [merged] });
    expect(await listed()).not.toContain(merged);
    const { escalation: seen } = (await desk.get(`/api/tickets/${into}/vendor`).expect(200)).body;
    expect(seen).toMatchObject({ vendor: 'Microsoft', reference: 'MS-4711' });
    await change('unmerge', { ticketId: merged });
    expect(await listed()).toContain(merged);
    await world.settle();
    world.mails.splice(0);
    await dayComes(merged);
    expect(world.mails).toHaveLength(1);
  });

  it('is refused when it is over, and is no business of clients', async () => {
    const { ticketId, portal } = await incident();
    await portal.get(`/api/tickets/${ticketId}/vendor`).expect(403);
    await put('999999').expect(404);
    const { version } = (await desk.get(`/api/tickets/${ticketId}`).expect(200)).body;
    await desk.post(`/api/tickets/${ticketId}/transition`).send({ to: 'resolved', version }).expect(200);
    expect((await put(ticketId).expect(422)).body.code).toBe('ticket.closed');
  });

  it('is listed page by page', async () => {
    const ids: string[] = [];
    for (let cursor: string | null = ''; cursor !== null;) {
      const { body } = await desk
        .get('/api/vendor-follow-ups')
        .query({ limit: 1, ...(cursor && { cursor }) })
        .expect(200);
      ids.push(...body.items.map(({ id }: { id: string }) => id));
      cursor = body.nextCursor as string | null;
    }
    expect(ids).toEqual(await listed());
  });
});
