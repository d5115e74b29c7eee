import { aContact, asActor } from '@vigie/directory/testing';
import type { Actor } from '@vigie/platform';
import type { PortalSearchAnswer } from '@vigie/wire';
import type { Agent } from 'supertest';
import { TicketWorld } from '../../testing/ticket-world';
import { AddClientMessage } from '../../use-cases/desk/add-client-message';
import { AddStaffMessage } from '../../use-cases/desk/add-staff-message';
import { CancelMessage } from '../../use-cases/desk/cancel-message';
import { MergeTickets } from '../../use-cases/desk/merge-tickets';
import { OpenTicket } from '../../use-cases/desk/open-ticket';
import { ReceiveRequest } from '../../use-cases/requests/receive-request';

let world: TicketWorld;
let technician: Actor;
let acme: { id: string; requester: Actor };
let borel: { id: string; requester: Actor };
let portal: Agent;
let other: Agent;
beforeAll(async () => {
  world = await TicketWorld.open('portal_search');
  technician = await world.staff();
  [acme, borel] = [await world.client(), await world.client()];
  portal = await world.http(acme.requester);
  other = await world.http(borel.requester);
});
afterAll(() => world.close());

async function ask(requester: Actor, subject: string, description = 'Bonjour.') {
  const { requestId } = await world
    .get(ReceiveRequest)
    .execute(requester, { kind: 'incident', subject, description });
  const row = await world.database.one<{ id: string }>(
    'SELECT ticket_id AS id FROM written_request WHERE id = ?',
    [requestId],
  );
  return { requestId, ticketId: row?.id ?? '' };
}

const write = (ticketId: string, visibility: 'public' | 'internal', body: string) =>
  world.get(AddStaffMessage).execute(technician, ticketId, { visibility, body });

async function search(q: string, agent = portal): Promise<PortalSearchAnswer> {
  await world.settle();
  return (await agent.get('/api/portal/search').query({ q }).expect(200)).body as PortalSearchAnswer;
}

const found = async (q: string, agent = portal) =>
  (await search(q, agent)).requests.items.map(({ id }) => id);
/** Nothing of it may show: neither a hit, nor a number of hits, nor a piece of text. */
const nothing = { requests: { items: [], total: 0, more: false } };

async function release() {
  await world.database.query(
    'UPDATE ticket_message SET held_until = NOW(3) - INTERVAL 1 SECOND WHERE held_until IS NOT NULL',
  );
  await world.database.query('UPDATE outbox SET available_at = NOW(3) WHERE done_at IS NULL');
}

it('finds one’s own requests by what was asked, answered and typed into forms', async () => {
  const { requestId, ticketId } = await ask(acme.requester, 'Le pangolin ne répond plus', 'Salle tamarin');
  await write(ticketId, 'public', 'Nous changeons la carte wombat.');
  await release();
  expect(await found('pangolin')).toEqual([requestId]);
  expect(await found('tamarin ')).toEqual([requestId]);
  const [item] = (await search('wombat')).requests.items;
  expect(item).toMatchObject({ id: requestId, snippet: { place: 'message' } });
  expect(await found(`#${ticketId}`)).toEqual([requestId]);
  const { requestId: form } = await world.get(ReceiveRequest).execute(acme.requester, {
    kind: 'account.change',
    form: { userPrincipalName: 'ines.lemur@acme.test', change: 'Nouveau nom.' },
  });
  expect(await found('ines.lemur@acme.test')).toEqual([form]);
});

it('never finds what is another client’s, whatever is typed', async () => {
  const { ticketId } = await ask(borel.requester, 'Secret okapi', 'Le mot de la fin');
  expect(await found('okapi', other)).toHaveLength(1);
  for (const q of [
    'okapi',
    'oka',
    `#${ticketId}`,
    ticketId,
    '"secret okapi"',
    'okapi état:ouvert',
    'état:nouveau okapi',
  ])
    expect(await search(q)).toMatchObject(nothing);
  expect((await found('état:ouvert')).length).toBe((await found('état:ouvert -okapi')).length);
  expect(await search(`okapi client:${borel.id}`)).toMatchObject(nothing);
});

it('never finds an internal note', async () => {
  const { ticketId, requestId } = await ask(acme.requester, 'Poste ralenti', 'Depuis lundi');
  await write(ticketId, 'internal', 'Client zibeline pénible, dit le narval');
  for (const q of [
    'zibeline',
    'zibel',
    '"zibeline pénible"',
    'ralenti zibeline ',
    'ralenti "client zibeline"',
  ])
    expect(await search(q)).toMatchObject(nothing);
  expect(await found('ralenti -zibeline')).toEqual([requestId]);
  expect(await found('ralenti -"client zibeline"')).toEqual([requestId]);
});

it('finds an answer once it has left, and never one that was taken back', async () => {
  const { ticketId, requestId } = await ask(acme.requester, 'Badge perdu', 'À l’accueil');
  const { messageId } = await write(ticketId, 'public', 'Voici le code ocelot');
  await write(ticketId, 'public', 'Voici le code caracal');
  expect(await search('ocelot')).toMatchObject(nothing);
  expect(await search('badge ocelot ')).toMatchObject(nothing);
  await world.get(CancelMessage).execute(technician, ticketId, messageId);
  await release();
  expect(await search('ocelot')).toMatchObject(nothing);
  expect(await search('"code ocelot"')).toMatchObject(nothing);
  expect(await found('caracal')).toEqual([requestId]);
  const desk = await world.http(technician);
  const { body } = await desk.get('/api/search').query({ q: 'ocelot' }).expect(200);
  expect(body.tickets).toMatchObject({ items: [], total: 0 });
});

it('never finds a ticket that our people keep for themselves, and a request in the one it goes on in', async () => {
  const { ticketId: own } = await world.get(OpenTicket).execute(technician, {
    clientId: acme.id,
    kind: 'internal',
    subject: 'Impayés du fennec',
    description: 'À surveiller',
    impact: 'low',
    urgency: 'low',
  });
  const { ticketId, requestId } = await ask(acme.requester, 'Clavier du suricate');
  const version = (await (await world.http(technician)).get(`/api/tickets/${own}`)).body.version as number;
  await world.get(MergeTickets).execute(technician, own, { version, ticketIds: [ticketId] });
  expect(await search('fennec')).toMatchObject(nothing);
  expect(await search('"impayés du fennec"')).toMatchObject(nothing);
  expect(await found('suricate')).toEqual([requestId]);
  await world.get(AddClientMessage).execute(acme.requester, requestId, { body: 'Et la souris du kiwi' });
  expect(await found('kiwi')).toEqual([requestId]);
  expect(await search('suricate kiwi ', other)).toMatchObject(nothing);
});

it('finds one’s own equipment only', async () => {
  for (const { id } of [acme, borel])
    await world.database.query(
      `INSERT INTO equipment (client_id, kind, name, serial, covered, state, created_at, updated_at, version)
       VALUES (?, 'workstation', ?, NULL, 1, 'in-use', NOW(3), NOW(3), 1)`,
      [id, `Colibri-${id}`],
    );
  const { equipment } = await search('colibri');
  expect(equipment.items.map(({ client }) => client.id)).toEqual([acme.id]);
  expect(equipment.total).toBe(1);
});

it('finds the signed contracts of one’s own company, for its management only', async () => {
  for (const { id } of [acme, borel])
    for (const state of ['active', 'draft'])
      await world.database.query(
        `INSERT INTO contract (client_id, label, reference, state, client_kind, start_on, months, term, created_at, updated_at, version)
         VALUES (?, 'Infogérance du bongo', ?, ?, 'professional', '2026-01-01', 12, '2026-12-31', NOW(3), NOW(3), 1)`,
        [id, `BG-${id}-${state}`, state],
      );
  const management = asActor(await aContact(world.database, { clientId: acme.id, roles: ['approver'] }));
  const { contracts } = await search('bongo', await world.http(management));
  expect(contracts.items).toMatchObject([{ state: 'active', client: { id: acme.id } }]);
  expect(contracts.total).toBe(1);
  expect((await search(`BG-${borel.id}`, await world.http(management))).contracts.total).toBe(0);
  expect((await search('bongo')).contracts.total).toBe(0);
});

it('keeps the operators of our people for our people', async () => {
  await ask(acme.requester, 'Routeur du tapir');
  const { problems, requests } = await search('tapir assigné:moi');
  expect(problems).toMatchObject([{ code: 'unknown-operator', text: 'assigné:moi' }]);
  expect(requests.total).toBe(0);
  await portal.get('/api/search').query({ q: 'tapir' }).expect(403);
  await (await world.http(technician)).get('/api/portal/search').query({ q: 'tapir' }).expect(403);
});
