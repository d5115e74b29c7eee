import { setTimeout as sleep } from 'node:timers/promises';
import { aStaff } from '@vigie/directory/testing';
import { Mailroom, metrics } from '@vigie/platform';
import { MailHealthQuery, ReportIntake, WatchMail } from '@vigie/tickets';
import type { MailHealth } from '@vigie/wire';
import { pino } from 'pino';
import { Dovecot } from '../testing/dovecot';
import { MailWorld } from '../testing/mail-world';
import { ImapSource } from './intake/imap-source';

const administrator = 'administration@vigie.test';

jest.setTimeout(60_000);

describe('mail that stops', () => {
  let world: MailWorld;
  beforeAll(async () => {
    world = await MailWorld.open('mail_health');
    await aStaff(world.database, { email: administrator, roles: ['administrator'] });
    await aStaff(world.database, { email: 'technique@vigie.test', roles: ['technician'] });
  });
  afterAll(() => world.close());

  /** What a worker does in each of its rounds. */
  async function watch(): Promise<void> {
    const watching = world.get(WatchMail);
    for (const id of await watching.overdue()) await watching.fire(id);
    await world.settle();
  }
  const told = () => world.sent.filter(({ to }) => to === administrator).map(({ subject }) => subject);
  const way = async (name: MailHealth['way']) =>
    (await world.get(MailHealthQuery).ways()).find((one) => one.way === name);
  const execute = (sql: string) => world.database.transaction((tx) => tx.execute(sql));

  it('says nothing of a mailbox that is not read', async () => {
    await watch();
    expect(await way('intake')).toBeUndefined();
    expect(told()).toEqual([]);
  });

  it('tells administrators once that nothing arrives, and once that it does again', async () => {
    const report = world.get(ReportIntake);
    await report.execute(null);
    await watch();
    expect(told()).toEqual([]);
    await execute('UPDATE mail_health SET last_success_at = NOW(3) - INTERVAL 11 MINUTE');
    await report.execute('connect ECONNREFUSED');
    await watch();
    await watch();
    expect(told()).toEqual(['Les courriels n’arrivent plus']);
    expect(world.sent.at(-1)?.text).toContain('connect ECONNREFUSED');
    expect(await way('intake')).toMatchObject({
      error: 'connect ECONNREFUSED',
      stoppedSince: expect.any(String),
    });
    await report.execute(null);
    await watch();
    await watch();
    expect(told()).toEqual(['Les courriels n’arrivent plus', 'Les courriels arrivent de nouveau']);
    expect(await way('intake')).toMatchObject({ error: null, stoppedSince: null });
  });

  it('tells at once when the mailbox fails five times in a row', async () => {
    const before = told().length;
    for (let time = 0; time < 5; time += 1) await world.get(ReportIntake).execute('AUTHENTICATIONFAILED');
    await watch();
    expect(told()).toHaveLength(before + 1);
    await world.get(ReportIntake).execute(null);
    await watch();
  });

  it('tells when a mail waits too long to leave, and when the queue moves again', async () => {
    const before = told().length;
    const id = await world.database.transaction((tx) =>
      world.get(Mailroom).post(tx, { to: 'x@client.test', subject: 'x', text: 'x', automatic: false }),
    );
    await execute(
      "UPDATE outbox SET available_at = NOW(3) + INTERVAL 1 HOUR WHERE job = 'mail.send' AND done_at IS NULL",
    );
    await execute(`UPDATE outbound_mail SET created_at = NOW(3) - INTERVAL 15 MINUTE WHERE id = ${id}`);
    await watch();
    expect(told().slice(before)).toEqual(['Les courriels ne partent plus']);
    expect(await metrics.metrics()).toMatch(/vigie_mail_sending_wait_seconds 9\d\d/);
    await execute('UPDATE outbox SET available_at = NOW(3) WHERE done_at IS NULL');
    await world.settle();
    await watch();
    expect(told().slice(before)).toEqual([
      'Les courriels ne partent plus',
      'Les courriels partent de nouveau',
    ]);
  });

  it('hears from a real mailbox that it is looked at, and that it went away', async () => {
    const dovecot = await Dovecot.open();
    const report = world.get(ReportIntake);
    const reports: (string | null)[] = [];
    const source = new ImapSource({
      url: dovecot.url,
      since: new Date(0),
      keep: () => Promise.resolve(),
      logger: pino({ level: 'silent' }),
      retryMs: [20, 100],
      report: async (error) => {
        reports.push(error);
        await report.execute(error);
      },
    });
    source.start();
    const until = async (holds: () => boolean) => {
      for (let round = 0; round < 600 && !holds(); round += 1) await sleep(50);
      expect(holds()).toBe(true);
    };
    await until(() => reports.includes(null));
    await dovecot.close();
    await until(() => reports.filter((error) => error !== null).length >= 2);
    await source.stop();
    expect(await way('intake')).toMatchObject({ error: expect.any(String) });
  });
});
