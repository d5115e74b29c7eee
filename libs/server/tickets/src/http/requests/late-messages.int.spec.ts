import { page, requestDetail, requestReceipt, requestSummary, sentMessage, ticketDetail } from '@vigie/wire';
import { Proofs } from '../../queries/requests/proofs';
import { TicketWorld } from '../../testing/ticket-world';

const question = { kind: 'question', subject: 'Imprimante', description: 'Comment faire ?' };

describe('a message that comes too late for its request', () => {
  let world: TicketWorld;
  beforeAll(async () => {
    world = await TicketWorld.open('late_messages');
  });
  afterAll(() => world.close());

  /** A request that is over: closed, or resolved for longer than fourteen days. */
  async function over(state: 'closed' | 'resolved') {
    const { requester } = await world.client();
    const technician = await world.staff();
    const portal = await world.http(requester);
    const desk = await world.http(technician);
    const sent = await portal.post('/api/portal/requests').send(question).expect(201);
    const request = requestReceipt.parse(sent.body);
    const move = async (to: string) => {
      const { body } = await desk.get(`/api/tickets/${request.ticketId}`).expect(200);
      const { version } = ticketDetail.parse(body);
      await desk.post(`/api/tickets/${request.ticketId}/transition`).send({ to, version }).expect(200);
    };
    await move('resolved');
    if (state === 'closed') await move('closed');
    await world.database.query('UPDATE ticket SET resolved_at = resolved_at - INTERVAL 15 DAY WHERE id = ?', [
      request.ticketId,
    ]);
    return { portal, desk, technician, requester, request };
  }

  const write = async (portal: Awaited<ReturnType<typeof over>>['portal'], id: string, body: object) =>
    sentMessage.parse((await portal.post(`/api/portal/requests/${id}/messages`).send(body).expect(201)).body);

  it.each(['closed', 'resolved'] as const)('is told where it went: after %s', async (state) => {
    const { portal, desk, request } = await over(state);
    const sent = await write(portal, request.id, { body: 'Elle bourre encore.' });
    const opened = sent.opened ?? { id: '', number: '', subject: '' };
    expect(opened.number).toMatch(/^T-\d+$/);
    expect(opened.number).not.toBe(request.number);
    expect(sent).toMatchObject({ body: 'Elle bourre encore.', fromUs: false, id: opened.id });

    const { body: list } = await portal.get('/api/portal/requests').expect(200);
    expect(
      page(requestSummary)
        .parse(list)
        .items.map(({ id }) => id),
    ).toEqual([opened.id, request.id]);

    const { body: after } = await portal.get(`/api/portal/requests/${opened.id}`).expect(200);
    expect(requestDetail.parse(after)).toMatchObject({
      kind: 'question',
      subject: 'Suite\u00a0: Imprimante',
      description: 'Elle bourre encore.',
      state: 'new',
      continues: { id: request.id, number: request.number, subject: 'Imprimante' },
      continuedBy: [],
    });
    const { body: before } = await portal.get(`/api/portal/requests/${request.id}`).expect(200);
    expect(requestDetail.parse(before)).toMatchObject({ state, continues: null, continuedBy: [opened] });

    const { body: ticket } = await desk.get(`/api/tickets/${request.ticketId}`).expect(200);
    const { continuedBy, history } = ticketDetail.parse(ticket);
    expect(continuedBy.map(({ number }) => number)).toEqual([opened.number]);
    expect(history.at(-1)).toMatchObject({ type: 'continued', data: { number: opened.number } });
  });

  it('is a written request with a proof, clocks and an acknowledgement', async () => {
    const { portal, desk, requester, request } = await over('closed');
    const { opened } = await write(portal, request.id, { body: 'Encore.' });
    const { body } = await portal.get(`/api/portal/requests/${opened?.id}/proof`).expect(200);
    expect(JSON.parse((body as { payload: string }).payload)).toMatchObject({
      request: { kind: 'question', description: 'Encore.' },
      author: { email: requester.email },
    });
    expect(await world.get(Proofs).verify()).toMatchObject({ intact: true });
    const { body: ticket } = await desk.get(`/api/tickets/${opened?.number.slice(2)}`).expect(200);
    expect(ticketDetail.parse(ticket)).toMatchObject({
      continues: { number: request.number },
      clocks: [{ kind: 'response' }, { kind: 'resolution' }],
    });
    world.mails.length = 0;
    await world.settle();
    const subjects = world.mails.filter(({ to }) => to === requester.email).map(({ subject }) => subject);
    expect(subjects).toContainEqual(expect.stringContaining(opened?.number ?? '?'));
  });

  it('goes on like any request: the next message stays there', async () => {
    const { portal, request } = await over('closed');
    const { opened } = await write(portal, request.id, { body: 'Encore.' });
    const next = await write(portal, opened?.id ?? '', { body: 'Et aussi ceci.' });
    expect(next.opened).toBeNull();
    const { body } = await portal.get(`/api/portal/requests/${opened?.id}`).expect(200);
    expect(requestDetail.parse(body).messages.map((message) => message.body)).toEqual(['Et aussi ceci.']);
  });

  it('is seen by nobody else', async () => {
    const { portal, request } = await over('closed');
    const { opened } = await write(portal, request.id, { body: 'Encore.' });
    const { requester: stranger } = await world.client();
    const other = await world.http(stranger);
    await other.get(`/api/portal/requests/${opened?.id}`).expect(404);
    await other.post(`/api/portal/requests/${request.id}/messages`).send({ body: 'x' }).expect(404);
  });
});
