import { aStaff } from '@vigie/directory/testing';
import { actorOf, JobRunner } from '@vigie/platform';
import { automaticMailsPerHour } from '@vigie/rules';
import {
  AddStaffMessage,
  ConfirmDraft,
  KeepMail,
  MailReader,
  MergeTickets,
  openingsPerHour,
  ReplyTokens,
  TicketDetails,
} from '@vigie/tickets';
import { fixture, MailWorld } from '../testing/mail-world';

const marie = 'marie.lefevre@boulangerie-martin.test';
let count = 0;

// The first mail of a process waits for its thread.
jest.setTimeout(30_000);

interface Written {
  from?: string;
  subject?: string;
  text?: string;
  headers?: string[];
  messageId?: string | null;
}

/** A plain mail with an identifier of its own. */
function written({
  from = marie,
  subject = 'Demande',
  text = 'Bonjour',
  headers = [],
  messageId,
}: Written = {}): string {
  count += 1;
  const id = messageId === undefined ? `<m${count}@client.test>` : messageId;
  return [
    `From: ${from}`,
    'To: support@vigie.test',
    `Subject: ${subject}`,
    ...(id === null ? [] : [`Message-ID: ${id}`]),
    'Content-Type: text/plain; charset=utf-8',
    ...headers,
    '',
    text,
    '',
  ].join('\r\n');
}

/** A mail of the corpus as if it had been written just now. */
const fresh = (name: string) =>
  Buffer.from(
    fixture(name)
      .toString('latin1')
      .replace(/^Date: .*$/m, `Date: ${new Date().toUTCString()}`),
    'latin1',
  );

describe('mails that arrive', () => {
  let world: MailWorld;
  beforeAll(async () => {
    world = await MailWorld.open('mail_in');
    await world.contact(marie);
  });
  // As if an hour passed: senders are counted by the hour.
  afterEach(() =>
    world.database.transaction((tx) =>
      tx.execute('UPDATE inbound_mail SET received_at = received_at - INTERVAL 2 HOUR'),
    ),
  );
  afterEach(() =>
    world.database.transaction((tx) =>
      tx.execute('UPDATE outbound_mail SET created_at = created_at - INTERVAL 2 HOUR'),
    ),
  );
  afterAll(() => world.close());

  const messagesOf = (ticketId: string | null) =>
    world.database.query<{ body: string; visibility: string; html: string | null; author_name: string }>(
      'SELECT body, visibility, html, author_name FROM ticket_message WHERE ticket_id = ? ORDER BY id',
      [ticketId],
    );
  const filesOf = (ticketId: string | null) =>
    world.database.query<{ name: string; type: string; message_id: string | null }>(
      `SELECT f.name, f.type, t.message_id FROM ticket_file t JOIN stored_file f ON f.id = t.file_id
        WHERE t.ticket_id = ? ORDER BY f.id`,
      [ticketId],
    );

  it('a mail of a STANDARD client is a written request, sealed with the hash of its bytes', async () => {
    const receivedAt = new Date(Date.now() - 3_600_000);
    const mail = await world.receive(fresh('simple'), receivedAt);
    expect(mail).toMatchObject({ state: 'request', reason: null, subject: 'Nouvelle boîte aux lettres' });
    const request = await world.database.one<{
      channel: string;
      payload: string;
      received_at: Date;
      raw_file_key: string;
    }>('SELECT channel, payload, received_at, raw_file_key FROM written_request WHERE ticket_id = ?', [
      mail.ticket_id,
    ]);
    const [inbound] = await world.database.query<{ raw_sha256: string; raw_file_key: string }>(
      'SELECT raw_sha256, raw_file_key FROM inbound_mail WHERE id = ?',
      [mail.id],
    );
    expect(request).toMatchObject({
      channel: 'email',
      received_at: receivedAt,
      raw_file_key: inbound?.raw_file_key,
    });
    expect(JSON.parse(request!.payload)).toMatchObject({
      rawSha256: inbound?.raw_sha256,
      request: { kind: 'email', subject: 'Nouvelle boîte aux lettres' },
    });
    const acknowledgement = world.sent.find(({ to }) => to === marie);
    expect(acknowledgement).toMatchObject({ automatic: true });
    expect(world.get(ReplyTokens).ticketOf([acknowledgement!.messageId])).toBe(mail.ticket_id);
  });

  it.each(['PREMIUM', 'SERENITE'] as const)(
    'a mail of a %s client is a draft, answered with a link',
    async (formula) => {
      const from = `directeur@${formula.toLowerCase()}.test`;
      await world.contact(from, { formula });
      const tickets = await world.count('ticket');
      const mail = await world.receive(written({ from, subject: 'Créer un compte' }));
      expect(mail).toMatchObject({ state: 'draft', ticket_id: null });
      expect(await world.count('ticket')).toBe(tickets);
      expect(world.sent.at(-1)).toMatchObject({ to: from });
      expect(world.sent.at(-1)?.text).toMatch(/https?:\/\/\S+/);
    },
  );

  describe('mails that open nothing and are never answered', () => {
    beforeAll(async () => {
      const { clientId } = await world.contact('patron@garage.test');
      await world.contact('dpo@garage.test', { clientId: clientId!, roles: ['client-dpo'] });
      await world.contact('parti@garage.test', { clientId: clientId!, active: false });
      await world.database.transaction((tx) =>
        tx.execute(
          `INSERT INTO person (kind, name, email, roles, locale, active, created_at, version)
           VALUES ('staff', 'Sam', 'technicien@vigie.test', '["technician"]', 'fr', 1, NOW(3), 1)`,
        ),
      );
    });

    it.each([
      ['unknown-sender', 'triage', fixture('unknown-sender')],
      ['unknown-sender', 'triage', written({ from: 'parti@garage.test' })],
      // The database finds é equal to e; a look-alike address is still another address.
      ['unknown-sender', 'triage', written({ from: '"Patron" <patron@garagé.test>' })],
      ['sender-may-not-request', 'triage', written({ from: 'dpo@garage.test' })],
      ['sender-is-staff', 'triage', written({ from: 'Sam <technicien@vigie.test>' })],
      ['sender-not-authenticated', 'triage', fixture('not-authenticated')],
      ['several-senders', 'triage', written({ headers: [`From: patron@garage.test`] })],
      ['several-senders', 'triage', written({ from: `${marie}, patron@garage.test` })],
      ['several-senders', 'triage', written({ from: `Amis: ${marie}, x@ailleurs.test;` })],
      ['auto-submitted', 'ignored', fixture('auto-reply')],
      ['delivery-report', 'ignored', fixture('bounce')],
      ['precedence', 'ignored', fixture('mailing-list')],
      ['own-address', 'ignored', written({ from: 'Vigie <support@vigie.test>' })],
      ['too-deep', 'quarantined', fixture('too-deep')],
      ['too-many-parts', 'quarantined', fixture('too-many-parts')],
      ['unreadable', 'quarantined', fixture('not-a-mail')],
      [
        'too-large',
        'quarantined',
        Buffer.concat([Buffer.from(written()), Buffer.alloc(26 * 1024 * 1024, 'a')]),
      ],
    ])('%s: %s', async (reason, state, raw) => {
      const before = [
        await world.count('ticket'),
        await world.count('request_draft'),
        await world.count('outbound_mail'),
      ];
      expect(await world.receive(raw)).toMatchObject({ state, reason });
      expect([
        await world.count('ticket'),
        await world.count('request_draft'),
        await world.count('outbound_mail'),
      ]).toEqual(before);
    });
  });

  it('the same bytes twice are one mail, the same Message-ID of the same sender is one request', async () => {
    const messageId = '<copie@client.test>';
    const raw = Buffer.from(written({ messageId }));
    const first = await world.get(KeepMail).execute('test', raw, new Date());
    expect(await world.get(KeepMail).execute('autre', raw, new Date())).toEqual({
      id: first.id,
      isNew: false,
    });
    await world.settle();
    expect(await world.mail(first.id)).toMatchObject({ state: 'request' });
    expect(await world.receive(written({ messageId, text: 'transféré' }))).toMatchObject({
      state: 'ignored',
      reason: 'duplicate',
    });
    expect(await world.receive(written({ messageId, from: 'patron@garage.test' }))).toMatchObject({
      state: 'request',
    });
    expect(await world.receive(written({ messageId: null }))).toMatchObject({ state: 'request' });
    expect(await world.receive(written({ messageId: null, text: 'autre' }))).toMatchObject({
      state: 'request',
    });
  });

  it('two copies read at the same moment open one request', async () => {
    const messageId = '<ensemble@client.test>';
    const keep = world.get(KeepMail);
    const kept = await Promise.all(
      ['un', 'deux', 'trois'].map((text) =>
        keep.execute('test', Buffer.from(written({ messageId, text })), new Date()),
      ),
    );
    const jobs = await world.database.query<{ id: string }>(
      "SELECT id FROM outbox WHERE job = 'mail.read' AND done_at IS NULL",
    );
    await Promise.all(jobs.map(({ id }) => world.get(JobRunner).run(id)));
    await world.settle();
    const states = await Promise.all(kept.map(async ({ id }) => (await world.mail(id)).state));
    expect(states.sort()).toEqual(['ignored', 'ignored', 'request']);
  });

  it('many different mails read at the same moment never hold each other up', async () => {
    const keep = world.get(KeepMail);
    const from = ['a', 'b', 'c', 'd'].map((name) => `${name}@foule.test`);
    for (const email of from) await world.contact(email);
    const kept = await Promise.all(
      Array.from({ length: 24 }, (_, number) =>
        keep.execute('test', Buffer.from(written({ from: from[number % 4]! })), new Date()),
      ),
    );
    const jobs = await world.database.query<{ id: string }>(
      "SELECT id FROM outbox WHERE job = 'mail.read' AND done_at IS NULL",
    );
    await Promise.all(jobs.map(({ id }) => world.get(JobRunner).run(id)));
    for (const { id } of kept) expect(await world.mail(id)).toMatchObject({ state: 'request', reason: null });
  });

  it('one job run twice at the same moment has one effect', async () => {
    const tickets = await world.count('ticket');
    await world.get(KeepMail).execute('test', Buffer.from(written()), new Date());
    const [job] = await world.database.query<{ id: string }>(
      "SELECT id FROM outbox WHERE job = 'mail.read' AND done_at IS NULL",
    );
    await Promise.all([world.get(JobRunner).run(job!.id), world.get(JobRunner).run(job!.id)]);
    await world.settle();
    expect(await world.count('ticket')).toBe(tickets + 1);
  });

  describe('answers', () => {
    it('find their ticket by the signed mark, without what they quote', async () => {
      const request = await world.receive(written({ subject: 'Imprimante' }));
      const mark = `<${world.get(ReplyTokens).messageKey(request.ticket_id!)}@vigie.test>`;
      const raw = fixture('reply-french').toString().replaceAll('<token@vigie.test>', mark);
      expect(await world.receive(raw)).toMatchObject({ state: 'message', ticket_id: request.ticket_id });
      const [message] = await messagesOf(request.ticket_id);
      expect(message?.body).toContain('PS : elle aura besoin');
      expect(message?.body).not.toContain('a écrit');
    });

    it('to a ticket that was merged find the one it goes on in', async () => {
      const [one, merged] = [await world.receive(written()), await world.receive(written())];
      const ours = actorOf(await aStaff(world.database));
      const ticket = await world.get(TicketDetails).find(ours, one.ticket_id!);
      const { version } = ticket;
      await world.get(MergeTickets).execute(ours, ticket.id, { version, ticketIds: [merged.ticket_id!] });
      const mark = `<${world.get(ReplyTokens).messageKey(merged.ticket_id!)}@vigie.test>`;
      expect(await world.receive(written({ headers: [`In-Reply-To: ${mark}`] }))).toMatchObject({
        state: 'message',
        ticket_id: one.ticket_id,
      });
      expect(await messagesOf(one.ticket_id)).toHaveLength(1);
    });

    it.each(['In-Reply-To', 'References'])('by %s', async (header) => {
      const request = await world.receive(written());
      const mark = `<${world.get(ReplyTokens).messageKey(request.ticket_id!)}@vigie.test>`;
      const headers = [`${header}: <autre@client.test> ${mark}`];
      expect(await world.receive(written({ headers }))).toMatchObject({
        state: 'message',
        ticket_id: request.ticket_id,
      });
    });

    it.each([
      ['a mark of another signature', (mark: string) => mark.replace(/\.[\w-]{22}\./, `.${'A'.repeat(22)}.`)],
      ['the mark of another ticket', (mark: string) => mark.replace(/t\.\d+\./, 't.10001.')],
    ])('%s is no mark: a new request', async (_name, forge) => {
      const request = await world.receive(written());
      const mark = forge(`<${world.get(ReplyTokens).messageKey(request.ticket_id!)}@vigie.test>`);
      const answer = await world.receive(written({ headers: [`In-Reply-To: ${mark}`] }));
      expect(answer).toMatchObject({ state: 'request' });
      expect(answer.ticket_id).not.toBe(request.ticket_id);
    });

    it('of another client, or of a stranger, never reach the ticket', async () => {
      const request = await world.receive(written());
      const headers = [`In-Reply-To: <${world.get(ReplyTokens).messageKey(request.ticket_id!)}@vigie.test>`];
      const other = await world.receive(written({ headers, from: 'patron@garage.test' }));
      expect(other).toMatchObject({ state: 'request' });
      expect(other.ticket_id).not.toBe(request.ticket_id);
      expect(await world.receive(written({ headers, from: 'x@ailleurs.test' }))).toMatchObject({
        state: 'triage',
      });
      expect(await messagesOf(request.ticket_id)).toEqual([]);
    });

    it('that come too late are requests of their own, which go on with the former one', async () => {
      const request = await world.receive(written());
      await world.database.transaction((tx) =>
        tx.execute("UPDATE ticket SET state = 'closed', is_open = 0 WHERE id = ?", [request.ticket_id]),
      );
      const headers = [`In-Reply-To: <${world.get(ReplyTokens).messageKey(request.ticket_id!)}@vigie.test>`];
      const late = await world.receive(
        written({ headers, subject: 'Re: Demande', text: 'Encore une chose' }),
      );
      expect(late).toMatchObject({ state: 'request' });
      const sealed = await world.database.one<{ payload: string; parent_id: string; raw_file_key: string }>(
        `SELECT w.payload, w.raw_file_key, t.parent_id FROM written_request w JOIN ticket t ON t.id = w.ticket_id
          WHERE w.ticket_id = ?`,
        [late.ticket_id],
      );
      expect(sealed?.parent_id).toBe(request.ticket_id);
      expect(sealed?.raw_file_key).not.toBeNull();
      expect(JSON.parse(sealed?.payload ?? '')).toMatchObject({
        channel: 'email',
        request: { kind: 'email', subject: 'Re: Demande', description: 'Encore une chose' },
      });
    });

    it('our own mail that comes back is ignored', async () => {
      const request = await world.receive(written());
      const messageId = `<${world.get(ReplyTokens).messageKey(request.ticket_id!)}@vigie.test>`;
      expect(await world.receive(written({ messageId }))).toMatchObject({
        state: 'ignored',
        reason: 'own-address',
      });
    });

    it('keep their HTML without anything that acts', async () => {
      const request = await world.receive(written());
      const mark = `<${world.get(ReplyTokens).messageKey(request.ticket_id!)}@vigie.test>`;
      const raw = fixture('html-attacks').toString().replace('Subject:', `In-Reply-To: ${mark}\r\nSubject:`);
      await world.receive(raw);
      const [message] = await messagesOf(request.ticket_id);
      expect(message?.html).toContain('<b>à tous</b>');
      expect(message?.html).not.toMatch(/<script|onerror|javascript:|<svg|<form/i);
      expect(message?.body).not.toContain('<');
    });
  });

  describe('attachments', () => {
    it('come with the request', async () => {
      const mail = await world.receive(fixture('nested'));
      expect(await filesOf(mail.ticket_id)).toEqual([
        { name: 'logo.png', type: 'image/png', message_id: null },
        { name: 'contrat signé.pdf', type: 'application/pdf', message_id: null },
        { name: 'piece-jointe-3.eml', type: 'message/rfc822', message_id: null },
      ]);
    });

    it.each([
      ['executable-as-pdf', ['logo.png'], 'facture.pdf'],
      ['winmail', [], 'winmail.dat'],
    ])(
      '%s: a refused one is told to its sender and to us, and costs nothing else',
      async (name, kept, lost) => {
        const mail = await world.receive(fresh(name));
        expect(mail.state).toBe('request');
        expect((await filesOf(mail.ticket_id)).map((file) => file.name)).toEqual(kept);
        expect(await messagesOf(mail.ticket_id)).toEqual([]);
        const acknowledgement = world.sent.at(-1);
        expect(acknowledgement?.subject).toContain(`T-${mail.ticket_id}`);
        expect(acknowledgement?.text).toContain(`Pièce jointe refusée\u00a0: ${lost}. `);
        const technician = actorOf(await aStaff(world.database));
        const detail = await world.get(TicketDetails).find(technician, mail.ticket_id!);
        expect(detail.refusedFiles.map((file) => file.name)).toEqual([lost]);
        expect(detail.mails.map(({ id }) => id)).toEqual([mail.id]);
      },
    );

    it('refused ones of an answer are told to its sender, and shown on the message', async () => {
      const request = await world.receive(written());
      const mark = `<${world.get(ReplyTokens).messageKey(request.ticket_id!)}@vigie.test>`;
      const raw = fresh('executable-as-pdf').toString().replace('<exe-1@', '<exe-3@');
      const mail = await world.receive(raw.replace('Subject:', `In-Reply-To: ${mark}\r\nSubject:`));
      expect(mail).toMatchObject({ state: 'message', ticket_id: request.ticket_id });
      expect(world.sent.at(-1)).toMatchObject({
        subject: `[T-${request.ticket_id}] Pièces jointes refusées`,
        automatic: true,
        inReplyTo: '<exe-3@boulangerie-martin.test>',
      });
      expect(world.sent.at(-1)?.text).toContain('facture.pdf');
      const technician = actorOf(await aStaff(world.database));
      const { messages } = await world.get(TicketDetails).find(technician, request.ticket_id!);
      expect(messages.map(({ refusedFiles }) => refusedFiles.map((file) => file.name))).toEqual([
        ['facture.pdf'],
      ]);
    });

    it('refused ones of a draft are told with its link, and stay with the request it becomes', async () => {
      const from = 'chef@refus.test';
      await world.contact(from, { formula: 'PREMIUM' });
      const raw = fresh('executable-as-pdf').toString().replace('<exe-1@', '<exe-4@');
      const mail = await world.receive(raw.replace(/^From: .*$/m, `From: ${from}`));
      expect(mail.state).toBe('draft');
      const { text } = world.sent.at(-1) ?? { text: '' };
      expect(text).toContain('Pièce jointe refusée\u00a0: facture.pdf. ');
      await world.get(ConfirmDraft).execute(/confirmer\/(\S+)/.exec(text)?.[1] ?? '');
      await world.settle();
      const { ticket_id: ticketId } = await world.mail(mail.id);
      const technician = actorOf(await aStaff(world.database));
      const detail = await world.get(TicketDetails).find(technician, ticketId ?? '0');
      expect(detail.refusedFiles.map((file) => file.name)).toEqual(['facture.pdf']);
      expect(detail.request?.description).not.toContain('refusée');
      expect(world.sent.at(-1)).toMatchObject({ inReplyTo: expect.stringContaining('<exe-4@') });
    });

    it('keep no path of their names', async () => {
      const mail = await world.receive(fixture('path-in-name'));
      for (const { name } of await filesOf(mail.ticket_id)) expect(name).not.toMatch(/[\\/]|\.\./);
    });
  });

  describe('what a machine answers', () => {
    const day = 24 * 3_600_000;
    const told = () => world.sent.filter(({ to }) => to === 'machine@client.test').length;
    beforeAll(() => world.contact('machine@client.test'));

    it.each<[string, Written, number]>([
      ['a mail that arrived more than a day ago', {}, day + 60_000],
      [
        'a mail that was written more than a day ago',
        { headers: [`Date: ${new Date(Date.now() - day - 60_000).toUTCString()}`] },
        0,
      ],
      ['a mail whose sender asks for silence', { headers: ['X-Auto-Response-Suppress: All'] }, 0],
    ])('nothing to %s, which opens its ticket all the same', async (_name, mail, age) => {
      const before = told();
      const raw = written({ from: 'machine@client.test', ...mail });
      expect(await world.receive(raw, new Date(Date.now() - age))).toMatchObject({ state: 'request' });
      expect(told()).toBe(before);
    });

    it('no more than a few mails an hour to one address', async () => {
      for (let number = 0; number < automaticMailsPerHour + 3; number += 1) {
        const mail = await world.receive(written({ from: 'machine@client.test' }));
        expect(mail).toMatchObject({ state: 'request' });
      }
      expect(told()).toBe(automaticMailsPerHour);
      const silent = await world.database.query(
        "SELECT ticket_id FROM ticket_history WHERE type = 'unacknowledged'",
      );
      expect(silent.length).toBeGreaterThanOrEqual(3);
    });

    it('in the thread of the mail it answers', async () => {
      const request = await world.receive(written({ messageId: '<fil-1@client.test>' }));
      expect(world.sent.at(-1)).toMatchObject({
        inReplyTo: '<fil-1@client.test>',
        references: ['<fil-1@client.test>'],
      });
      const mark = `<${world.get(ReplyTokens).messageKey(request.ticket_id!)}@vigie.test>`;
      const headers = [`In-Reply-To: ${mark}`];
      await world.receive(written({ messageId: '<fil-2@client.test>', headers }));
      const technician = actorOf(await aStaff(world.database));
      await world
        .get(AddStaffMessage)
        .execute(technician, request.ticket_id!, { visibility: 'public', body: 'Bonjour' });
      await world.database.transaction((tx) => tx.execute('UPDATE outbox SET available_at = NOW(3)'));
      await world.settle();
      expect(world.sent.at(-1)).toMatchObject({
        to: marie,
        inReplyTo: '<fil-2@client.test>',
        references: ['<fil-1@client.test>', '<fil-2@client.test>'],
      });
    });
  });

  it.each([
    'windows-1252',
    'iso-2022-jp',
    'utf-7',
    'empty-subject',
    'missing-message-id',
    'encoded-words',
    'html-notice',
  ])('%s becomes a request', async (name) => {
    expect(await world.receive(fixture(name))).toMatchObject({ state: 'request' });
  });

  it('a sender who opens too much is looked at by a person', async () => {
    await world.contact('boucle@robot.test', { formula: 'PREMIUM' });
    const states: string[] = [];
    for (let number = 0; number < openingsPerHour + 2; number += 1) {
      states.push(
        (await world.receive(written({ from: 'boucle@robot.test', subject: `n° ${number}` }))).state,
      );
    }
    expect(states.filter((state) => state === 'draft')).toHaveLength(openingsPerHour);
    expect(states.slice(-2)).toEqual(['triage', 'triage']);
  });

  describe('a mail that fails', () => {
    const due = () =>
      world.database.transaction((tx) =>
        tx.execute('UPDATE outbox SET available_at = NOW(3) WHERE done_at IS NULL'),
      );

    it('is put in quarantine after three attempts, and the next one is read', async () => {
      const reader = world.get(MailReader);
      const reading = jest.spyOn(reader, 'read').mockRejectedValue(new Error('poison'));
      const { id } = await world.get(KeepMail).execute('test', Buffer.from(written()), new Date());
      for (let attempt = 1; attempt <= 2; attempt += 1) {
        await world.settle();
        expect(await world.mail(id)).toMatchObject({ state: 'received' });
        await due();
      }
      await world.settle();
      expect(await world.mail(id)).toMatchObject({ state: 'quarantined', reason: 'failed-repeatedly' });
      expect(reading).toHaveBeenCalledTimes(3);
      reading.mockRestore();
      expect(await world.receive(written())).toMatchObject({ state: 'request' });
    });

    it('is put in quarantine when it killed the process three times', async () => {
      const { id } = await world.get(KeepMail).execute('test', Buffer.from(written()), new Date());
      await world.database.transaction((tx) =>
        tx.execute("UPDATE inbound_mail SET reason = 'attempt-3' WHERE id = ?", [id]),
      );
      await world.settle();
      expect(await world.mail(id)).toMatchObject({ state: 'quarantined', reason: 'failed-repeatedly' });
    });
  });
});
