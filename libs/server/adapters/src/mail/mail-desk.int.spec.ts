import { buffer } from 'node:stream/consumers';
import { actorOf, Mailroom, SendMailJob, sha256, type Actor } from '@vigie/platform';
import { aStaff } from '@vigie/directory/testing';
import { MailQueries, ReplyTokens, RetryMail, TriageMail, ViewMail } from '@vigie/tickets';
import { inboundMail, inboundMailDetail, outboundMail, page } from '@vigie/wire';
import { fixture, MailWorld } from '../testing/mail-world';
import { SmtpSink } from '../testing/smtp-sink';

jest.setTimeout(30_000);

const stranger = (text: string, headers = '') =>
  `From: perso@ailleurs.test\r\nTo: support@vigie.test\r\nSubject: Depuis chez moi\r\n${headers}\r\n${text}\r\n`;

describe('mails on the desk', () => {
  let world: MailWorld;
  let sink: SmtpSink;
  let actor: Actor;

  beforeAll(async () => {
    sink = await SmtpSink.open();
    world = await MailWorld.open('mail_desk', { smtpUrl: sink.url });
    actor = actorOf(await aStaff(world.database));
  });
  afterAll(async () => {
    await world.close();
    await sink.close();
  });

  const journal = (target: string) =>
    world.database.query<{ action: string; actor_id: string }>(
      'SELECT action, actor_id FROM audit_entry WHERE target = ? ORDER BY id',
      [target],
    );

  describe('triage', () => {
    it('attaches a mail to a contact as if they had written it, from the instant it arrived', async () => {
      const contact = await world.contact('lea@fleuriste.test');
      const receivedAt = new Date('2026-11-19T07:00:00.000Z');
      const { id } = await world.receive(stranger('Créez un compte.'), receivedAt);
      await world.get(TriageMail).attach(actor, id, { contactId: contact.id });
      const mail = await world.get(MailQueries).inboundById(id);
      expect(inboundMail.parse(mail)).toMatchObject({
        state: 'request',
        reason: null,
        client: { id: contact.clientId },
      });
      const request = await world.database.one(
        'SELECT author_id, author_email, received_at FROM written_request WHERE ticket_id = ?',
        [mail.ticketId],
      );
      expect(request).toEqual({
        author_id: contact.id,
        author_email: contact.email,
        received_at: receivedAt,
      });
      expect(await journal(`mail:${id}`)).toEqual([{ action: 'mail.attached', actor_id: actor.id }]);
    });

    it('makes a draft of it for a client who confirms in the portal', async () => {
      const contact = await world.contact('paul@premium.test', { formula: 'PREMIUM' });
      const { id } = await world.receive(stranger('Un autre compte.'));
      await world.get(TriageMail).attach(actor, id, { contactId: contact.id });
      expect(await world.get(MailQueries).inboundById(id)).toMatchObject({ state: 'draft', ticketId: null });
    });

    it('adds it to the ticket whose mark it answers', async () => {
      const contact = await world.contact('max@atelier.test');
      const request = await world.receive('From: max@atelier.test\r\nSubject: Panne\r\n\r\nTexte\r\n');
      const mark = `<${world.get(ReplyTokens).messageKey(request.ticket_id!)}@vigie.test>`;
      const { id } = await world.receive(stranger('Voici la suite.', `In-Reply-To: ${mark}\r\n`));
      expect(await world.mail(id)).toMatchObject({ state: 'triage', reason: 'unknown-sender' });
      await world.get(TriageMail).attach(actor, id, { contactId: contact.id });
      expect(await world.mail(id)).toMatchObject({ state: 'message', ticket_id: request.ticket_id });
    });

    it('refuses a contact who may not ask, and leaves the mail where it was', async () => {
      const contact = await world.contact('dpo@notaire.test', { roles: ['client-dpo'] });
      const { id } = await world.receive(stranger('Encore un compte.'));
      await expect(world.get(TriageMail).attach(actor, id, { contactId: contact.id })).rejects.toMatchObject({
        code: 'permission.missing',
      });
      await expect(world.get(TriageMail).attach(actor, id, { contactId: '999999' })).rejects.toMatchObject({
        code: 'not-found',
      });
      expect(await world.mail(id)).toMatchObject({ state: 'triage' });
      expect(await journal(`mail:${id}`)).toEqual([]);
    });

    describe('makes a contact of who wrote it', () => {
      const administrator = () => aStaff(world.database, { roles: ['administrator'] }).then(actorOf);

      it('and handles the mail as theirs, from the instant it arrived', async () => {
        const { clientId } = await world.contact('patron@serrurier.test');
        const admin = await administrator();
        const receivedAt = new Date('2026-11-18T07:00:00.000Z');
        const { id } = await world.receive(
          stranger('La serrure est bloquée.').replace('perso@ailleurs', 'apprenti@serrurier'),
          receivedAt,
        );
        const email = 'apprenti@serrurier.test';
        await world.get(TriageMail).attachToNew(admin, id, { clientId: clientId!, name: 'Ali Roy', email });
        const mail = await world.mail(id);
        expect(mail).toMatchObject({ state: 'request', client_id: clientId });
        const request = await world.database.one(
          'SELECT author_email, received_at FROM written_request WHERE ticket_id = ?',
          [mail.ticket_id],
        );
        expect(request).toEqual({ author_email: email, received_at: receivedAt });
        const created = await world.database.one<{ id: string; name: string }>(
          'SELECT id, name FROM person WHERE email = ?',
          [email],
        );
        expect(created).toMatchObject({ name: 'Ali Roy' });
        expect(await journal(`person:${created!.id}`)).toEqual([
          { action: 'person.created', actor_id: admin.id },
        ]);
        expect(await journal(`mail:${id}`)).toEqual([{ action: 'mail.attached', actor_id: admin.id }]);
      });

      it('not where the address is somebody’s, whom it names, nor for who manages no clients', async () => {
        const { clientId, name } = await world.contact('vieux@serrurier.test', { active: false });
        const { id } = await world.receive(stranger('Encore.'));
        const contact = { clientId: clientId!, name: 'Vieux', email: 'vieux@serrurier.test' };
        await expect(
          world.get(TriageMail).attachToNew(await administrator(), id, contact),
        ).rejects.toMatchObject({ code: 'person.email-taken', data: { name } });
        const email = 'neuf@serrurier.test';
        await expect(
          world.get(TriageMail).attachToNew(actor, id, { ...contact, email }),
        ).rejects.toMatchObject({ code: 'permission.missing' });
        expect(await world.mail(id)).toMatchObject({ state: 'triage' });
      });

      it('neither contact nor request where the mail cannot be taken', async () => {
        const { clientId } = await world.contact('chef@zinguerie.test');
        const other = await world.receive('From: max@atelier.test\r\nSubject: Toit\r\n\r\nTexte\r\n');
        const { id } = await world.receive(stranger('Le toit fuit.'));
        const email = 'nouveau@zinguerie.test';
        const contact = { clientId: clientId!, name: 'Nouveau', email, ticketId: other.ticket_id! };
        await expect(
          world.get(TriageMail).attachToNew(await administrator(), id, contact),
        ).rejects.toMatchObject({ code: 'not-found' });
        expect(await world.database.query('SELECT id FROM person WHERE email = ?', [email])).toEqual([]);
        expect(await world.mail(id)).toMatchObject({ state: 'triage' });
      });
    });

    it('adds it to the ticket that the technician names, and to no ticket of another company', async () => {
      const contact = await world.contact('ines@menuiserie.test');
      const request = await world.receive('From: ines@menuiserie.test\r\nSubject: Porte\r\n\r\nTexte\r\n');
      const other = await world.contact('hugo@serrurier.test');
      const { id } = await world.receive(stranger('La porte, encore.'));
      const ticketId = request.ticket_id!;
      await expect(
        world.get(TriageMail).attach(actor, id, { contactId: other.id, ticketId }),
      ).rejects.toMatchObject({ code: 'not-found' });
      await world.get(TriageMail).attach(actor, id, { contactId: contact.id, ticketId });
      expect(await world.mail(id)).toMatchObject({ state: 'message', ticket_id: ticketId, reason: null });
      expect(await journal(`mail:${id}`)).toHaveLength(1);
    });

    it('opens a ticket for a mail that cannot be read, sealed with the hash of its bytes', async () => {
      const contact = await world.contact('eva@imprimeur.test');
      const raw = Buffer.concat([fixture('too-many-parts'), Buffer.from('\r\n')]);
      const { id } = await world.receive(raw);
      expect(await world.mail(id)).toMatchObject({ state: 'quarantined' });
      await world.get(TriageMail).attach(actor, id, { contactId: contact.id });
      const { ticket_id: ticketId } = await world.mail(id);
      const request = await world.database.one<{ payload: string }>(
        'SELECT payload FROM written_request WHERE ticket_id = ?',
        [ticketId],
      );
      expect(JSON.parse(request!.payload)).toMatchObject({
        rawSha256: sha256(raw),
        request: { subject: 'Morceaux', description: '' },
      });
      expect(await buffer(await world.get(ViewMail).raw(id))).toEqual(raw);
    });

    it('is decided once, even by two people at the same moment', async () => {
      const contact = await world.contact('zoe@cabinet.test');
      const { id } = await world.receive(stranger('Deux décisions.'));
      const tickets = await world.count('ticket');
      const decisions = await Promise.allSettled([
        world.get(TriageMail).attach(actor, id, { contactId: contact.id }),
        world.get(TriageMail).attach(actor, id, { contactId: contact.id }),
        world.get(TriageMail).dismiss(actor, id, 'Publicité'),
      ]);
      expect(decisions.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
      expect(await world.count('ticket')).toBeLessThanOrEqual(tickets + 1);
      await expect(world.get(TriageMail).dismiss(actor, id, 'x')).rejects.toMatchObject({
        code: 'mail.already-handled',
      });
    });

    it('dismisses with a reason; the mail stays readable', async () => {
      const { id } = await world.receive(stranger('Achetez nos stylos.'));
      await world.get(TriageMail).dismiss(actor, id, 'Publicité');
      expect(await world.get(ViewMail).execute(id)).toMatchObject({
        state: 'dismissed',
        reason: 'unknown-sender',
        dismissal: 'Publicité',
        text: 'Achetez nos stylos.',
      });
      expect(await journal(`mail:${id}`)).toEqual([{ action: 'mail.dismissed', actor_id: actor.id }]);
    });
  });

  describe('what is shown', () => {
    it('is the mail read again, with the files it brought', async () => {
      const { id } = await world.receive(
        fixture('executable-as-pdf').toString().replace('<exe-1@', '<exe-2@'),
      );
      const detail = inboundMailDetail.parse(await world.get(ViewMail).execute(id));
      expect(detail.text).toContain('Voici la facture et un logo.');
      expect(detail.text).not.toContain('facture.pdf');
      expect(detail.refusedFiles).toEqual([{ name: 'facture.pdf', code: 'file.type-mismatch' }]);
      expect(detail.attachments).toEqual([
        { id: expect.any(String), name: 'logo.png', type: 'image/png', size: 70 },
      ]);
    });

    it('is never anything that acts', async () => {
      const { id } = await world.receive(fixture('html-attacks'));
      const { html } = await world.get(ViewMail).execute(id);
      expect(html).toContain('<b>à tous</b>');
      expect(html).not.toMatch(/<script|onerror|javascript:|<svg|<form|\ssrc=/i);
    });

    it('is at least who wrote and about what, when the mail cannot be read', async () => {
      const { id } = await world.receive(fixture('too-many-parts'));
      expect(inboundMailDetail.parse(await world.get(ViewMail).execute(id))).toMatchObject({
        state: 'quarantined',
        reason: 'too-many-parts',
        subject: 'Morceaux',
        text: '',
        html: null,
      });
    });

    it('comes in pages, by state', async () => {
      const queries = world.get(MailQueries);
      const first = page(inboundMail).parse(await queries.inbound({ limit: 2, state: 'triage' }));
      expect(first.items).toHaveLength(2);
      const second = await queries.inbound({ limit: 2, state: 'triage', cursor: first.nextCursor! });
      const ids = [...first.items, ...second.items].map(({ id }) => Number(id));
      expect(ids).toEqual([...new Set(ids)].sort((one, other) => other - one));
      expect([...first.items, ...second.items].every(({ state }) => state === 'triage')).toBe(true);
    });

    it('waits for a person when it is to triage and when it is in quarantine', async () => {
      const queries = world.get(MailQueries);
      const every = await queries.inbound({ limit: 200 });
      const waiting = every.items.filter(({ state }) => state === 'triage' || state === 'quarantined');
      expect(new Set(waiting.map(({ state }) => state)).size).toBe(2);
      const found: string[] = [];
      for (let cursor: string | undefined, pages = 0; pages < 100; pages += 1) {
        const { items, nextCursor } = await queries.inbound({ limit: 2, state: 'waiting', cursor });
        found.push(...items.map(({ id }) => id));
        if (nextCursor === null) break;
        cursor = nextCursor;
      }
      expect(found).toEqual(waiting.map(({ id }) => id));
    });

    it('is not found when it does not exist', async () => {
      await expect(world.get(ViewMail).execute('999999')).rejects.toMatchObject({ code: 'not-found' });
    });
  });

  describe('mails that leave', () => {
    const post = async () => {
      const id = await world.database.transaction((tx) =>
        world
          .get(Mailroom)
          .post(tx, { to: 'lea@fleuriste.test', subject: 'Bonjour', text: 'Texte', automatic: false }),
      );
      await world.settle();
      return id;
    };
    const mail = (id: string) => world.get(MailQueries).outboundById(id);

    it('tell how far they got', async () => {
      const id = await post();
      expect(outboundMail.parse(await mail(id))).toMatchObject({ state: 'sent', attempts: 1, error: null });
      expect(
        page(outboundMail).parse(await world.get(MailQueries).outbound({ limit: 1 })).items,
      ).toHaveLength(1);
      await expect(world.get(RetryMail).execute(actor, id)).rejects.toMatchObject({
        code: 'mail.already-handled',
      });
    });

    it.each([
      ['failed', { at: 'rcpt', code: 550 }],
      ['in-doubt', { at: 'data', cut: true }],
    ] as const)('%s: never sent again by itself, once when a person says so', async (state, manner) => {
      sink.manner = manner;
      const id = await post();
      expect(await mail(id)).toMatchObject({ state });
      sink.manner = 'accept';
      const before = sink.mails.length;
      await world.get(SendMailJob).run({ outboundMailId: id });
      expect(sink.mails).toHaveLength(before);
      await world.get(RetryMail).execute(actor, id);
      await world.settle();
      expect(await mail(id)).toMatchObject({ state: 'sent', error: null });
      expect(sink.mails).toHaveLength(before + 1);
      expect(await journal(`outbound-mail:${id}`)).toEqual([{ action: 'mail.retried', actor_id: actor.id }]);
    });

    it('wait while the server refuses for now, and leave once', async () => {
      sink.manner = { at: 'data', code: 451 };
      const id = await post();
      expect(await mail(id)).toMatchObject({ state: 'queued' });
      sink.manner = 'accept';
      const before = sink.mails.length;
      await world.database.transaction((tx) =>
        tx.execute('UPDATE outbox SET available_at = NOW(3) WHERE done_at IS NULL'),
      );
      await world.settle();
      expect(await mail(id)).toMatchObject({ state: 'sent', attempts: 2 });
      expect(sink.mails).toHaveLength(before + 1);
    });
  });
});
