import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { buffer } from 'node:stream/consumers';
import { aStaff } from '@vigie/directory/testing';
import { actorOf, type Actor } from '@vigie/platform';
import { AddStaffMessage, KeepMail, MailReader, MailTroubles, TicketDetails, ViewMail } from '@vigie/tickets';
import { corpus, type CorpusCase } from '../testing/corpus';
import { MailWorld, type SeenMail } from '../testing/mail-world';

const folder = path.join(__dirname, '../testing/fixtures/corpus');
const marie = 'marie.lefevre@boulangerie-martin.test';
const files = readdirSync(folder).map((name) => path.basename(name, '.eml'));

jest.setTimeout(60_000);

interface Sent {
  ticketId: string;
  messageId: string;
}

describe('the corpus of mails', () => {
  let world: MailWorld;
  let ours: Actor;
  let clientId: string;

  beforeAll(async () => {
    world = await MailWorld.open('mail_corpus');
    clientId = (await world.contact(marie)).clientId!;
    ours = actorOf(await aStaff(world.database, { email: 'technicien@vigie.test' }));
  });
  afterAll(() => world.close());
  // As if an hour passed: senders are counted by the hour.
  afterEach(() =>
    world.database.transaction(async (tx) => {
      await tx.execute('UPDATE inbound_mail SET received_at = received_at - INTERVAL 2 HOUR');
      await tx.execute('UPDATE outbound_mail SET created_at = created_at - INTERVAL 2 HOUR');
      await tx.execute('DELETE FROM mail_trouble');
    }),
  );

  /** A ticket of Marie's with an answer of ours that has left. */
  async function answered(): Promise<Sent> {
    const raw = `From: ${marie}\r\nTo: support@vigie.test\r\nSubject: Demande\r\n\r\nBonjour ${Math.random()}\r\n`;
    const first = await world.receive(raw);
    if (first.ticket_id === null) throw new Error(JSON.stringify(first));
    const ticketId = first.ticket_id;
    const message = { visibility: 'public', body: 'Voici notre réponse.' } as const;
    await world.get(AddStaffMessage).execute(ours, ticketId, message);
    await world.database.transaction((tx) => tx.execute('UPDATE outbox SET available_at = NOW(3)'));
    await world.settle();
    const row = await world.database.one<{ message_id: string }>(
      'SELECT message_id FROM outbound_mail WHERE ticket_id = ? AND automatic = 0',
      [ticketId],
    );
    return { ticketId, messageId: row!.message_id };
  }

  const rawOf = (name: string, { messageId }: Sent) =>
    Buffer.from(
      readFileSync(path.join(folder, `${name}.eml`))
        .toString('latin1')
        .replaceAll('{{ours}}', messageId),
      'latin1',
    );

  const filesOf = async (ticketId: string | null) =>
    (
      await world.database.query<{ name: string }>(
        `SELECT f.name FROM ticket_file t JOIN stored_file f ON f.id = t.file_id
          WHERE t.ticket_id = ? ORDER BY f.id`,
        [ticketId],
      )
    ).map(({ name }) => name);

  it('has at least sixty mails, each with its outcome', () => {
    expect(files.length).toBeGreaterThanOrEqual(60);
    expect(Object.keys(corpus).sort()).toEqual([...files].sort());
  });

  it.each(Object.entries(corpus))('%s', async (name, expected) => {
    const sent = await answered();
    const raw = rawOf(name, sent);
    const before = [await world.count('ticket'), await world.count('outbound_mail')];
    const mail = await world.receive(raw);
    const { state, reason = null, subject } = expected;
    expect(mail).toMatchObject({ state, reason });
    if (subject?.endsWith('…')) expect(mail.subject).toMatch(new RegExp(`^${subject.slice(0, -1)}`));
    else if (subject !== undefined) expect(mail.subject).toBe(subject);
    expect(mail.subject.length).toBeLessThanOrEqual(300);
    if (state === 'message') await isOnTicket(mail, sent, expected);
    if (state === 'request') await isRequest(mail, raw, expected);
    if (!['request', 'message'].includes(state)) {
      expect([await world.count('ticket'), await world.count('outbound_mail')]).toEqual(before);
    }
    await tellsOf(sent, expected);
    expect(await buffer(await world.get(ViewMail).raw(mail.id))).toEqual(raw);
  });

  async function isOnTicket(mail: SeenMail, sent: Sent, expected: CorpusCase) {
    expect(mail.ticket_id).toBe(sent.ticketId);
    const { messages } = await world.get(TicketDetails).find(ours, sent.ticketId);
    const last = messages.at(-1)!;
    if (expected.text !== undefined) expect(last.body).toBe(expected.text);
    if (expected.part !== undefined) expect(last.body).toContain(expected.part);
    if (expected.folded !== undefined) {
      expect(last.body).not.toContain(expected.folded);
      expect(last.fullText).toContain(expected.folded);
    }
    expect(last.attachments.map(({ name }) => name)).toEqual(expected.files ?? []);
    if (expected.html?.has) expect(last.html).toMatch(expected.html.has);
    if (expected.html?.never) expect(last.html).not.toMatch(expected.html.never);
  }

  async function isRequest(mail: SeenMail, raw: Buffer, expected: CorpusCase) {
    const reading = await world.get(MailReader).read(raw);
    if (!reading.ok) throw new Error(reading.reason);
    const { text } = reading.mail;
    if (expected.text !== undefined) expect(text).toBe(expected.text);
    if (expected.part !== undefined) expect(text).toContain(expected.part);
    const { refusedFiles } = await world.get(TicketDetails).find(ours, mail.ticket_id!);
    expect(await filesOf(mail.ticket_id)).toEqual(expected.files ?? []);
    expect(refusedFiles.map((file) => file.name)).toEqual(expected.refused ?? []);
  }

  /** What is known of the mail we sent, and of the address we sent it to. */
  async function tellsOf({ ticketId }: Sent, { outcome }: CorpusCase) {
    const { messages } = await world.get(TicketDetails).find(ours, ticketId);
    const reply = messages.find(({ body }) => body === 'Voici notre réponse.');
    expect(reply?.outcome?.kind).toBe(outcome);
    const troubles = await world.get(MailTroubles).ofClient(ours.scope, clientId);
    expect(troubles.map(({ address }) => address)).toEqual(outcome === 'failed' ? [marie] : []);
  }

  it('is kept whole when it is kept again', async () => {
    const kept = await world.database.one<{ count: string }>('SELECT COUNT(*) AS count FROM inbound_mail');
    const raw = readFileSync(path.join(folder, 'plain.eml'));
    expect(await world.get(KeepMail).execute('again', raw, new Date())).toMatchObject({ isNew: false });
    expect(await world.database.one('SELECT COUNT(*) AS count FROM inbound_mail')).toEqual(kept);
  });
});
