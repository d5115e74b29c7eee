import { aContact, asActor } from '@vigie/directory/testing';
import type { Actor } from '@vigie/platform';
import type { Agent } from 'supertest';
import { TicketWorld } from '../../testing/ticket-world';
import { AddClientMessage } from '../../use-cases/desk/add-client-message';
import { ReceiveRequest } from '../../use-cases/requests/receive-request';

let world: TicketWorld;
let technician: Actor;
let colleague: Actor;
let http: Agent;
beforeAll(async () => {
  world = await TicketWorld.open('watchers');
  technician = await world.staff();
  colleague = await world.staff();
  http = await world.http(technician);
});
afterAll(() => world.close());

const requested = (requester: Actor) =>
  world.database.transaction((tx) =>
    world.get(ReceiveRequest).receive(tx, {
      clientId: requester.clientId ?? '',
      author: { id: requester.id ?? '', name: requester.name, email: requester.email },
      channel: 'portal',
      receivedAt: tx.now,
      request: { kind: 'question', subject: 'Devis', description: 'Combien ?' },
      fileIds: [],
      raw: null,
    }),
  );
const path = (ticketId: string) => `/api/tickets/${ticketId}/watchers`;
const follow = (ticketId: string, personId: string | null) => http.post(path(ticketId)).send({ personId });
const names = async (ticketId: string) =>
  (await http.get(path(ticketId)).expect(200)).body.items.map(({ id }: { id: string }) => id);
const say = (ticketId: string, visibility: string) =>
  http.post(`/api/tickets/${ticketId}/messages`).send({ visibility, body: 'Voici.' }).expect(201);
const mails = (ticketId: string) =>
  world.database.query<{ recipient: string; cc: string[] | string | null }>(
    'SELECT * FROM outbound_mail WHERE ticket_id = ? AND automatic = 0 ORDER BY id',
    [ticketId],
  );
const notices = async (personId: string | null) =>
  (
    await world.database.query<{ type: string }>(
      'SELECT type FROM notification WHERE person_id = ? ORDER BY id',
      [personId],
    )
  ).map(({ type }) => type);

async function scene() {
  const { id: clientId, requester } = await world.client();
  const contact = asActor(await aContact(world.database, { clientId }));
  return { clientId, requester, contact, ...(await requested(requester)) };
}

describe('watchers of a ticket', () => {
  it('are our people and contacts of its client, nobody else', async () => {
    const { ticketId, contact } = await scene();
    const stranger = asActor(await aContact(world.database, {}));
    await follow(ticketId, contact.id).expect(200);
    await follow(ticketId, contact.id).expect(200);
    await follow(ticketId, colleague.id).expect(200);
    await follow(ticketId, stranger.id).expect(404);
    expect(await names(ticketId)).toEqual([colleague.id, contact.id]);
    const { body } = await http
      .get(`${path(ticketId)}/possible`)
      .query({ q: stranger.email })
      .expect(200);
    expect(body.items).toEqual([]);
    await http.delete(`${path(ticketId)}/${contact.id}`).expect(204);
    await http.delete(`${path(ticketId)}/${contact.id}`).expect(404);
    expect(await names(ticketId)).toEqual([colleague.id]);
  });

  it('get copies of answers, or notices, and nothing of what is internal', async () => {
    const { ticketId, requestId, requester, contact } = await scene();
    await follow(ticketId, contact.id).expect(200);
    await follow(ticketId, colleague.id).expect(200);
    await say(ticketId, 'internal');
    expect(await mails(ticketId)).toEqual([]);
    await say(ticketId, 'public');
    expect(JSON.stringify(await mails(ticketId))).toContain(contact.email);
    await world.get(AddClientMessage).execute(requester, requestId, { body: 'Merci' });
    await world.settle();
    expect(await notices(colleague.id)).toEqual(['answered', 'client-replied']);
    expect(await notices(contact.id)).toEqual([]);
    expect(await notices(technician.id)).toEqual([]);
  });

  it('come along with a merge, and go back with its undo', async () => {
    const { ticketId, requester, contact } = await scene();
    const { ticketId: other } = await requested(requester);
    await follow(other, contact.id).expect(200);
    const version = async () => (await http.get(`/api/tickets/${ticketId}`).expect(200)).body.version;
    await http
      .post(`/api/tickets/${ticketId}/merge`)
      .send({ ticketIds: [other], version: await version() })
      .expect(200);
    expect(await names(ticketId)).toEqual([contact.id]);
    await say(ticketId, 'public');
    expect(JSON.stringify(await mails(ticketId))).toContain(contact.email);
    await http
      .post(`/api/tickets/${ticketId}/unmerge`)
      .send({ ticketId: other, version: await version() })
      .expect(200);
    expect(await names(ticketId)).toEqual([]);
    expect(await names(other)).toEqual([contact.id]);
  });
});
