import type { Agent } from 'supertest';
import { aContact, asActor } from '@vigie/directory/testing';
import type { Actor } from '@vigie/platform';
import { requestDetail, ticketDetail } from '@vigie/wire';
import { ClientRequests } from '../../queries/requests/client-requests';
import { TicketWorld } from '../../testing/ticket-world';
import { AddClientMessage } from '../../use-cases/desk/add-client-message';
import { AddStaffMessage } from '../../use-cases/desk/add-staff-message';
import { ReceiveRequest } from '../../use-cases/requests/receive-request';

describe('tickets merged into one', () => {
  let world: TicketWorld;
  let ours: Actor;
  let http: Agent;
  beforeAll(async () => {
    world = await TicketWorld.open('merges');
    ours = await world.staff();
    http = await world.http(ours);
  });
  afterAll(() => world.close());

  /** A sealed request of a client, sent some hours ago. */
  async function requested(requester: Actor, hoursAgo = 0) {
    return world.database.transaction((tx) =>
      world.get(ReceiveRequest).receive(tx, {
        clientId: requester.clientId ?? '',
        author: { id: requester.id ?? '', name: requester.name, email: requester.email },
        channel: 'portal',
        receivedAt: new Date(tx.now.getTime() - hoursAgo * 3_600_000),
        request: {
          kind: 'account.change',
          form: { userPrincipalName: 'a@acme.test', change: 'Renommer' },
        },
        fileIds: [],
        raw: null,
      }),
    );
  }
  const look = async (id: string) =>
    ticketDetail.parse((await http.get(`/api/tickets/${id}`).expect(200)).body);
  const portal = async (requester: Actor, requestId: string) =>
    requestDetail.parse(await world.get(ClientRequests).find(requester.scope, requestId, 'fr'));
  const write = (requester: Actor, requestId: string, body: string) =>
    world.get(AddClientMessage).execute(requester, requestId, { body });
  const change = async (verb: string, id: string, body: object) =>
    http.post(`/api/tickets/${id}/${verb}`).send({ version: (await look(id)).version, ...body });
  const merge = (id: string, ticketIds: string[]) => change('merge', id, { ticketIds });
  const bodies = ({ messages }: { messages: readonly { body: string }[] }) =>
    messages.map(({ body }) => body);

  async function pair() {
    const { requester } = await world.client();
    const [target, merged] = [await requested(requester), await requested(requester, 5)];
    await write(requester, merged.requestId, 'Avant la fusion');
    return { requester, target, merged };
  }

  it('show all that was said and sealed in the one that stays, and keep the strictest promise', async () => {
    const { target, merged } = await pair();
    const [before, other] = [await look(target.ticketId), await look(merged.ticketId)];
    expect((await merge(target.ticketId, [merged.ticketId])).status).toBe(200);
    const after = await look(target.ticketId);
    expect(bodies(after)).toEqual(['Avant la fusion']);
    expect(after.request?.sha256).toBe(before.request?.sha256);
    expect(after.merged).toMatchObject([
      { ticket: { id: merged.ticketId }, request: { sha256: other.request?.sha256 } },
    ]);
    expect(after.history.some(({ type }) => type === 'merged')).toBe(true);
    expect(after.clocks.map(({ dueAt }) => dueAt).sort()).toEqual(
      [before.clocks[0]?.dueAt, other.clocks[0]?.dueAt].sort(),
    );
    expect(after.clock?.dueAt).toBe(other.clocks[0]?.dueAt);
    expect(await look(merged.ticketId)).toMatchObject({
      state: 'closed',
      mergedInto: { id: target.ticketId },
      request: { sha256: other.request?.sha256 },
      clocks: [],
    });
  });

  it('what a client writes to the merged one arrives in the one that stays; the portal follows', async () => {
    const { requester, target, merged } = await pair();
    const dueAt = (await portal(requester, merged.requestId)).deadline?.dueAt;
    await merge(target.ticketId, [merged.ticketId]);
    const place = await write(requester, merged.requestId, 'Après la fusion');
    expect(place.ticketId).toBe(target.ticketId);
    const seen = await portal(requester, merged.requestId);
    expect(bodies(seen)).toEqual(['Avant la fusion', 'Après la fusion']);
    expect(seen).toMatchObject({ state: 'new', deadline: { dueAt } });
    expect(bodies(await portal(requester, target.requestId))).toEqual(['Après la fusion']);
    const { requester: stranger } = await world.client();
    await expect(portal(stranger, merged.requestId)).rejects.toMatchObject({ code: 'not-found' });
  });

  it('an answer to a mail of the merged one finds the one that stays', async () => {
    const { requester, target, merged } = await pair();
    await merge(target.ticketId, [merged.ticketId]);
    const place = await world.database.transaction((tx) =>
      world.get(AddClientMessage).receive(tx, {
        clientId: requester.clientId ?? '',
        ticketId: merged.ticketId,
        author: { id: requester.id ?? '', name: requester.name, email: requester.email },
        channel: 'email',
        body: 'Par courriel',
        html: null,
        fileIds: [],
        asRequest: null,
      }),
    );
    expect(place).toMatchObject({ ticketId: target.ticketId });
  });

  it('are undone as they were; what was said since stays where it was said', async () => {
    const { requester, target, merged } = await pair();
    const before = await look(merged.ticketId);
    await merge(target.ticketId, [merged.ticketId]);
    await write(requester, merged.requestId, 'Après la fusion');
    await change('transition', target.ticketId, { to: 'open' });
    await change('transition', target.ticketId, { to: 'waiting-vendor', reason: 'Pièce' });
    const undone = await change('unmerge', target.ticketId, { ticketId: merged.ticketId });
    expect(undone.status).toBe(200);
    const after = await look(merged.ticketId);
    expect(after).toMatchObject({ state: before.state, mergedInto: null });
    expect(bodies(after)).toEqual(['Avant la fusion']);
    expect(after.clocks.map(({ state, dueAt }) => [state, dueAt])).toEqual(
      before.clocks.map(({ state, dueAt }) => [state, dueAt]),
    );
    const left = await look(target.ticketId);
    expect(bodies(left)).toEqual(['Après la fusion']);
    expect(left.clocks).toHaveLength(1);
    expect(bodies(await portal(requester, merged.requestId))).toEqual(['Avant la fusion']);
    expect((await merge(target.ticketId, [merged.ticketId])).status).toBe(200);
  });

  it('go on together when the one that stays is merged itself, and part in the same order', async () => {
    const { requester, target, merged } = await pair();
    const last = await requested(requester);
    await merge(target.ticketId, [merged.ticketId]);
    await merge(last.ticketId, [target.ticketId]);
    expect((await look(last.ticketId)).merged.map(({ ticket }) => ticket.id).sort()).toEqual(
      [merged.ticketId, target.ticketId].sort(),
    );
    expect((await look(last.ticketId)).clocks).toHaveLength(3);
    await write(requester, merged.requestId, 'Encore');
    expect(bodies(await portal(requester, merged.requestId))).toEqual(['Avant la fusion', 'Encore']);
    expect((await change('unmerge', target.ticketId, { ticketId: merged.ticketId })).status).toBe(422);
    await change('unmerge', last.ticketId, { ticketId: target.ticketId });
    expect((await look(target.ticketId)).merged.map(({ ticket }) => ticket.id)).toEqual([merged.ticketId]);
    expect((await look(target.ticketId)).clocks).toHaveLength(2);
  });

  it('lets the promise of a merged ticket neither be cancelled nor held up by what the other waited for', async () => {
    const { target, merged } = await pair();
    await change('transition', merged.ticketId, { to: 'open' });
    await change('transition', merged.ticketId, { to: 'waiting-client', reason: 'Nom' });
    await merge(target.ticketId, [merged.ticketId]);
    expect((await look(target.ticketId)).clocks.map(({ state }) => state)).toEqual(['running', 'running']);
  });

  it('are refused across clients, into what is over, twice, and while an answer may be taken back', async () => {
    const { requester, target, merged } = await pair();
    const { requester: stranger } = await world.client();
    const foreign = await requested(stranger);
    const problemOf = async (answer: ReturnType<typeof merge>) => {
      const { status, body } = await answer;
      return [status, (body as { code?: string }).code];
    };
    const refused = [422, 'ticket.merge-refused'];
    expect(await problemOf(merge(target.ticketId, [foreign.ticketId]))).toEqual(refused);
    expect(await problemOf(merge(target.ticketId, [target.ticketId]))).toEqual(refused);
    await world
      .get(AddStaffMessage)
      .execute(ours, merged.ticketId, { visibility: 'public', body: 'Bonjour' });
    expect(await problemOf(merge(target.ticketId, [merged.ticketId]))).toEqual(refused);
    const third = await requested(requester);
    await change('transition', third.ticketId, { to: 'open' });
    await change('transition', third.ticketId, { to: 'resolved' });
    expect(await problemOf(merge(third.ticketId, [target.ticketId]))).toEqual(refused);
    expect(await problemOf(merge(target.ticketId, [third.ticketId]))).toEqual([200, undefined]);
    expect(await problemOf(merge(target.ticketId, [third.ticketId]))).toEqual(refused);
    const stale = http.post(`/api/tickets/${target.ticketId}/merge`);
    await stale.send({ version: 1, ticketIds: [merged.ticketId] }).expect(409);
    expect((await look(foreign.ticketId)).mergedInto).toBeNull();
  });

  it('an answer reaches everybody who asked, and nobody else', async () => {
    const { requester, target } = await pair();
    const colleague = asActor(await aContact(world.database, { clientId: requester.clientId ?? '' }));
    const asked = await requested(colleague);
    await merge(target.ticketId, [asked.ticketId]);
    const answer = { visibility: 'public' as const, body: 'C’est fait.' };
    await world.get(AddStaffMessage).execute(ours, target.ticketId, answer);
    await world.database.query(
      `UPDATE outbox o JOIN outbound_mail m ON m.id = JSON_UNQUOTE(JSON_EXTRACT(o.payload, '$.outboundMailId'))
          SET o.available_at = NOW(3) - INTERVAL 1 SECOND WHERE m.ticket_id = ?`,
      [target.ticketId],
    );
    await world.settle();
    const sent = world.mails.filter(({ text }) => text.includes('C’est fait.'));
    expect(sent.map(({ to, cc }) => [to, cc])).toEqual([[requester.email, [colleague.email]]]);
  });

  it('can no longer be undone after a day', async () => {
    const { target, merged } = await pair();
    await merge(target.ticketId, [merged.ticketId]);
    await world.database.query('UPDATE ticket_merge SET at = at - INTERVAL 24 HOUR WHERE ticket_id = ?', [
      merged.ticketId,
    ]);
    const late = await change('unmerge', target.ticketId, { ticketId: merged.ticketId });
    expect(late.body).toMatchObject({ code: 'ticket.merge-undo-refused' });
  });
});
