import { StoredFileRow } from '@vigie/platform';
import { ReceiveRequest } from '../../use-cases/requests/receive-request';
import { AddClientMessage } from '../../use-cases/desk/add-client-message';
import { TicketWorld } from '../../testing/ticket-world';

/** Rows of one client that somebody's mistake would tie to another client. */
describe('the database, whatever the code does,', () => {
  let world: TicketWorld;
  let ids: Record<'client' | 'contact' | 'ticket' | 'message' | 'file' | 'attachment', string>;
  let other: typeof ids;
  beforeAll(async () => {
    world = await TicketWorld.open('cross_client');
    ids = await somebody();
    other = await somebody();
  });
  afterAll(() => world.close());

  async function somebody(): Promise<typeof ids> {
    const { id: client, requester } = await world.client();
    const contact = requester.id ?? '';
    const request = { kind: 'incident' as const, subject: 'Imprimante', description: 'En panne' };
    const { requestId } = await world.get(ReceiveRequest).execute(requester, request);
    const place = await world.get(AddClientMessage).execute(requester, requestId, { body: 'Toujours' });
    const message = 'messageId' in place ? place.messageId : '';
    const [row] = await world.database.query<{ ticket_id: string }>(
      'SELECT ticket_id FROM written_request WHERE id = ?',
      [requestId],
    );
    const [file, attachment] = [await storedFile(client), await storedFile(client)];
    return { client, contact, ticket: row?.ticket_id ?? '', message, file, attachment };
  }

  const storedFile = (client: string) =>
    world.database.transaction((tx) =>
      tx.insert(StoredFileRow, {
        key: 'k',
        name: 'a.txt',
        type: 'text/plain',
        size: 1,
        sha256: '',
        clientId: client,
        createdAt: tx.now,
      }),
    );

  const statements: [string, string, (mine: typeof ids, theirs: typeof ids) => string[]][] = [
    [
      'a message on a ticket',
      `INSERT INTO ticket_message (client_id, ticket_id, visibility, channel, author_kind, author_name, body, at, cancelled)
       VALUES (?, ?, 'public', 'console', 'staff', 'x', 'x', NOW(3), 0)`,
      (mine, theirs) => [mine.client, theirs.ticket],
    ],
    [
      'a line of history',
      `INSERT INTO ticket_history (client_id, ticket_id, at, actor_kind, actor_name, type, data)
       VALUES (?, ?, NOW(3), 'staff', 'x', 'opened', '{}')`,
      (mine, theirs) => [mine.client, theirs.ticket],
    ],
    [
      'a clock',
      `INSERT INTO sla_clock (client_id, ticket_id, kind, mode, duration_ms, calendar, started_at, terms_version, state, fingerprint)
       VALUES (?, ?, 'promise', 'elapsed', 1, '{}', NOW(3), 1, 'running', '')`,
      (mine, theirs) => [mine.client, theirs.ticket],
    ],
    [
      'the requester of a ticket',
      'UPDATE ticket SET requester_id = ? WHERE id = ?',
      (mine, theirs) => [theirs.contact, mine.ticket],
    ],
    [
      'the ticket it continues',
      'UPDATE ticket SET parent_id = ? WHERE id = ?',
      (mine, theirs) => [theirs.ticket, mine.ticket],
    ],
    [
      'the author of a sealed request',
      'UPDATE written_request SET author_id = ? WHERE ticket_id = ?',
      (mine, theirs) => [theirs.contact, mine.ticket],
    ],
    [
      'a file on a ticket',
      'INSERT INTO ticket_file (client_id, ticket_id, file_id) VALUES (?, ?, ?)',
      (mine, theirs) => [mine.client, mine.ticket, theirs.file],
    ],
    [
      'a file of a message',
      'INSERT INTO ticket_file (client_id, ticket_id, message_id, file_id) VALUES (?, ?, ?, ?)',
      (mine, theirs) => [mine.client, mine.ticket, theirs.message, mine.attachment],
    ],
    [
      'a draft to confirm',
      `INSERT INTO request_draft (client_id, contact_id, origin, request, file_ids, created_at, expires_at)
       VALUES (?, ?, 'phone', '{}', '[]', NOW(3), NOW(3))`,
      (mine, theirs) => [mine.client, theirs.contact],
    ],
  ];

  it.each(statements)('ties %s to its own client only', async (_what, sql, values) => {
    await expect(world.database.manager.query(sql, values(ids, other))).rejects.toMatchObject({
      code: 'ER_NO_REFERENCED_ROW_2',
    });
    await expect(world.database.manager.query(sql, values(ids, ids))).resolves.toBeDefined();
  });
});
