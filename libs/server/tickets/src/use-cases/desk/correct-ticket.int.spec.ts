import { aContact } from '@vigie/directory/testing';
import type { Actor } from '@vigie/platform';
import { page, problem, ticketDetail, ticketRow, webhookBody, type TicketCorrection } from '@vigie/wire';
import type { Agent } from 'supertest';
import { ClientRequests } from '../../queries/requests/client-requests';
import { Proofs } from '../../queries/requests/proofs';
import { WebhookPayload, type DeliverySource } from '../../queries/webhooks/webhook-payload';
import { TicketWorld } from '../../testing/ticket-world';
import { ReceiveRequest } from '../requests/receive-request';
import { AddStaffMessage } from './add-staff-message';
import { MoveTicket } from './move-ticket';
import { OpenTicket } from './open-ticket';

describe('a ticket whose subject or requester was noted wrong', () => {
  let world: TicketWorld;
  let ours: Actor;
  let http: Agent;
  beforeAll(async () => {
    world = await TicketWorld.open('correct');
    ours = await world.staff();
    http = await world.http(ours);
  });
  afterAll(() => world.close());

  const look = async (id: string) =>
    ticketDetail.parse((await http.get(`/api/tickets/${id}`).expect(200)).body);
  const correct = (id: string, change: TicketCorrection) => http.patch(`/api/tickets/${id}`).send(change);
  const refusal = async (id: string, change: TicketCorrection) => {
    const { status, body } = await correct(id, change);
    return [status, problem.parse(body).code];
  };
  const found = async (q: string) => {
    await world.settle();
    const { body } = await http.get('/api/tickets').query({ q, view: 'all' }).expect(200);
    return page(ticketRow)
      .parse(body)
      .items.map(({ id }) => id);
  };
  const journal = async (id: string) => {
    const rows = await world.database.query<{ action: string }>(
      'SELECT action FROM audit_entry WHERE target = ? ORDER BY id',
      [`ticket:${id}`],
    );
    return rows.map(({ action }) => action);
  };

  /** A ticket that one of our people typed, with nobody who asked. */
  async function typed(subject = 'Imprimante') {
    const client = await world.client();
    const { ticketId } = await world.get(OpenTicket).execute(ours, {
      ...{ clientId: client.id, kind: 'incident', subject, description: 'En panne' },
      ...{ impact: 'medium', urgency: 'medium' },
    });
    return { ...client, ticketId };
  }
  /** A ticket that rests on a written request. */
  async function written() {
    const client = await world.client();
    const asked = { kind: 'incident' as const, subject: 'Imprimante', description: 'En panne' };
    const { requestId } = await world.get(ReceiveRequest).execute(client.requester, asked);
    const { ticketId } = await world.get(ClientRequests).receipt(client.requester.scope, requestId, 'fr');
    return { ...client, ticketId, requestId };
  }
  const colleague = (clientId: string, facts: { active?: boolean } = {}) =>
    aContact(world.database, { clientId, ...facts });

  it('gets its new subject, tells it in its history, and is found by its words and no more by the old ones', async () => {
    const { ticketId } = await typed('Ecranplat ornithorynque');
    expect(await found('ornithorynque')).toEqual([ticketId]);
    const { version } = await look(ticketId);
    const row = ticketRow.parse(
      (await correct(ticketId, { subject: 'Ecranplat échidné', version }).expect(200)).body,
    );
    expect(row).toMatchObject({ subject: 'Ecranplat échidné', version: version + 1 });
    expect((await look(ticketId)).history.at(-1)).toMatchObject({
      type: 'renamed',
      data: { from: 'Ecranplat ornithorynque', to: 'Ecranplat échidné' },
      actor: { name: ours.name },
    });
    expect(await found('échidné')).toEqual([ticketId]);
    expect(await found('ornithorynque')).toEqual([]);
    expect((await journal(ticketId)).at(-1)).toBe('ticket.renamed');
  });

  it('gets a requester, who is answered from then on', async () => {
    const { ticketId, requester, id } = await typed();
    await correct(ticketId, { requesterId: null, version: 1 }).expect(200);
    await correct(ticketId, { requesterId: requester.id ?? '', version: 1 }).expect(200);
    const other = await colleague(id);
    const { version } = await look(ticketId);
    await correct(ticketId, { requesterId: other.id, version }).expect(200);
    const after = await look(ticketId);
    expect(after.requester).toEqual({ id: other.id, name: other.name });
    expect(after.history.slice(-2).map(({ type, data }) => [type, data])).toEqual([
      ['requester-changed', { from: null, to: requester.name }],
      ['requester-changed', { from: requester.name, to: other.name }],
    ]);
    expect((await journal(ticketId)).slice(-2)).toEqual([
      'ticket.requester-changed',
      'ticket.requester-changed',
    ]);
    const answer = { visibility: 'public' as const, body: 'C’est réparé.' };
    await world.get(AddStaffMessage).execute(ours, ticketId, answer);
    const mails = await world.database.query<{ recipient: string }>(
      'SELECT to_address AS recipient FROM outbound_mail WHERE ticket_id = ?',
      [ticketId],
    );
    expect(mails.map(({ recipient }) => recipient)).toEqual([other.email]);
  });

  it('leaves its sealed request as it was, with who wrote it', async () => {
    const { ticketId, requestId, requester, id } = await written();
    const before = await look(ticketId);
    const proof = await world.get(Proofs).find(requester.scope, { requestId }, 'fr');
    const other = await colleague(id);
    const change = { subject: 'Traceur', requesterId: other.id, version: before.version };
    await correct(ticketId, change).expect(200);
    const after = await look(ticketId);
    expect(after).toMatchObject({ subject: 'Traceur', requester: { id: other.id }, request: before.request });
    expect(after.request?.author.name).toBe(requester.name);
    expect(await world.get(Proofs).find(requester.scope, { requestId }, 'fr')).toEqual(proof);
  });

  it('tells webhooks what was and what is', async () => {
    const { ticketId, requester, id } = await typed();
    const admin = await world.http(await world.staff('administrator'));
    const hook = { name: 'Supervision', url: 'https://hooks.example.com/vigie', events: ['ticket.changed'] };
    await admin
      .post('/api/webhooks')
      .send({ ...hook, clientId: id })
      .expect(201);
    const { version } = await look(ticketId);
    const change = { subject: 'Traceur', requesterId: requester.id ?? '', version };
    await correct(ticketId, change).expect(200);
    const deliveries = await world.database.query<DeliverySource>(
      `SELECT event, webhook_id AS webhookId, client_id AS clientId, ticket_id AS ticketId, history_id AS historyId, at
         FROM webhook_delivery WHERE ticket_id = ? ORDER BY id`,
      [ticketId],
    );
    const told: unknown[] = [];
    for (const delivery of deliveries) {
      const payload = await world.get(WebhookPayload).of(delivery, new Date());
      const body: unknown = payload.kind === 'body' ? JSON.parse(payload.body) : null;
      told.push(webhookBody('ticket.changed').parse(body).data.change);
    }
    expect(told).toEqual([
      { field: 'subject', from: 'Imprimante', to: 'Traceur' },
      { field: 'requester', from: null, to: requester.name },
    ]);
  });

  it('changes nothing where it is so already', async () => {
    const { ticketId, requester } = await written();
    const { version, subject, history } = await look(ticketId);
    await correct(ticketId, { subject, requesterId: requester.id ?? '', version }).expect(200);
    expect(await look(ticketId)).toMatchObject({ version, history });
  });

  it('refuses a contact of another client, one who left, and nobody where somebody asked', async () => {
    const [{ ticketId, id }, stranger] = [await written(), await world.client()];
    const gone = await colleague(id, { active: false });
    const { version, requester } = await look(ticketId);
    const others: [string | null, unknown[]][] = [
      [stranger.requester.id ?? '', [404, 'contact.not-of-client']],
      [ours.id ?? '', [404, 'contact.not-of-client']],
      ['999999', [404, 'contact.not-of-client']],
      [gone.id, [422, 'contact.inactive']],
      [null, [422, 'ticket.requester-required']],
    ];
    for (const [requesterId, expected] of others)
      expect(await refusal(ticketId, { subject: 'Rien de cela', requesterId, version })).toEqual(expected);
    expect(await look(ticketId)).toMatchObject({ subject: 'Imprimante', version, requester });
  });

  it.each(['', '   ', 'x'.repeat(201), 'deux\nlignes'])('cannot be called %j', async (subject) => {
    const { ticketId } = await typed();
    expect(await refusal(ticketId, { subject, version: 1 })).toEqual([422, 'request.invalid']);
  });

  it('refuses an old version, a closed ticket, who may only read, and people of other clients', async () => {
    const { ticketId } = await typed();
    const { version } = await look(ticketId);
    expect(await refusal(ticketId, { subject: 'Autre', version: version + 1 })).toEqual([
      409,
      'version.conflict',
    ]);
    const reader = await world.http(await world.staff('accounting'));
    await reader.patch(`/api/tickets/${ticketId}`).send({ subject: 'Autre', version }).expect(403);
    for (const to of ['open', 'resolved', 'closed'] as const) {
      const now = await look(ticketId);
      await world.get(MoveTicket).execute(ours, ticketId, { to, version: now.version });
    }
    const closed = await look(ticketId);
    expect(await refusal(ticketId, { subject: 'Autre', version: closed.version })).toEqual([
      422,
      'ticket.closed',
    ]);
    expect(await refusal('999999', { subject: 'Autre', version: 1 })).toEqual([404, 'not-found']);
  });
});
