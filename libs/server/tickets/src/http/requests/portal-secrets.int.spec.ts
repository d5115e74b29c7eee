import { FileStore, LiveFeed } from '@vigie/platform';
import { liveEvent, requestReceipt, type LiveEvent } from '@vigie/wire';
import { TicketWorld } from '../../testing/ticket-world';
import { AddStaffMessage } from '../../use-cases/desk/add-staff-message';
import { CancelMessage } from '../../use-cases/desk/cancel-message';
import { CreateDraft } from '../../use-cases/requests/create-draft';

const question = { kind: 'question' as const, subject: 'Imprimante', description: 'Comment faire ?' };
const words = {
  note: 'client-penible',
  held: 'encore-retenue',
  cancelled: 'mauvais-client',
  draft: 'non-confirmee',
};

describe('what never reaches the client', () => {
  let world: TicketWorld;
  beforeAll(async () => {
    world = await TicketWorld.open('portal_secrets');
  });
  afterAll(() => world.close());

  it('is said by no page, no live event and no mail: notes, held and cancelled answers, drafts', async () => {
    const { requester } = await world.client();
    const technician = await world.staff();
    const portal = await world.http(requester);
    const sent = await portal.post('/api/portal/requests').send(question).expect(201);
    const { id, ticketId } = requestReceipt.parse(sent.body);
    await world.settle();
    world.mails.length = 0;

    const events: LiveEvent[] = [];
    const listening = world.get(LiveFeed).events.subscribe((event) => events.push(event));
    const write = async (visibility: 'public' | 'internal', word: string) => {
      const file = await world.get(FileStore).keep(technician, `${word}.txt`, Buffer.from(word));
      const message = { visibility, body: word, attachmentIds: [file.id] };
      return world.get(AddStaffMessage).execute(technician, ticketId, message);
    };
    await write('internal', words.note);
    const { messageId: cancelled } = await write('public', words.cancelled);
    await world.get(CancelMessage).execute(technician, ticketId, cancelled);
    await write('public', words.held);
    const draft = { ...question, subject: words.draft };
    await world.get(CreateDraft).execute(technician, requester.id ?? '', draft);

    const said: string[] = [];
    const read = async () => {
      for (const url of [
        '/api/portal/requests',
        `/api/portal/requests/${id}`,
        `/api/portal/requests/${id}/proof`,
      ])
        said.push((await portal.get(url).expect(200)).text);
    };
    await read();
    expect(said.join()).not.toMatch(new RegExp(Object.values(words).join('|')));

    // A minute later the held answer has left; the rest never does.
    await world.database.query('UPDATE ticket_message SET held_until = NOW(3) WHERE held_until > NOW(3)');
    await world.database.query('UPDATE outbox SET available_at = NOW(3) WHERE done_at IS NULL');
    await world.settle();
    await read();
    said.push(...world.mails.filter(({ to }) => to === requester.email).map(({ text }) => text));
    const changes = events.filter((event) => event.type === 'ticket.changed');
    const client = changes.filter((event) => !event.internal);
    expect(client.length).toBeLessThan(changes.length);
    said.push(...client.map((event) => JSON.stringify(event)));
    listening.unsubscribe();
    const never = [words.note, words.cancelled];
    expect(said.join()).not.toMatch(new RegExp(never.join('|')));
    expect(said.join()).toContain(words.held);
    expect(client.length).toBeGreaterThan(0);
    for (const event of client) {
      expect(Object.keys(liveEvent.parse(event)).sort()).toEqual(['clientId', 'ticketId', 'type']);
    }
  });
});
