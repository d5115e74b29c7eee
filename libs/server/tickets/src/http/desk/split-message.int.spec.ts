import type { Agent } from 'supertest';
import type { Actor } from '@vigie/platform';
import { requestDetail, ticketDetail, ticketRow } from '@vigie/wire';
import { ClientRequests } from '../../queries/requests/client-requests';
import { TicketWorld } from '../../testing/ticket-world';
import { AddClientMessage } from '../../use-cases/desk/add-client-message';
import { AddStaffMessage } from '../../use-cases/desk/add-staff-message';
import { ReceiveRequest } from '../../use-cases/requests/receive-request';

describe('a message split out of a ticket', () => {
  let world: TicketWorld;
  let ours: Actor;
  let http: Agent;
  beforeAll(async () => {
    world = await TicketWorld.open('split');
    ours = await world.staff();
    http = await world.http(ours);
  });
  afterAll(() => world.close());

  const look = async (id: string) =>
    ticketDetail.parse((await http.get(`/api/tickets/${id}`).expect(200)).body);

  /** A ticket with one more message of its client, and a file. */
  async function written() {
    const { requester } = await world.client();
    const asked = { kind: 'incident' as const, subject: 'Imprimante', description: 'En panne' };
    const { requestId } = await world.get(ReceiveRequest).execute(requester, asked);
    const { ticketId } = await world.get(ClientRequests).receipt(requester.scope, requestId, 'fr');
    const upload = (await world.http(requester)).post('/api/files');
    const file = await upload.attach('file', Buffer.from('écran noir'), 'note.txt').expect(201);
    const { id: fileId } = file.body as { id: string };
    const message = { body: 'Et mon écran est noir.', attachmentIds: [fileId] };
    await world.get(AddClientMessage).execute(requester, requestId, message);
    const { messages, version } = await look(ticketId);
    return { requester, requestId, ticketId, version, message: messages[0]!, fileId };
  }
  const split = (ticketId: string, messageId: string, version: number, subject = 'Écran noir') =>
    http.post(`/api/tickets/${ticketId}/messages/${messageId}/split`).send({ subject, version });

  it('is a sealed request with its file, its author and clocks from its receipt, linked both ways', async () => {
    const { requester, requestId, ticketId, version, message, fileId } = await written();
    const { id } = ticketRow.parse((await split(ticketId, message.id, version).expect(201)).body);
    const [source, next] = [await look(ticketId), await look(id)];
    expect(next).toMatchObject({
      subject: 'Écran noir',
      kind: 'question',
      requester: { id: requester.id },
      createdAt: message.at,
      continues: { id: ticketId },
      attachments: [{ id: fileId }],
      request: { receivedAt: message.at, description: message.body },
    });
    expect(next.clocks.map(({ startedAt }) => startedAt)).toEqual([message.at, message.at]);
    expect(source).toMatchObject({ messages: [], continuedBy: [{ id }] });
    expect(source.history.at(-1)).toMatchObject({ type: 'split', data: { number: next.number } });
    const seen = requestDetail.parse(await world.get(ClientRequests).find(requester.scope, requestId, 'fr'));
    expect(seen).toMatchObject({ messages: [], continuedBy: [{ number: next.number }] });
    await split(ticketId, message.id, source.version).expect(422);
  });

  it('is refused from an older state, and for what we wrote ourselves', async () => {
    const { ticketId, version, message } = await written();
    await split(ticketId, message.id, version + 1).expect(409);
    const note = { visibility: 'internal' as const, body: 'À voir' };
    const { messageId } = await world.get(AddStaffMessage).execute(ours, ticketId, note);
    const { body } = await split(ticketId, messageId, version).expect(422);
    expect(body).toMatchObject({ code: 'ticket.split-refused' });
    await split(ticketId, message.id, version, ' ').expect(422);
  });
});
