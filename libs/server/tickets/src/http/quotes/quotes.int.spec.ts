import { aContact, asActor } from '@vigie/directory/testing';
import { sha256, type Actor } from '@vigie/platform';
import type { Agent } from 'supertest';
import { TicketWorld } from '../../testing/ticket-world';
import { QuoteChain } from '../../queries/quotes/quote-chain';
import { PublicLinks } from '../../links/public-links';
import { OpenTicket } from '../../use-cases/desk/open-ticket';

let world: TicketWorld;
let technician: Actor;
let http: Agent;
beforeAll(async () => {
  world = await TicketWorld.open('quotes');
  technician = await world.staff();
  http = await world.http(technician);
});
afterAll(() => world.close());

const day = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
const offer = (values = {}) => ({
  reason: 'consumables',
  text: 'Deux cartouches',
  netCents: 10_005,
  vatRate: 2000,
  validUntil: day(30),
  ...values,
});

/** A ticket of a client with somebody who decides for it, and somebody who only asks. */
async function scene() {
  const { id: clientId, requester } = await world.client();
  const boss = asActor(await aContact(world.database, { clientId, roles: ['approver'] }));
  const levels = { impact: 'medium', urgency: 'medium' } as const;
  const ticket = { clientId, kind: 'question', subject: 'Encre', description: 'Vide', ...levels } as const;
  const { ticketId } = await world.get(OpenTicket).execute(technician, ticket);
  await http
    .post(`/api/tickets/${ticketId}/assign`)
    .send({ assigneeId: technician.id, version: 1 })
    .expect(200);
  return { ticketId, requester, boss, bossHttp: await world.http(boss) };
}
const send = (ticketId: string, values = {}) =>
  http.post(`/api/tickets/${ticketId}/quotes`).send(offer(values));
const rowOf = async (ticketId: string) => (await http.get(`/api/tickets/${ticketId}`).expect(200)).body;
const mailsTo = (email: string) => world.mails.filter(({ to }) => to === email).map(({ subject }) => subject);
const decide = (agent: Agent, id: string, body: object) =>
  agent.post(`/api/portal/quotes/${id}/decision`).send(body);

describe('a quote for work outside the contract', () => {
  it('is mailed to who decides, and shown on the ticket while it waits', async () => {
    const { ticketId, boss, requester } = await scene();
    const { body } = await send(ticketId).expect(200);
    expect(body.items).toMatchObject([{ edition: 1, vatCents: 2001, totalCents: 12_006, expired: false }]);
    await world.settle();
    expect(mailsTo(boss.email)).toEqual([expect.stringContaining('Devis à accepter')]);
    expect(mailsTo(requester.email)).toEqual([]);
    expect(await rowOf(ticketId)).toMatchObject({ quote: 'waiting' });
    const { items } = (await http.get('/api/tickets?view=all&quote=waiting').expect(200)).body;
    expect(items.map(({ id }: { id: string }) => id)).toContain(ticketId);
  });

  it('is over by the day of the client, wherever the server stands', async () => {
    const { ticketId, bossHttp } = await scene();
    const [{ id }] = (await send(ticketId).expect(200)).body.items;
    const isTomorrow = new Date().getUTCHours() >= 11;
    const zone = isTomorrow ? 'Pacific/Kiritimati' : 'Pacific/Pago_Pago';
    await world.database.execute('UPDATE calendar SET zone = ?', [zone]);
    await world.database.execute('UPDATE ticket_quote SET valid_until = ? WHERE id = ?', [
      day(isTomorrow ? 0 : -1),
      id,
    ]);
    const shown = { expired: isTomorrow };
    expect((await http.get(`/api/tickets/${ticketId}/quotes`)).body.items).toMatchObject([shown]);
    expect((await bossHttp.get(`/api/portal/quotes/${id}`)).body).toMatchObject(shown);
    await world.database.execute("UPDATE calendar SET zone = 'Europe/Paris'");
  });

  it('is accepted in writing by who decides, sealed in a chain, and never by reading it', async () => {
    const { ticketId, boss, bossHttp, requester } = await scene();
    const [{ id }] = (await send(ticketId).expect(200)).body.items;
    await bossHttp.get(`/api/portal/quotes/${id}`).expect(200);
    await bossHttp.get(`/api/quotes/${id}/quote.pdf`).expect(404);
    expect((await bossHttp.get(`/api/portal/quotes/${id}`)).body).toMatchObject({
      state: 'waiting',
      yours: true,
    });
    expect((await decide(await world.http(requester), id, { decision: 'accept' })).status).toBe(403);
    const { bossHttp: stranger } = await scene();
    expect((await decide(stranger, id, { decision: 'accept' })).status).toBe(404);
    await decide(bossHttp, id, { decision: 'accept', comment: 'D’accord' }).expect(200);
    expect((await decide(bossHttp, id, { decision: 'accept' })).body.code).toBe('quote.already-decided');
    const row = await world.database.one<{ sealed: string; sha256: string; previous_sha256: string }>(
      'SELECT sealed, sha256, previous_sha256 FROM ticket_quote WHERE id = ?',
      [id],
    );
    expect(sha256(row?.sealed ?? '')).toBe(row?.sha256);
    expect(JSON.parse(row?.sealed ?? '')).toMatchObject({
      text: 'Deux cartouches',
      totalCents: 12_006,
      decision: 'accept',
      decidedBy: { name: boss.name },
      previousSha256: row?.previous_sha256,
    });
    await bossHttp.get(`/api/quotes/${id}/quote.pdf`).expect(200);
    expect(await rowOf(ticketId)).toMatchObject({ quote: null, unread: true });
    await world.settle();
    expect(mailsTo(technician.email)).toContainEqual(expect.stringContaining('Devis accepté'));
    const next = await scene();
    const [{ id: second }] = (await send(next.ticketId).expect(200)).body.items;
    await decide(next.bossHttp, second, { decision: 'refuse', comment: 'Trop cher' }).expect(200);
    const linked = await world.database.one<{ previous: string }>(
      'SELECT previous_sha256 AS previous FROM ticket_quote WHERE id = ?',
      [second],
    );
    expect(linked?.previous).toBe(row?.sha256);
    expect(await world.get(QuoteChain).verify()).toEqual({ intact: true, checked: 2, broken: null });
    await world.database.query('UPDATE ticket_quote SET net_cents = 1 WHERE id = ?', [id]);
    expect(await world.get(QuoteChain).verify()).toMatchObject({
      intact: false,
      broken: { part: 'columns' },
    });
    await world.database.query('UPDATE ticket_quote SET net_cents = 10005 WHERE id = ?', [id]);
  });

  it('is the answer that a ticket waited for, told to the dispatchers while nobody works on it', async () => {
    const { ticketId, bossHttp } = await scene();
    const dispatcher = await world.staff('dispatcher');
    const [{ id }] = (await send(ticketId).expect(200)).body.items;
    const { version } = await rowOf(ticketId);
    await http.post(`/api/tickets/${ticketId}/assign`).send({ assigneeId: null, version }).expect(200);
    const waits = { to: 'waiting-client', reason: 'Devis', version: Number(version) + 1 };
    await http.post(`/api/tickets/${ticketId}/transition`).send(waits).expect(200);
    await decide(bossHttp, id, { decision: 'accept' }).expect(200);
    await world.settle();
    expect(await rowOf(ticketId)).toMatchObject({ state: 'open' });
    expect(mailsTo(dispatcher.email)).toContainEqual(expect.stringContaining('Devis accepté'));
  });

  it('is replaced by a changed one, taken back, or over at its last day', async () => {
    const { ticketId, bossHttp } = await scene();
    const [{ id: first }] = (await send(ticketId).expect(200)).body.items;
    const { body } = await send(ticketId, { netCents: 9000 }).expect(200);
    expect(body.items).toMatchObject([
      { edition: 2, state: 'waiting' },
      { edition: 1, state: 'cancelled' },
    ]);
    expect((await decide(bossHttp, first, { decision: 'accept' })).body.code).toBe('quote.already-decided');
    expect((await send(ticketId, { validUntil: day(-1) })).body.code).toBe('quote.valid-until-past');
    const [{ id: second }] = body.items;
    await world.database.query('UPDATE ticket_quote SET valid_until = ? WHERE id = ?', [day(-2), second]);
    expect(await rowOf(ticketId)).toMatchObject({ quote: 'expired' });
    expect((await decide(bossHttp, second, { decision: 'accept' })).body.code).toBe('quote.expired');
    await http.delete(`/api/tickets/${ticketId}/quotes/waiting`).expect(204);
    await http.delete(`/api/tickets/${ticketId}/quotes/waiting`).expect(404);
  });

  it('is asked for once more, exactly once, and not once it is answered', async () => {
    const { ticketId, boss, bossHttp } = await scene();
    await send(ticketId).expect(200);
    const waits = await world.database.query<{ days: number }>(
      "SELECT DATEDIFF(available_at, created_at) AS days FROM outbox WHERE job = 'quote.remind' AND done_at IS NULL",
    );
    expect(waits.every(({ days }) => days >= 3 && days <= 7)).toBe(true);
    const later = () =>
      world.database.query("UPDATE outbox SET available_at = NOW(3) WHERE job = 'quote.remind'");
    await later();
    await world.settle();
    await later();
    await world.settle();
    expect(mailsTo(boss.email).filter((subject) => subject.startsWith('Rappel'))).toHaveLength(1);
    const [{ id: next }] = (await send(ticketId).expect(200)).body.items;
    await decide(bossHttp, next, { decision: 'refuse', comment: 'Non' }).expect(200);
    await later();
    await world.settle();
    expect(mailsTo(boss.email).filter((subject) => subject.startsWith('Rappel'))).toHaveLength(1);
  });
});

describe('the signed link of the mail about a quote', () => {
  const nobody = async () => (await world.http(technician)).set('Authorization', '');
  /** A quote that waits, and the link that its mail gave the one who decides. */
  async function sent() {
    const { ticketId, boss, requester } = await scene();
    const { items } = (await send(ticketId).expect(200)).body;
    await world.settle();
    const mail = world.mails.filter(({ to }) => to === boss.email).at(-1);
    const [, token = ''] = /\/portal\/devis\/lien\/(\S+)/.exec(mail?.text ?? '') ?? [];
    return { id: items[0].id as string, token, boss, requester, ticketId };
  }
  const path = (token: string) => `/api/portal/quote-links/${token}`;
  const answer = async (token: string, body: object) =>
    (await nobody()).post(`${path(token)}/decision`).send(body);

  it('shows one quote to one person, takes one written answer, and seals how it came', async () => {
    const { id, token, boss, ticketId } = await sent();
    const visitor = await nobody();
    const { body } = await visitor.get(path(token)).expect(200);
    expect(body).toMatchObject({ id, state: 'waiting', person: boss.name, yours: true, totalCents: 12_006 });
    expect(body.approvers).toBeUndefined();
    await visitor
      .get(`${path(token)}/quote.pdf`)
      .expect(200)
      .expect('Content-Type', 'application/pdf');
    expect((await answer(token, { decision: 'accept' })).status).toBe(422);
    expect((await answer(token, { decision: 'refuse', name: 'X' })).status).toBe(422);
    const accepted = await answer(token, { decision: 'accept', name: 'Paul Adjoint', comment: 'Allez-y' });
    expect(accepted.body).toMatchObject({ state: 'accepted', decidedBy: `${boss.name} (Paul Adjoint)` });
    const [row] = await world.database.query<{ sealed: string }>(
      'SELECT sealed FROM ticket_quote WHERE id = ?',
      [id],
    );
    expect(JSON.parse(row?.sealed ?? '')).toMatchObject({
      decidedBy: { name: boss.name, email: boss.email },
      signedLink: { typedName: 'Paul Adjoint', network: expect.stringMatching(/127\.0\.0\.1$/) },
    });
    expect(await world.get(QuoteChain).verify()).toMatchObject({ intact: true });
    const again = await answer(token, { decision: 'refuse', name: boss.name, comment: 'Non' });
    expect(again.body.code).toBe('quote.already-decided');
    await visitor.get(`${path(token)}/quote.pdf`).expect(200);
    const { history } = await rowOf(ticketId);
    expect(JSON.stringify(history)).toContain('Paul Adjoint');
  });

  it('opens nothing when it was changed, is over, or is no longer its person’s', async () => {
    const { token, boss, requester } = await sent();
    const invalid = async (one: string) => {
      const { status, body } = await (await nobody()).get(path(one));
      return status === 422 && body.code === 'quote.link-invalid';
    };
    const [facts = '', signature = ''] = token.split('.');
    const [quoteId, , until] = facts.split('_');
    expect(await invalid(`${quoteId}_${requester.id}_${until}.${signature}`)).toBe(true);
    expect(await invalid(`${facts.replace(/\d{4}-/, '2099-')}.${signature}`)).toBe(true);
    expect(await invalid('x')).toBe(true);
    const over = world
      .get(PublicLinks)
      .quoteFor({ quoteId: quoteId ?? '', personId: boss.id ?? '', until: day(-2) });
    expect(await invalid(over.split('/').at(-1) ?? '')).toBe(true);
    const { boss: stranger } = await scene();
    const foreign = { quoteId: quoteId ?? '', personId: stranger.id ?? '', until: day(5) };
    const theirs = world.get(PublicLinks).quoteFor(foreign).split('/').at(-1) ?? '';
    await (await nobody()).get(path(theirs)).expect(404);
    expect((await answer(theirs, { decision: 'accept', name: 'X' })).status).toBe(404);
    await world.database.query('UPDATE person SET active = 0 WHERE id = ?', [boss.id]);
    expect(await invalid(token)).toBe(true);
    expect((await answer(token, { decision: 'accept', name: 'X' })).body.code).toBe('quote.link-invalid');
  });
});
