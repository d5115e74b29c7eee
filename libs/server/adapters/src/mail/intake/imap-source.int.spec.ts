import { setTimeout as sleep } from 'node:timers/promises';
import { KeepMail } from '@vigie/tickets';
import { pino } from 'pino';
import { Dovecot } from '../../testing/dovecot';
import { MailWorld } from '../../testing/mail-world';
import { ImapSource, openClient } from './imap-source';
import type { KeepRaw } from './keep-raw';

const longAgo = new Date('2020-01-01T00:00:00Z');
const logger = pino({ level: 'silent' });

const mailNumber = (number: number) =>
  `From: client${number}@ailleurs.test\r\nTo: support@vigie.test\r\nSubject: n ${number}\r\n` +
  `Message-ID: <imap-${number}@ailleurs.test>\r\n\r\nTexte ${number}\r\n`;

async function until(what: string, holds: () => Promise<boolean> | boolean): Promise<void> {
  const end = Date.now() + 60_000;
  while (!(await holds())) {
    if (Date.now() > end) throw new Error(`never happened: ${what}`);
    await sleep(50);
  }
}

describe('an IMAP mailbox', () => {
  let world: MailWorld;
  let dovecot: Dovecot;
  const sources: ImapSource[] = [];
  let next = 0;

  const keepInDatabase: KeepRaw = (source, raw, receivedAt) =>
    world.get(KeepMail).execute(source, raw, receivedAt);
  const open = (keep: KeepRaw = keepInDatabase, since = longAgo) => {
    const source = new ImapSource({
      url: dovecot.url,
      since,
      keep,
      logger,
      retryMs: [20, 100],
      pollMs: 600_000,
    });
    sources.push(source);
    source.start();
    return source;
  };
  const deliver = async (count: number) => {
    const mails = Array.from({ length: count }, () => mailNumber((next += 1)));
    await dovecot.deliver(...mails);
  };
  const kept = async () =>
    (await world.database.query<{ subject: string }>('SELECT subject FROM inbound_mail ORDER BY id')).map(
      ({ subject }) => subject,
    );
  const everything = () => Array.from({ length: next }, (_, index) => `n ${index + 1}`);

  beforeAll(async () => {
    dovecot = await Dovecot.open();
    world = await MailWorld.open('imap');
  }, 300_000);
  afterEach(async () => {
    await Promise.all(sources.splice(0).map((source) => source.stop()));
  });
  afterAll(async () => {
    await dovecot.close();
    await world.close();
  });

  it('is emptied in order, each mail marked and put aside', async () => {
    await deliver(5);
    open();
    await until('five mails kept', async () => (await kept()).length === 5);
    expect(await kept()).toEqual(everything());
    await until('inbox empty', () => dovecot.counts().inbox === 0);
    expect(dovecot.counts()).toEqual({ inbox: 0, taken: 5 });
    const row = await world.database.one<{ source: string; state: string }>(
      'SELECT source, state FROM inbound_mail LIMIT 1',
    );
    expect(row).toEqual({ source: 'imap:support@vigie.test@127.0.0.1', state: 'received' });
  }, 60_000);

  it('tells of a new mail at once, without waiting for the next look', async () => {
    open();
    await sleep(300);
    await deliver(1);
    await until('the new mail kept', async () => (await kept()).length === next);
    await until('inbox empty', () => dovecot.counts().inbox === 0);
  }, 60_000);

  it('loses and doubles nothing when the process dies between the commit and the mark', async () => {
    await deliver(30);
    const died = new Set<string>();
    open(async (source, raw, receivedAt) => {
      await keepInDatabase(source, raw, receivedAt);
      const text = raw.toString();
      if (died.has(text)) return;
      died.add(text);
      throw new Error('killed');
    });
    await until('inbox empty', () => dovecot.counts().inbox === 0);
    expect(died.size).toBe(30);
    expect(await kept()).toEqual(everything());
  }, 60_000);

  it('keeps a mail on the server while the database cannot take it', async () => {
    await deliver(1);
    let refusals = 0;
    const source = open(() => {
      refusals += 1;
      return Promise.reject(new Error('database down'));
    });
    await until('several refusals', () => refusals >= 3);
    await source.stop();
    expect(dovecot.counts().inbox).toBe(1);
    open();
    await until('inbox empty', () => dovecot.counts().inbox === 0);
    expect(await kept()).toEqual(everything());
  }, 60_000);

  it('catches up after the server was away, and after its mailbox was rebuilt', async () => {
    open();
    await sleep(200);
    await dovecot.stop();
    await sleep(300);
    await dovecot.start();
    await deliver(20);
    await until('twenty mails kept', async () => (await kept()).length === next);
    await until('inbox empty', () => dovecot.counts().inbox === 0);

    await dovecot.stop();
    dovecot.rebuild();
    expect(dovecot.counts()).toEqual({ inbox: next, taken: 0 });
    await dovecot.start();
    await until('all taken again', () => dovecot.counts().taken === next && dovecot.counts().inbox === 0);
    expect(await kept()).toEqual(everything());
  }, 120_000);

  it('leaves older mails alone', async () => {
    const before = await kept();
    await deliver(1);
    next -= 1;
    const source = open(keepInDatabase, new Date(Date.now() + 86_400_000));
    await sleep(700);
    await source.stop();
    expect(await kept()).toEqual(before);
    expect(dovecot.counts().inbox).toBe(1);
  }, 60_000);

  it('puts aside what was marked when the process died before the move', async () => {
    const before = await kept();
    await deliver(1);
    const mailbox = openClient(dovecot.url);
    await mailbox.connect();
    await mailbox.mailboxOpen('INBOX');
    await mailbox.messageFlagsAdd('1:*', ['$VigieKept']);
    await mailbox.logout();
    open();
    await until('inbox empty', () => dovecot.counts().inbox === 0);
    expect(await kept()).toEqual(before);
  }, 60_000);
});
