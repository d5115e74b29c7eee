import { ticketDetail } from '@vigie/wire';
import type { Agent } from 'supertest';
import type { Actor } from '@vigie/platform';
import { TicketWorld } from '../../testing/ticket-world';
import { ReceiveRequest } from '../../use-cases/requests/receive-request';

let world: TicketWorld;
let technician: Actor;
let desk: Agent;
let client: Awaited<ReturnType<TicketWorld['client']>>;
beforeAll(async () => {
  world = await TicketWorld.open('ticket_openings');
  technician = await world.staff();
  desk = await world.http(technician);
  client = await world.client();
});
afterAll(() => world.close());

const open = async (description: string) =>
  (
    await desk
      .post('/api/tickets')
      .send({ clientId: client.id, kind: 'incident', subject: 'Panne', description })
      .expect(201)
  ).body;
const openingsOf = async (id: string) =>
  ticketDetail.parse((await desk.get(`/api/tickets/${id}`).expect(200)).body).openings;

describe('what our people wrote when they opened a ticket', () => {
  it('is read with it, and with the ticket that it goes on in', async () => {
    const first = await open('Le commutateur du 2ᵉ étage clignote.');
    expect(await openingsOf(first.id)).toMatchObject([
      { ticketId: first.id, author: technician.name, body: 'Le commutateur du 2ᵉ étage clignote.' },
    ]);
    const second = await open('Le même, une heure plus tard.');
    const merge = { ticketIds: [second.id], version: first.version };
    await desk.post(`/api/tickets/${first.id}/merge`).send(merge).expect(200);
    expect((await openingsOf(first.id)).map(({ ticketId }) => ticketId)).toEqual([first.id, second.id]);
  });

  it('is not said twice where a written request says it', async () => {
    const { ticketId } = await world.database.transaction((tx) =>
      world.get(ReceiveRequest).receive(tx, {
        clientId: client.id,
        author: { id: client.requester.id ?? '', name: 'Zoé', email: 'zoe@acme.test' },
        channel: 'portal',
        receivedAt: tx.now,
        request: { kind: 'incident', subject: 'Panne', description: 'Plus rien' },
        fileIds: [],
        raw: null,
      }),
    );
    expect(await openingsOf(ticketId)).toEqual([]);
  });
});
