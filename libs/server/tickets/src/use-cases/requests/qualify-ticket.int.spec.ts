import type { Actor } from '@vigie/platform';
import type { ClockKind, QualifiedKind, TicketState } from '@vigie/rules';
import { requestDetail, ticketDetail } from '@vigie/wire';
import { ClientRequests } from '../../queries/requests/client-requests';
import { Proofs } from '../../queries/requests/proofs';
import { TicketDetails } from '../../queries/desk/ticket-details';
import { TicketWorld } from '../../testing/ticket-world';
import { AddStaffMessage } from '../desk/add-staff-message';
import { CancelMessage } from '../desk/cancel-message';
import { MoveTicket } from '../desk/move-ticket';
import { QualifyTicket } from './qualify-ticket';
import { ReceiveRequest } from './receive-request';

const hour = 3_600_000;

describe('a free e-mail that a technician qualifies', () => {
  let world: TicketWorld;
  let ours: Actor;
  beforeAll(async () => {
    world = await TicketWorld.open('qualify');
    ours = await world.staff();
  });
  afterAll(() => world.close());

  /** A ticket opened by a free mail some hours ago. */
  async function opened(hoursAgo = 1) {
    const { id, requester } = await world.client({ formula: 'STANDARD' });
    const receivedAt = new Date(Date.now() - hoursAgo * hour);
    const { ticketId, requestId } = await world.database.transaction((tx) =>
      world.get(ReceiveRequest).receive(tx, {
        clientId: id,
        author: { id: requester.id ?? '', name: requester.name, email: requester.email },
        channel: 'email',
        receivedAt,
        request: { kind: 'email', subject: 'Panne', description: 'Plus rien ne marche.' },
        fileIds: [],
        raw: null,
      }),
    );
    return { ticketId, requestId, requester, receivedAt };
  }

  const look = (ticketId: string) => world.get(TicketDetails).find(ours, ticketId);
  const qualify = async (ticketId: string, kind: QualifiedKind) => {
    const { version } = await look(ticketId);
    await world.get(QualifyTicket).execute(ours, ticketId, { kind, version });
  };
  const move = async (ticketId: string, to: TicketState) => {
    const { version } = await look(ticketId);
    await world.get(MoveTicket).execute(ours, ticketId, { to, version });
  };
  const clocksOf = async (ticketId: string) => {
    const { clocks } = await look(ticketId);
    return new Map<ClockKind, (typeof clocks)[number]>(
      clocks.filter(({ state }) => state !== 'cancelled').map((clock) => [clock.kind, clock]),
    );
  };

  it.each(['account.arrival', 'account.departure', 'account.change', 'backup.restore'] as const)(
    'into %s keeps its promise as it was',
    async (kind) => {
      const { ticketId } = await opened();
      const before = (await look(ticketId)).clocks.map(({ id, dueAt }) => [id, dueAt]);
      await qualify(ticketId, kind);
      const after = await look(ticketId);
      expect(after).toMatchObject({ kind: 'request', qualifiedKind: kind });
      expect(after.clocks.map(({ id, dueAt }) => [id, dueAt])).toEqual(before);
    },
  );

  it.each(['incident', 'question'] as const)(
    'into %s gets the targets of its priority from the receipt, and no promise any more',
    async (kind) => {
      const { ticketId, receivedAt } = await opened();
      await qualify(ticketId, kind);
      const { clocks, ...ticket } = await look(ticketId);
      expect(ticket).toMatchObject({ kind, qualifiedKind: kind });
      expect(clocks.map((clock) => [clock.kind, clock.state, clock.startedAt])).toEqual([
        ['promise', 'cancelled', receivedAt.toISOString()],
        ['response', 'running', receivedAt.toISOString()],
        ['resolution', 'running', receivedAt.toISOString()],
      ]);
      const [row] = await world.database.query<{ sort_due: Date }>(
        'SELECT sort_due FROM ticket WHERE id = ?',
        [ticketId],
      );
      expect(row?.sort_due.toISOString()).toBe(clocks[1]?.dueAt);
    },
  );

  it('gives the new clocks what has happened since: waits, answers, resolutions', async () => {
    const { ticketId } = await opened(30);
    const message = { visibility: 'public' as const, body: 'Bonjour', thenState: 'waiting-client' as const };
    await world.get(AddStaffMessage).execute(ours, ticketId, message);
    const { clocks: before, messages } = await look(ticketId);
    await qualify(ticketId, 'incident');
    const clocks = await clocksOf(ticketId);
    expect(clocks.get('response')?.stoppedAt).toBe(messages[0]?.at);
    expect(clocks.get('resolution')).toMatchObject({ pauseReason: 'waiting-client' });
    expect(before[0]).toMatchObject({ state: 'paused' });

    // The answer goes back, and with it what it had brought to clocks that did not exist then.
    await world.get(CancelMessage).execute(ours, ticketId, messages[0]?.id ?? '');
    const after = await clocksOf(ticketId);
    expect(after.get('response')?.stoppedAt).toBeNull();
    expect(after.get('resolution')).toMatchObject({ pauseReason: null });

    await move(ticketId, 'resolved');
    expect([...(await clocksOf(ticketId)).values()].every(({ stoppedAt }) => stoppedAt !== null)).toBe(true);
  });

  it('can be qualified otherwise: the promise counts from the receipt again', async () => {
    const { ticketId, receivedAt, requestId, requester } = await opened();
    await qualify(ticketId, 'incident');
    await qualify(ticketId, 'account.change');
    const clocks = await clocksOf(ticketId);
    expect([...clocks.keys()]).toEqual(['promise']);
    const dueAt = new Date(receivedAt.getTime() + 48 * hour).toISOString();
    expect(clocks.get('promise')?.dueAt).toBe(dueAt);
    const shown = await world.get(ClientRequests).find(requester.scope, requestId, 'fr');
    expect(shown.deadline?.dueAt).toBe(dueAt);
    expect(shown.dueAt).toBe(dueAt);
  });

  it('leaves the sealed record alone, and tells history, journal and client', async () => {
    const { ticketId, requestId, requester } = await opened();
    const proof = () => world.get(Proofs).find(requester.scope, { requestId }, 'fr');
    const before = await proof();
    await qualify(ticketId, 'incident');
    const after = await proof();
    expect([after.payload, after.sha256]).toEqual([before.payload, before.sha256]);
    expect(await world.get(Proofs).verify()).toMatchObject({ intact: true });
    const { history, request } = await look(ticketId);
    expect(request?.kind).toBe('email');
    const data = { from: 'email', to: 'incident' };
    expect(history.at(-1)).toMatchObject({ type: 'qualified', data, actor: { name: ours.name } });
    const [entry] = await world.database.query<{ action: string }>(
      'SELECT action FROM audit_entry WHERE target = ? ORDER BY id DESC LIMIT 1',
      [`ticket:${ticketId}`],
    );
    expect(entry?.action).toBe('ticket.qualified');
    const portal = await world.http(requester);
    const { body } = await portal.get(`/api/portal/requests/${requestId}`).expect(200);
    expect(requestDetail.parse(body)).toMatchObject({ kind: 'email', qualifiedKind: 'incident' });
  });

  it('is refused for what a form opened, for a stale version, and once closed', async () => {
    const { requester } = await world.client();
    const question = { kind: 'question' as const, subject: 'Q', description: 'Q' };
    const { requestId } = await world.get(ReceiveRequest).execute(requester, question);
    const { ticketId } = await world.get(ClientRequests).receipt(requester.scope, requestId, 'fr');
    const refused = { code: 'ticket.qualification-refused' };
    await expect(qualify(ticketId, 'incident')).rejects.toMatchObject(refused);

    const mail = await opened();
    const desk = await world.http(ours);
    const url = `/api/tickets/${mail.ticketId}/qualify`;
    await desk.post(url).send({ kind: 'incident', version: 99 }).expect(409);
    await desk.post(url).send({ kind: 'email', version: 1 }).expect(422);
    await desk.post(url).send({ kind: 'incident', version: 1 }).expect(200);
    await move(mail.ticketId, 'resolved');
    await move(mail.ticketId, 'closed');
    await expect(qualify(mail.ticketId, 'question')).rejects.toMatchObject({ code: 'ticket.closed' });
    const { body } = await desk.get(`/api/tickets/${mail.ticketId}`).expect(200);
    expect(ticketDetail.parse(body).qualifiedKind).toBe('incident');
  });
});
