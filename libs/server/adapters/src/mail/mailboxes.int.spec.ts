import { createServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { aClient, aStaff } from '@vigie/directory/testing';
import { actorOf, type Actor } from '@vigie/platform';
import {
  AddStaffMessage,
  ConfirmDraft,
  KeepMail,
  MailboxAccounts,
  MailboxDkim,
  Mailboxes,
  MailHealthQuery,
  MoveTicket,
  ReportIntake,
  SaveMailbox,
  SendQuote,
  TestMailbox,
  WatchMail,
} from '@vigie/tickets';
import { mailboxInput, newQuote, type MailboxInput } from '@vigie/wire';
import { pino } from 'pino';
import { SMTPServer } from 'smtp-server';
import type { z } from 'zod';
import { dkimHolds } from '../testing/dkim';
import { Dovecot } from '../testing/dovecot';
import { freePort } from '../testing/free-port';
import { MailWorld } from '../testing/mail-world';
import { SmtpSink } from '../testing/smtp-sink';
import { MailboxSources } from './intake/mailbox-sources';

const marie = 'marie@atelier.test';
const administrator = 'administration@vigie.test';

jest.setTimeout(120_000);

let next = 0;
const written = (to: string, headers: Record<string, string> = {}) => {
  const all = {
    From: marie,
    To: to,
    Subject: `n ${(next += 1)}`,
    'Message-ID': `<m${next}@atelier.test>`,
    ...headers,
  };
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}`);
  return `${lines.join('\r\n')}\r\n\r\nBonjour ${next}\r\n`;
};

describe('several mailboxes', () => {
  let world: MailWorld;
  let dovecot: Dovecot;
  let first: SmtpSink;
  let second: SmtpSink;
  let admin: Actor;
  let sources: MailboxSources | null = null;

  beforeAll(async () => {
    [dovecot, first, second] = await Promise.all([Dovecot.open(), SmtpSink.open(), SmtpSink.open()]);
    world = await MailWorld.open('mailboxes', { smtpUrl: first.url });
    await world.contact(marie);
    admin = actorOf(
      await aStaff(world.database, { email: administrator, name: 'Léa Martin', roles: ['administrator'] }),
    );
  });
  afterEach(async () => {
    await sources?.stop();
    sources = null;
    await world.database.transaction(async (tx) => {
      await tx.execute('DELETE FROM mail_health');
      await tx.execute('UPDATE inbound_mail SET received_at = received_at - INTERVAL 2 HOUR');
      await tx.execute('UPDATE outbound_mail SET created_at = created_at - INTERVAL 2 HOUR');
      await tx.execute('DELETE FROM mailbox');
    });
  });
  afterAll(async () => {
    await Promise.all([dovecot.close(), first.close(), second.close()]);
    await world.close();
  });

  const add = (input: Partial<z.input<typeof mailboxInput>> & { address: string }) => {
    const values: MailboxInput = mailboxInput.parse({ name: 'Réseau', ...input });
    return world.get(SaveMailbox).create(admin, values);
  };
  const smtpOf = (sink: SmtpSink) => {
    const { port } = new URL(sink.url);
    return { host: '127.0.0.1', port: Number(port), security: 'none', user: null } as const;
  };
  const read = () => {
    sources = new MailboxSources({
      logger: pino({ level: 'silent' }),
      keepMail: world.get(KeepMail),
      reports: world.get(ReportIntake),
      accounts: world.get(MailboxAccounts),
      lookMs: 100,
      retryMs: [20, 100],
    });
    sources.start();
  };
  async function until(what: string, holds: () => Promise<boolean>): Promise<void> {
    for (let round = 0; round < 600; round += 1) {
      if (await holds()) return;
      await sleep(50);
    }
    throw new Error(`never happened: ${what}`);
  }
  const kept = async (subject: string) =>
    world.database.one<{ id: string; mailbox_id: string | null; state: string }>(
      'SELECT id, mailbox_id, state FROM inbound_mail WHERE subject = ?',
      [subject],
    );
  const answer = async (ticketId: string | null, body = 'Voici notre réponse.') => {
    await world.get(AddStaffMessage).execute(admin, ticketId ?? '', { visibility: 'public', body });
    await world.database.transaction((tx) => tx.execute('UPDATE outbox SET available_at = NOW(3)'));
    await world.settle();
  };
  const mailboxOfMail = async (id: string) =>
    (
      await world.database.one<{ mailbox_id: string | null }>(
        'SELECT mailbox_id FROM inbound_mail WHERE id = ?',
        [id],
      )
    )?.mailbox_id;

  it('are read each on its own: a broken one holds up no other, and is told of', async () => {
    const dead = await freePort();
    const broken = await add({
      address: 'casse@vigie.test',
      name: 'Cassée',
      imap: { ...dovecot.access('casse@vigie.test'), port: dead },
    });
    const a = await add({ address: 'a@vigie.test', imap: dovecot.access('a@vigie.test') });
    const b = await add({ address: 'b@vigie.test', imap: dovecot.access('b@vigie.test') });
    await dovecot.deliverTo('a@vigie.test', written('a@vigie.test'));
    await dovecot.deliverTo('b@vigie.test', written('b@vigie.test'));
    read();
    await until('both came in', async () =>
      Boolean((await kept(`n ${next - 1}`)) && (await kept(`n ${next}`))),
    );
    await world.settle();
    expect(await kept(`n ${next - 1}`)).toMatchObject({ mailbox_id: a, state: 'request' });
    expect(await kept(`n ${next}`)).toMatchObject({ mailbox_id: b, state: 'request' });
    const way = async (id: string) =>
      (await world.get(MailHealthQuery).ways()).find(
        ({ way: one, mailboxId }) => one === 'intake' && mailboxId === id,
      );
    await until('five failures', async () => (await world.get(WatchMail).overdue()).length > 0);
    const watching = world.get(WatchMail);
    expect(await watching.overdue()).toEqual([`intake:${broken}`]);
    await watching.fire(`intake:${broken}`);
    await world.settle();
    const told = first.mails.at(-1)?.raw ?? '';
    expect(told).toMatch(/Cass/);
    expect(await way(broken)).toMatchObject({ mailbox: 'Cassée', stoppedSince: expect.any(String) });
    expect(await way(a)).toMatchObject({ error: null, stoppedSince: null });
    expect((await world.get(Mailboxes).one(broken)).health?.error).toMatch(/ECONNREFUSED/);
  });

  it('follow their settings while they run', async () => {
    const id = await add({ address: 'c@vigie.test', imap: dovecot.access('c@vigie.test'), active: false });
    read();
    await dovecot.deliverTo('c@vigie.test', written('c@vigie.test'));
    await sleep(500);
    expect(await kept(`n ${next}`)).toBeNull();
    await world.get(SaveMailbox).change(admin, id, { active: true, version: 2 });
    await until('it came in', async () => (await kept(`n ${next}`)) !== null);
    await world.get(SaveMailbox).change(admin, id, { active: false, version: 3 });
    await until('nothing is said of it', async () =>
      (await world.get(MailHealthQuery).ways()).every(({ mailboxId }) => mailboxId !== id),
    );
  });

  it('know their aliases, whichever way the mail came', async () => {
    const id = await add({ address: 'reseau@vigie.test', aliases: ['wifi@vigie.test'] });
    expect(await mailboxOfMail((await world.receive(written('wifi+bureau@vigie.test'))).id)).toBe(id);
    const both = await world.receive(written('support@vigie.test', { Cc: 'wifi@vigie.test' }));
    expect(await mailboxOfMail(both.id)).toBeNull();
  });

  it('make one ticket of a mail that was written to two of them', async () => {
    const id = await add({ address: 'reseau@vigie.test' });
    const raw = written('reseau@vigie.test, support@vigie.test');
    const one = await world.receive(`Received: from a.test\r\n${raw}`);
    const two = await world.receive(`Received: from b.test\r\n${raw}`);
    expect([one.state, two.state, two.reason]).toEqual(['request', 'ignored', 'duplicate']);
    expect(await mailboxOfMail(one.id)).toBe(id);
  });

  it('never answer each other', async () => {
    await add({ address: 'a@vigie.test', aliases: ['alias@vigie.test'], active: false });
    for (const From of ['a@vigie.test', 'Alias <ALIAS@vigie.test>', 'support@vigie.test']) {
      const mail = await world.receive(written('b@vigie.test', { From }));
      expect([From, mail.state, mail.reason]).toEqual([From, 'ignored', 'own-address']);
    }
  });

  it('open what they are for, and say whose the mails of unknown senders are', async () => {
    const client = await aClient(world.database, { name: 'Hôtel des Pins' });
    await add({ address: 'alertes@vigie.test', ticketKind: 'incident', clientId: client.id });
    const known = await world.receive(written('alertes@vigie.test'));
    const ticket = await world.database.one('SELECT kind FROM ticket WHERE id = ?', [known.ticket_id]);
    expect(ticket).toEqual({ kind: 'incident' });
    const stranger = await world.receive(written('alertes@vigie.test', { From: 'sonde@inconnu.test' }));
    expect(stranger).toMatchObject({ state: 'triage', reason: 'unknown-sender', client_id: client.id });
  });

  it('answer from the mailbox by which the ticket came: name, domain, signature, server, key', async () => {
    const id = await add({
      address: 'reseau@agence.test',
      senderNames: 'person',
      signature: '{{technician}}\nÉquipe réseau, {{number}} {{deadline}}',
      smtp: smtpOf(second),
    });
    await world.get(MailboxDkim).set(admin, id, { selector: 'vigie' });
    const { ticket_id: ticketId } = await world.receive(written('reseau@agence.test'));
    const before = [first.mails.length, second.mails.length];
    await answer(ticketId);
    expect([first.mails.length, second.mails.length]).toEqual([before[0], before[1]! + 1]);
    const { raw, from } = second.mails.at(-1)!;
    expect(from).toBe('reseau@agence.test');
    expect(raw).toMatch(/^Message-ID:\s*<t\.[^>]+@agence\.test>/m);
    expect(raw).toMatch(/^From: .*<reseau@agence\.test>/m);
    expect(raw).not.toMatch(/^Auto-Submitted/m);
    const stored = await world.database.one<{ body_text: string; sender: string | object }>(
      'SELECT body_text, sender FROM outbound_mail WHERE ticket_id = ? AND automatic = 0',
      [ticketId],
    );
    expect(stored?.body_text).toContain(`Léa Martin\nÉquipe réseau, T-${ticketId}`);
    expect(JSON.stringify(stored?.sender)).toContain('Léa Martin · Réseau');
    const { dkim } = await world.get(Mailboxes).one(id);
    expect(dkim?.name).toBe('vigie._domainkey.agence.test');
    expect(dkimHolds(raw, dkim?.value ?? '')).toBe(true);
    expect(dkimHolds(raw.replace('Voici', 'Voila'), dkim?.value ?? '')).toBe(false);
    // The receipt leaves from there, too, as an automatic mail.
    const receipt = second.mails.at(-2)!.raw;
    expect(receipt).toMatch(/^Auto-Submitted: auto-generated/m);
    expect(receipt).toMatch(/^From: .*<reseau@agence\.test>/m);
  });

  it('keep their name and their kind through a draft', async () => {
    await world.contact('direction@chateau.test', { formula: 'PREMIUM' });
    await add({ address: 'alertes@agence.test', ticketKind: 'incident', smtp: smtpOf(second) });
    const mail = await world.receive(written('alertes@agence.test', { From: 'direction@chateau.test' }));
    expect(mail.state).toBe('draft');
    const asked = second.mails.at(-1)!;
    expect([asked.from, asked.to]).toEqual(['alertes@agence.test', ['direction@chateau.test']]);
    const text = asked.raw.replaceAll('=\r\n', '');
    await world.get(ConfirmDraft).execute(/confirmer\/(\S+)/.exec(text)?.[1] ?? '');
    const { ticket_id: ticketId } = await world.mail(mail.id);
    const ticket = await world.database.one('SELECT kind FROM ticket WHERE id = ?', [ticketId]);
    expect(ticket).toEqual({ kind: 'incident' });
  });

  it('ask whether work was well done, and send quotes, from the mailbox by which the ticket came', async () => {
    const { clientId } = await world.contact('accueil@moulin.test');
    await world.contact('patron@moulin.test', { clientId: clientId!, roles: ['approver'] });
    await add({ address: 'reseau@agence.test', smtp: smtpOf(second) });
    const { ticket_id: ticketId } = await world.receive(
      written('reseau@agence.test', { From: 'accueil@moulin.test' }),
    );
    const quote = newQuote.parse({
      reason: 'consumables',
      text: 'Câblage',
      netCents: 12_000,
      vatRate: 2000,
      validUntil: '2099-12-31',
    });
    await world.get(SendQuote).execute(admin, ticketId!, quote);
    await world.settle();
    expect(second.mails.at(-1)).toMatchObject({ from: 'reseau@agence.test', to: ['patron@moulin.test'] });
    await world.get(MoveTicket).execute(admin, ticketId!, { to: 'open', version: 1 });
    await world.get(MoveTicket).execute(admin, ticketId!, { to: 'resolved', version: 2 });
    await world.database.transaction((tx) =>
      tx.execute("UPDATE outbox SET available_at = NOW(3) WHERE job = 'satisfaction.ask'"),
    );
    await world.settle();
    const rating = second.mails.find(({ raw }) => /avis/.test(raw));
    expect(rating).toMatchObject({ from: 'reseau@agence.test', to: ['accueil@moulin.test'] });
  });

  it('an answer finds its ticket again, and a mailbox that was switched off is not answered from', async () => {
    const id = await add({ address: 'reseau@agence.test', smtp: smtpOf(second) });
    const { ticket_id: ticketId } = await world.receive(written('reseau@agence.test'));
    await answer(ticketId);
    const key = /^Message-ID:\s*(<[^>]+>)/m.exec(second.mails.at(-1)!.raw)?.[1] ?? '';
    const reply = await world.receive(written('reseau@agence.test', { 'In-Reply-To': key }));
    expect(reply).toMatchObject({ state: 'message', ticket_id: ticketId });
    await world.get(SaveMailbox).change(admin, id, { active: false, version: 2 });
    await answer(ticketId);
    expect(first.mails.at(-1)?.from).toBe('support@vigie.test');
  });

  it('keep their secrets sealed, and give a password to no other server', async () => {
    const id = await add({ address: 'd@vigie.test', imap: dovecot.access('d@vigie.test') });
    const row = JSON.stringify(await world.database.query('SELECT * FROM mailbox'));
    expect(row).not.toContain('secret"');
    expect(JSON.stringify(await world.get(Mailboxes).list())).not.toMatch(/password|secret/);
    const { password: _, ...imap } = dovecot.access('d@vigie.test');
    const save = world.get(SaveMailbox);
    await save.change(admin, id, { imap: { ...imap, folder: 'Autre' }, version: 2 });
    expect((await world.get(MailboxAccounts).reading())[0]?.imap).toMatchObject({
      password: 'secret',
      folder: 'Autre',
    });
    const elsewhere = save.change(admin, id, { imap: { ...imap, host: 'ailleurs.test' }, version: 3 });
    await expect(elsewhere).rejects.toMatchObject({ code: 'request.invalid' });
    await expect(add({ address: 'D@vigie.test' })).rejects.toMatchObject({ code: 'request.invalid' });
    await expect(add({ address: 'support@vigie.test' })).rejects.toMatchObject({ code: 'request.invalid' });
    const audit = JSON.stringify(await world.database.query('SELECT * FROM audit_entry'));
    expect(audit).not.toContain('"password"');
  });

  it('take a key of one’s own only when it can sign', async () => {
    const id = await add({ address: 'e@vigie.test' });
    const set = world.get(MailboxDkim).set(admin, id, { selector: 'a', privateKey: 'pas une clé' });
    await expect(set).rejects.toMatchObject({ code: 'request.invalid' });
    await world.get(MailboxDkim).set(admin, id, { selector: 'a' });
    await world.get(MailboxDkim).remove(admin, id);
    expect((await world.get(Mailboxes).one(id)).dkim).toBeNull();
  });

  describe('tried', () => {
    const imapTest = async (changes: Partial<z.input<typeof mailboxInput>['imap'] & object>) => {
      const id = await add({
        address: `t${(next += 1)}@vigie.test`,
        imap: { ...dovecot.access('t@vigie.test'), ...changes },
      });
      return (await world.get(TestMailbox).execute(admin, id)).imap?.failure;
    };

    it('say in words what fails', async () => {
      expect(await imapTest({})).toBeNull();
      expect(await imapTest({ host: 'nulle-part.invalid' })).toBe('name-not-found');
      expect(await imapTest({ port: await freePort() })).toBe('refused');
      expect(await imapTest({ password: 'faux' })).toBe('authentication');
      expect(await imapTest({ folder: 'Nulle part' })).toBe('folder-missing');
      expect(await imapTest({ security: 'starttls' })).toBe('unprotected');
      expect(await imapTest({ security: 'tls' })).toBe('unprotected');
    });

    it('say it of the server for mail that leaves, too', async () => {
      const tls = new SMTPServer({ secure: true, onAuth: (_auth, _session, done) => done(new Error('no')) });
      tls.on('error', () => undefined);
      const port = await freePort();
      await new Promise<void>((resolve) => tls.listen(port, '127.0.0.1', resolve));
      const smtpTest = async (smtp: NonNullable<z.input<typeof mailboxInput>['smtp']>) => {
        const id = await add({ address: `t${(next += 1)}@vigie.test`, smtp });
        return (await world.get(TestMailbox).execute(admin, id)).smtp?.failure;
      };
      expect(await smtpTest(smtpOf(first))).toBeNull();
      expect(await smtpTest({ ...smtpOf(first), port: await freePort() })).toBe('refused');
      expect(await smtpTest({ ...smtpOf(first), host: 'nulle-part.invalid' })).toBe('name-not-found');
      expect(await smtpTest({ ...smtpOf(first), security: 'starttls' })).toBe('unprotected');
      expect(await smtpTest({ ...smtpOf(first), port, security: 'tls' })).toBe('certificate');
      await new Promise<void>((resolve) => tls.close(resolve));
    });

    it('waits no longer than it must for a server that says nothing', async () => {
      const silent = createServer(() => undefined);
      await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
      const address = silent.address();
      const port = typeof address === 'object' && address ? address.port : 0;
      expect(await imapTest({ port })).toBe('timeout');
      silent.close();
    });
  });
});
