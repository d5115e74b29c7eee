import { jobNames } from '../queue/catalogue';
import { JOB_HANDLERS } from '../queue/job-handler';
import { JobRunner } from '../queue/job-runner';
import { MemoryTransport } from '../testing/memory-transport';
import { TestPlatform } from '../testing/test-platform';
import { MailTransport, type Delivery } from './mail-transport';
import { Mailroom } from './mailroom';
import { SendMailJob } from './send-mail.job';

const others = jobNames
  .filter((name) => name !== 'mail.send')
  .map((job) => ({ job, run: () => Promise.resolve() }));

let platform: TestPlatform;
let transport: MemoryTransport;
beforeAll(async () => {
  platform = await TestPlatform.open('send_mail', {
    providers: [
      SendMailJob,
      JobRunner,
      MemoryTransport,
      { provide: MailTransport, useExisting: MemoryTransport },
      { provide: JOB_HANDLERS, useFactory: (send: SendMailJob) => [send, ...others], inject: [SendMailJob] },
    ],
  });
  transport = platform.get(MemoryTransport);
});
afterAll(() => platform.close());
beforeEach(() => {
  transport.sent.length = 0;
  transport.next = { outcome: 'accepted' };
});

/** A mail in the outbox, and the job that sends it. */
async function post(heldUntil?: Date) {
  const mailId = await platform.database.transaction((tx) =>
    platform.get(Mailroom).post(tx, {
      to: 'camille@client.test',
      subject: 'Bonjour',
      text: 'Texte',
      automatic: false,
      ...(heldUntil && { heldUntil }),
    }),
  );
  const [job] = await platform.database.query<{ id: string }>(
    "SELECT id FROM outbox WHERE JSON_UNQUOTE(JSON_EXTRACT(payload, '$.outboundMailId')) = ?",
    [mailId],
  );
  const run = () => platform.get(JobRunner).run(job?.id ?? '');
  return { mailId, jobId: job?.id, run };
}

const set = (mailId: string, columns: string) =>
  platform.database.query(`UPDATE outbound_mail SET ${columns} WHERE id = ?`, [mailId]);

async function stateOf({ mailId, jobId }: { mailId: string; jobId: string | undefined }) {
  const [row] = await platform.database.query<{ state: string; done: string; attempts: number }>(
    `SELECT m.state, m.attempts, o.done_at IS NOT NULL AS done FROM outbound_mail m, outbox o
      WHERE m.id = ? AND o.id = ?`,
    [mailId, jobId],
  );
  return { state: row?.state, attempts: row?.attempts, done: Number(row?.done) === 1 };
}

const temporary: Delivery = { outcome: 'refused', permanent: false, error: '451 try later' };

describe('a mail of ours', () => {
  it('is sent once when the server takes it, however many workers run its job', async () => {
    const mail = await post();
    await Promise.all([mail.run(), mail.run(), mail.run(), mail.run()]);
    await mail.run();
    expect(transport.sent.map(({ to }) => to)).toEqual(['camille@client.test']);
    expect(await stateOf(mail)).toEqual({ state: 'sent', attempts: 1, done: true });
  });

  it('is queued while the server refuses it for now, and leaves when it does not', async () => {
    transport.next = temporary;
    const mail = await post();
    await mail.run();
    expect(await stateOf(mail)).toEqual({ state: 'queued', attempts: 1, done: false });
    transport.next = { outcome: 'accepted' };
    await mail.run();
    expect(await stateOf(mail)).toEqual({ state: 'sent', attempts: 2, done: true });
  });

  it('fails when the server refuses it for good', async () => {
    transport.next = { outcome: 'refused', permanent: true, error: '550 unknown' };
    const mail = await post();
    await mail.run();
    await mail.run();
    expect(transport.sent).toHaveLength(1);
    expect(await stateOf(mail)).toEqual({ state: 'failed', attempts: 1, done: true });
  });

  it('fails when the server has refused it for now too often', async () => {
    transport.next = temporary;
    const mail = await post();
    for (let attempt = 0; attempt < 12; attempt += 1) await mail.run();
    expect(transport.sent).toHaveLength(8);
    expect(await stateOf(mail)).toEqual({ state: 'failed', attempts: 8, done: true });
  });

  it('is in doubt when nobody knows what became of it, and never leaves a second time', async () => {
    transport.next = { outcome: 'unknown', error: 'connection lost' };
    const mail = await post();
    await mail.run();
    await platform.get(SendMailJob).run({ outboundMailId: mail.mailId });
    expect(transport.sent).toHaveLength(1);
    expect(await stateOf(mail)).toEqual({ state: 'in-doubt', attempts: 1, done: true });
  });

  it('waits for the worker that has it in hand', async () => {
    const mail = await post();
    await set(mail.mailId, "state = 'sending', claimed_at = NOW(3)");
    await mail.run();
    expect(transport.sent).toEqual([]);
    expect(await stateOf(mail)).toEqual({ state: 'sending', attempts: 0, done: false });
  });

  it('is in doubt when the worker that had it in hand is silent for two minutes', async () => {
    const mail = await post();
    await set(mail.mailId, "state = 'sending', claimed_at = NOW(3) - INTERVAL 121 SECOND");
    await mail.run();
    expect(transport.sent).toEqual([]);
    expect(await stateOf(mail)).toEqual({ state: 'in-doubt', attempts: 0, done: true });
  });

  it('never leaves once it was cancelled while held', async () => {
    const mail = await post(new Date(Date.now() + 60_000));
    expect(await stateOf(mail)).toMatchObject({ state: 'held' });
    await set(mail.mailId, "state = 'cancelled'");
    await mail.run();
    expect(transport.sent).toEqual([]);
    expect(await stateOf(mail)).toEqual({ state: 'cancelled', attempts: 0, done: true });
  });
});
