import { setTimeout as sleep } from 'node:timers/promises';
import { KeepMail, MailReader, openingsPerHour } from '@vigie/tickets';
import { automaticMailsPerHour } from '@vigie/rules';
import { pino } from 'pino';
import { Dovecot } from '../testing/dovecot';
import { MailWorld } from '../testing/mail-world';
import { SmtpSink } from '../testing/smtp-sink';
import { ImapSource } from './intake/imap-source';

const robot = 'robot@automates.test';
const marie = 'marie@atelier.test';
const logger = pino({ level: 'silent' });

jest.setTimeout(180_000);

const mailOf = (from: string, subject: string, text = 'Bonjour') =>
  `From: ${from}\r\nTo: support@vigie.test\r\nSubject: ${subject}\r\nMessage-ID: <${subject}@test>\r\n\r\n${text}\r\n`;

describe('mail that would stop the intake', () => {
  let world: MailWorld;
  let dovecot: Dovecot;
  let sink: SmtpSink;
  let source: ImapSource;

  beforeAll(async () => {
    [dovecot, sink] = await Promise.all([Dovecot.open(), SmtpSink.open()]);
    world = await MailWorld.open('mail_faults', { smtpUrl: sink.url });
    await world.contact(marie);
    await world.contact(robot);
    source = new ImapSource({
      url: dovecot.url,
      since: new Date(0),
      keep: (from, raw, at) => world.get(KeepMail).execute(from, raw, at),
      logger,
      retryMs: [20, 100],
      pollMs: 500,
    });
    source.start();
  });
  afterAll(async () => {
    await source.stop();
    await Promise.all([dovecot.close(), sink.close()]);
    await world.close();
  });

  /** What became of the mails with these subjects, once all have come in and were read. */
  async function after(...subjects: string[]): Promise<Record<string, string>> {
    for (let round = 0; round < 1200; round += 1) {
      const rows = await world.database.query<{ subject: string; state: string; reason: string | null }>(
        'SELECT subject, state, reason FROM inbound_mail WHERE subject IN (?)',
        [subjects],
      );
      if (rows.length === subjects.length) {
        await world.settle();
        if (rows.every(({ state }) => state !== 'received')) {
          return Object.fromEntries(rows.map(({ subject, state, reason }) => [subject, reason ?? state]));
        }
      }
      await sleep(50);
    }
    throw new Error(`never came: ${subjects.join(', ')}`);
  }

  it('a mail of 50 MB is set aside, visible, and the one behind it is read', async () => {
    const line = `${'x'.repeat(76)}\r\n`;
    const huge = mailOf(marie, 'enorme', line.repeat(Math.ceil((50 * 1024 * 1024) / line.length)));
    await dovecot.deliver(huge, mailOf(marie, 'suivant'));
    expect(await after('enorme', 'suivant')).toEqual({ enorme: 'too-large', suivant: 'request' });
  });

  it('a mail whose parser crashes every time is set aside, and the one behind it is read', async () => {
    const reader = world.get(MailReader);
    const reading = reader.read.bind(reader);
    const crashing = jest.spyOn(reader, 'read').mockImplementation((raw) => {
      if (raw.includes('Subject: poison')) throw new Error('the parser crashed');
      return reading(raw);
    });
    await dovecot.deliver(mailOf(marie, 'poison'), mailOf(marie, 'apres'));
    const due = () =>
      world.database.transaction((tx) =>
        tx.execute('UPDATE outbox SET available_at = NOW(3) WHERE done_at IS NULL'),
      );
    const hurry = setInterval(() => void due(), 100);
    const ends = await after('poison', 'apres').finally(() => clearInterval(hurry));
    expect(ends).toEqual({ poison: 'failed-repeatedly', apres: 'request' });
    crashing.mockRestore();
  });

  it('two machines that answer each other stop after a few mails', async () => {
    // Theirs sets no header that gives it away, and answers everything it gets, as a new mail.
    // Their machine sets no header that gives it away, and answers all it gets with a new mail.
    let answeredMails = 0;
    let number = 0;
    const subjects: string[] = [];
    const answerOurs = async () => {
      const toRobot = sink.mails.filter(({ to }) => to.includes(robot));
      for (; answeredMails < toRobot.length; answeredMails += 1) {
        subjects.push(`boucle-${(number += 1)}`);
        await dovecot.deliver(mailOf(robot, subjects.at(-1) ?? ''));
      }
    };
    subjects.push(`boucle-${(number += 1)}`);
    await dovecot.deliver(mailOf(robot, subjects[0] ?? ''));
    for (let round = 0; round < 60; round += 1) {
      const before = subjects.length;
      await after(...subjects);
      await answerOurs();
      if (subjects.length === before) break;
    }
    const ours = sink.mails.filter(({ to }) => to.includes(robot));
    expect(ours.length).toBeGreaterThan(0);
    expect(ours.length).toBeLessThanOrEqual(automaticMailsPerHour);
    expect(subjects.length).toBeLessThanOrEqual(automaticMailsPerHour + 1);
    for (const { raw } of ours) expect(raw).toMatch(/^Auto-Submitted: auto-generated/im);
  });

  it('a flood of one sender waits for a person, and the mail of another is read in the middle of it', async () => {
    const flood = Array.from({ length: openingsPerHour + 20 }, (_, index) => mailOf(robot, `flot-${index}`));
    flood.splice(10, 0, mailOf(marie, 'au-milieu'));
    await dovecot.deliver(...flood);
    const ends = await after(
      'au-milieu',
      ...flood.map((_, index) => `flot-${index}`).slice(0, openingsPerHour + 20),
    );
    expect(ends['au-milieu']).toBe('request');
    const states = Object.values(ends);
    expect(states.filter((state) => state === 'request').length).toBeLessThanOrEqual(openingsPerHour + 1);
    expect(states.filter((state) => state === 'too-many-mails').length).toBeGreaterThanOrEqual(20);
  });
});
