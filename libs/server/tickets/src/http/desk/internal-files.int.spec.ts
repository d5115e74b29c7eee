import { FileStore, type Actor } from '@vigie/platform';
import { TicketWorld } from '../../testing/ticket-world';
import { AddStaffMessage } from '../../use-cases/desk/add-staff-message';
import { CancelMessage } from '../../use-cases/desk/cancel-message';
import { OpenTicket } from '../../use-cases/desk/open-ticket';

describe('a file of our people', () => {
  let world: TicketWorld;
  let technician: Actor;
  let requester: Actor;
  let ticketId: string;
  beforeAll(async () => {
    world = await TicketWorld.open('internal_files');
    technician = await world.staff();
    const client = await world.client();
    requester = client.requester;
    const facts = { clientId: client.id, requesterId: requester.id ?? '', subject: 'x', description: 'x' };
    const opened = await world
      .get(OpenTicket)
      .execute(technician, { ...facts, kind: 'question', impact: 'low', urgency: 'low' });
    ticketId = opened.ticketId;
  });
  afterAll(() => world.close());

  /** A message with one file; returns both. */
  async function write(visibility: 'public' | 'internal') {
    const file = await world.get(FileStore).keep(technician, 'note.txt', Buffer.from('secret'));
    const message = { visibility, body: 'x', attachmentIds: [file.id] };
    const { messageId } = await world.get(AddStaffMessage).execute(technician, ticketId, message);
    return { fileId: file.id, messageId };
  }

  async function download(actor: Actor, fileId: string) {
    const { status, headers } = await (await world.http(actor)).get(`/api/files/${fileId}`);
    return { status, type: headers['content-type'], disposition: headers['content-disposition'] };
  }

  it('does not exist for the client on an internal note', async () => {
    const { fileId } = await write('internal');
    expect((await download(technician, fileId)).status).toBe(200);
    expect((await download(requester, fileId)).status).toBe(404);
  });

  /** As if fifteen seconds passed: what was held leaves. */
  async function leave(): Promise<void> {
    await world.database.query('UPDATE ticket_message SET held_until = NOW(3) WHERE held_until > NOW(3)');
    await world.database.query('UPDATE outbox SET available_at = NOW(3) WHERE done_at IS NULL');
    await world.settle();
  }

  it('is the client’s once its answer has left, and never opens in the browser', async () => {
    const { fileId } = await write('public');
    const { fileId: noted } = await write('internal');
    expect((await download(requester, fileId)).status).toBe(404);
    await leave();
    expect((await download(requester, noted)).status).toBe(404);
    expect(await download(requester, fileId)).toEqual({
      status: 200,
      type: 'application/octet-stream',
      disposition: 'attachment; filename=note.txt',
    });
  });

  it('does not exist for another client', async () => {
    const { fileId } = await write('public');
    const { requester: stranger } = await world.client();
    expect((await download(stranger, fileId)).status).toBe(404);
  });

  it('is taken back with the answer it was joined to', async () => {
    const { fileId, messageId } = await write('public');
    await world.get(CancelMessage).execute(technician, ticketId, messageId);
    await leave();
    expect((await download(requester, fileId)).status).toBe(404);
    expect((await download(technician, fileId)).status).toBe(200);
  });

  it('leaves with an answer that is already leaving: too late to take it back', async () => {
    const { fileId, messageId } = await write('public');
    await world.database.query(
      `UPDATE outbound_mail SET state = 'sending'
        WHERE id = (SELECT outbound_mail_id FROM ticket_message WHERE id = ?)`,
      [messageId],
    );
    const cancelling = world.get(CancelMessage).execute(technician, ticketId, messageId);
    await expect(cancelling).rejects.toMatchObject({ code: 'not-found' });
    const [message] = await world.database.query('SELECT cancelled FROM ticket_message WHERE id = ?', [
      messageId,
    ]);
    expect(message).toEqual({ cancelled: 0 });
    await world.database.query("UPDATE outbound_mail SET state = 'sent' WHERE state = 'sending'");
    await leave();
    expect((await download(requester, fileId)).status).toBe(200);
  });
});
