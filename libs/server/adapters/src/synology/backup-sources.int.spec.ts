import {
  BackupReports,
  MapTask,
  NasConnections,
  PlaceReport,
  RequestPoll,
  SaveNas,
  TeachRule,
  TestNas,
  type BackupJobRow,
} from '@vigie/backups';
import { aBackupJob } from '@vigie/backups/testing';
import { Database, DomainError, systemActor } from '@vigie/platform';
import { usualReportWords, type RunOutcome } from '@vigie/rules';
import { nasInput, type NasInput } from '@vigie/wire';
import { MailWorld } from '../testing/mail-world';
import { m365Task, SynologyNas } from '../testing/synology-nas';
import { SynologyNasReader } from './synology-nas-reader';

const actor = { ...systemActor('test'), name: 'Léa Martin' };
const to = 'support+sauvegardes@vigie.test';

interface SeenRun {
  source: string;
  external_id: string;
  outcome: RunOutcome;
  message: string | null;
}

let world: MailWorld;
let job: BackupJobRow;
beforeAll(async () => {
  world = await MailWorld.open('backup_sources', { mailFrom: 'Vigie <support@vigie.test>' });
});
afterAll(() => world.close());
beforeEach(async () => {
  job = await aBackupJob(world.get(Database));
});

const runs = (jobId = job.id) =>
  world.database.query<SeenRun>('SELECT * FROM backup_run WHERE job_id = ? ORDER BY id', [jobId]);
const reports = () => world.get(BackupReports);
const waiting = async () => (await reports().page({ state: 'waiting', limit: 200 })).items;

describe('mails that report on backups', () => {
  let count = 0;
  interface Written {
    from?: string;
    subject: string;
    text?: string;
    html?: string;
    id?: string;
    dmarc?: string;
    to?: string;
  }
  const mail = ({ from = `nas-${job.id}@acme.test`, subject, text, html, id, dmarc, ...written }: Written) =>
    [
      ...(dmarc ? [`Authentication-Results: mx.vigie.test; dmarc=${dmarc}`] : []),
      `From: NAS <${from}>`,
      `To: ${written.to ?? to}`,
      `Subject: ${subject}`,
      `Message-ID: <${id ?? `report-${(count += 1)}`}@acme.test>`,
      `X-Try: ${Math.random()}`,
      `Content-Type: text/${html ? 'html' : 'plain'}; charset=utf-8`,
      'Content-Transfer-Encoding: 8bit',
      '',
      html ?? text ?? '',
    ].join('\r\n');
  const receive = (written: Written) => world.receive(mail(written));
  const reportOf = async (inboundId: string) => {
    const row = await world.database.one<{ id: string }>(
      'SELECT id FROM backup_report WHERE inbound_mail_id = ?',
      [inboundId],
    );
    return reports().find(row?.id ?? '0');
  };
  const teach = async (written: Written, reader: 'words' | 'veeam' = 'words', subject = 'Sauvegarde*') => {
    const { id } = await receive(written);
    const report = await reportOf(id);
    await world
      .get(TeachRule)
      .execute(actor, report.id, { jobId: job.id, subject, reader, words: usualReportWords });
    return report.id;
  };

  it('open no ticket; the first one of a job is approved by a person, the next ones are not', async () => {
    // Alerts open tickets of our own: those have no requester.
    const ofMails = async () =>
      (await world.database.query('SELECT id FROM ticket WHERE requester_id IS NOT NULL')).length;
    const tickets = await ofMails();
    const first = await receive({ subject: 'Sauvegarde réussie' });
    const second = await receive({ subject: 'Sauvegarde en échec', text: 'Erreur : disque plein' });
    expect([first, second].map(({ state }) => state)).toEqual(['report', 'report']);
    const [one, two] = [await reportOf(first.id), await reportOf(second.id)];
    expect([one, two]).toEqual([
      expect.objectContaining({ state: 'waiting', reason: 'new', seems: 'success' }),
      expect.objectContaining({ state: 'waiting', reason: 'new', seems: 'failed' }),
    ]);
    const order = (await waiting()).map(({ id }) => id);
    expect(order.indexOf(two.id)).toBeLessThan(order.indexOf(one.id));

    const alsoRead = await world.get(TeachRule).execute(actor, one.id, {
      jobId: job.id,
      subject: 'Sauvegarde*',
      reader: 'words',
      words: usualReportWords,
    });
    expect(alsoRead).toBe(1);
    await receive({ subject: 'Sauvegarde partielle' });
    expect((await runs()).map(({ source, outcome }) => [source, outcome])).toEqual([
      ['mail', 'success'],
      ['mail', 'failed'],
      ['mail', 'warning'],
    ]);
    expect(await reportOf(first.id)).toMatchObject({
      state: 'placed',
      decidedBy: 'Léa Martin',
      job: { id: job.id },
    });
    expect(await ofMails()).toBe(tickets);
    expect(await world.count('request_draft')).toBe(0);
  });

  it('are one run however often they are delivered', async () => {
    await teach({ subject: 'Sauvegarde réussie', id: `same-${job.id}` });
    const copy = await receive({ subject: 'Sauvegarde réussie', id: `same-${job.id}` });
    expect(copy).toMatchObject({ state: 'ignored', reason: 'duplicate' });
    expect(await runs()).toHaveLength(1);
  });

  it('from who is not proven, or from somebody else, wait and are never a success', async () => {
    await teach({ subject: 'Sauvegarde réussie' });
    const forged = await receive({ subject: 'Sauvegarde réussie', dmarc: 'fail' });
    const other = await receive({ subject: 'Sauvegarde réussie', from: 'ailleurs@autre.test' });
    const { id, reason } = await reportOf(forged.id);
    expect(reason).toBe('forged');
    expect(await reportOf(other.id)).toMatchObject({ state: 'waiting', reason: 'other-sender' });
    expect(await runs()).toHaveLength(1);
    const rule = {
      jobId: job.id,
      subject: 'Sauvegarde*',
      reader: 'words' as const,
      words: usualReportWords,
    };
    await expect(world.get(TeachRule).execute(actor, id, rule)).rejects.toMatchObject({
      code: 'backup-report.forged',
    });
  });

  it('that say nothing readable are unknown, until a person says what they read', async () => {
    await teach({ subject: 'Sauvegarde réussie' });
    const { id } = await receive({ subject: 'Sauvegarde', text: 'Bonne journée' });
    const report = await reportOf(id);
    expect(report).toMatchObject({ state: 'waiting', reason: 'unreadable', job: { id: job.id } });
    await world
      .get(PlaceReport)
      .execute(actor, report.id, { jobId: job.id, outcome: 'warning', note: 'Vu sur le NAS' });
    expect((await runs()).slice(1)).toEqual([
      expect.objectContaining({ source: 'mail', outcome: 'unknown' }),
      expect.objectContaining({
        source: 'hand',
        outcome: 'warning',
        message: 'Léa Martin\u00a0: Vu sur le NAS',
      }),
    ]);
    const again = world
      .get(PlaceReport)
      .execute(actor, report.id, { jobId: job.id, outcome: 'success', note: 'x' });
    await expect(again).rejects.toMatchObject({ code: 'backup-report.decided' });
  });

  it('may be taught anew: the same mail is read by the newer words', async () => {
    await teach({ subject: 'Sauvegarde réussie' });
    const { id } = await receive({ subject: 'Sauvegarde', text: 'tout est en ordre' });
    const words = { ...usualReportWords, success: ['tout est en ordre'] };
    const rule = { jobId: job.id, subject: 'Sauvegarde*', reader: 'words' as const, words };
    await world.get(TeachRule).execute(actor, (await reportOf(id)).id, rule);
    expect(await reportOf(id)).toMatchObject({ state: 'placed' });
    expect((await runs()).map(({ outcome }) => outcome)).toEqual(['success', 'unknown', 'success']);
  });

  it('of a size that nobody reads to the end are no success', async () => {
    await teach({ subject: 'Sauvegarde réussie' });
    const { id } = await receive({
      subject: 'Sauvegarde',
      text: `succès\r\n${'ligne de journal\r\n'.repeat(60_000)}`,
    });
    const report = await reportOf(id);
    expect(report).toMatchObject({ truncated: true, reason: 'unreadable' });
    expect(report.text.length).toBeLessThanOrEqual(60_000);
    expect((await runs()).at(-1)?.outcome).toBe('unknown');
  });

  it('are read in a page as well', async () => {
    await teach({ subject: '[Success] Serveurs (3 objects)' }, 'veeam', '* Serveurs (*');
    await receive({ subject: '[Failed] Serveurs (3 objects) 1 issue', html: '<p>FAILED</p>' });
    expect((await runs()).map(({ outcome }) => outcome)).toEqual(['success', 'failed']);
  });

  it('come by a mailbox of their own, too', async () => {
    await world.database.execute(
      `INSERT INTO mailbox (address, name, aliases, sender_names, active, reports, read_since, version)
       VALUES ('sauvegardes@vigie.test', 'Sauvegardes', '[]', 'mailbox', 1, 1, NOW(3), 1)`,
    );
    const { state } = await receive({ subject: 'Sauvegarde', to: 'sauvegardes@vigie.test' });
    expect(state).toBe('report');
  });
});

describe('a Synology NAS', () => {
  let nas: SynologyNas;
  beforeEach(async () => {
    nas = await SynologyNas.start();
  });
  afterEach(() => nas.stop());

  const input = (change: Partial<NasInput> = {}): NasInput =>
    nasInput.parse({
      name: `NAS ${job.id}`,
      clientId: null,
      address: nas.address,
      privateNetwork: true,
      account: nas.account,
      password: nas.password,
      services: ['m365'],
      zone: 'Europe/Paris',
      everyMinutes: 30,
      active: true,
      ...change,
    });
  const connect = async (change: Partial<NasInput> = {}) => {
    const id = await world.get(SaveNas).create(actor, input(change));
    await world.settle();
    return id;
  };
  const poll = async (id: string) => {
    await world.get(RequestPoll).execute(actor, id);
    await world.settle();
    return world.get(NasConnections).find(id);
  };
  const unmapped = async (name: string) =>
    (await waiting()).find(({ sender, reason }) => reason === 'unmapped' && sender === name);
  const map = async () => {
    const report = await unmapped(`NAS ${job.id}`);
    await world.get(MapTask).execute(actor, report?.id ?? '0', job.id);
    await world.settle();
  };

  it('has its tasks given to jobs by a person, then tells of each execution once', async () => {
    nas.tasks = [m365Task()];
    nas.logs = ['marie@acme.fr', 'paul@acme.fr'].map((name) => ({
      description: `User [${name}]'s OneDrive data was backed up (success: 3; warning: 0; error: 0).`,
      error_code: 0,
      log_type: 0,
      task_execution_id: 7,
      task_id: 1,
      timestamp: 1_733_794_000,
    }));
    const id = await connect();
    expect(await unmapped(`NAS ${job.id}`)).toMatchObject({ subject: 'Acme M365', seems: 'success' });
    expect(await runs()).toEqual([]);

    await map();
    await poll(id);
    expect(await runs()).toEqual([expect.objectContaining({ source: 'poll', outcome: 'success' })]);
    const objects = await world.database.query(
      'SELECT o.name FROM backup_run_object o JOIN backup_run r ON r.id = o.run_id WHERE r.job_id = ? ORDER BY o.name',
      [job.id],
    );
    expect(objects).toEqual([{ name: 'marie@acme.fr' }, { name: 'paul@acme.fr' }]);

    nas.tasks = [m365Task({ task_execution_id: 8, status: 4, last_execution_time: 1_733_880_000 })];
    await poll(id);
    expect((await runs()).map(({ outcome }) => outcome)).toEqual(['success', 'running']);
    nas.tasks = [m365Task({ task_execution_id: 8, last_execution_time: 1_733_883_600, error_drive: 2 })];
    await poll(id);
    expect((await runs()).map(({ outcome }) => outcome)).toEqual(['success', 'warning']);
    // A number that comes a second time is another execution when its time says so.
    nas.tasks = [m365Task({ task_execution_id: 8, last_execution_time: 1_733_970_000 })];
    await poll(id);
    await poll(id);
    expect((await runs()).map(({ outcome }) => outcome)).toEqual(['success', 'warning', 'success']);
    expect(nas.sessions.size).toBe(0);
  });

  it('tells of Hyper Backup by its own clock and in its own words', async () => {
    const task = { task_id: 3, name: 'Fichiers', state: 'backupable', last_bkp_time: '2026/11/24 22:30:04' };
    nas.hyperTasks = [{ ...task, last_bkp_end_time: '2026/11/24 23:00:00', last_bkp_result: 'dest_missing' }];
    const id = await connect({ services: ['hyper-backup'] });
    await map();
    nas.hyperTasks = [{ ...task, last_bkp_time: '2026/11/25 22:30:04', last_bkp_result: 'mystère' }];
    await poll(id);
    expect((await runs()).map(({ outcome, message }) => [outcome, message])).toEqual([
      ['failed', 'dest_missing'],
      ['unknown', 'mystère'],
    ]);
    expect((await waiting()).find((report) => report.job?.id === job.id)).toMatchObject({
      reason: 'unreadable',
    });
  });

  it.each<[string, () => void, string]>([
    ['another password', () => void (nas.refusal = 400), 'credentials'],
    ['a second factor', () => void (nas.refusal = 403), 'second-factor'],
    ['a blocked address', () => void (nas.refusal = 407), 'account-refused'],
    ['a page', () => void (nas.fault = { body: '<html>DSM</html>' }), 'answer'],
    [
      'half an answer',
      () => void (nas.fault = { body: '{"success":true,"data":{"tasks":[{"task_id' }),
      'answer',
    ],
    ['no list', () => void (nas.fault = { body: '{"success":true,"data":{}}' }), 'answer'],
    ['tasks without a number', () => void (nas.tasks = [{ task_name: 'x' }]), 'answer'],
    ['no right', () => void (nas.fault = { body: '{"success":false,"error":{"code":105}}' }), 'permission'],
    [
      'no package',
      () => void (nas.fault = { body: '{"success":false,"error":{"code":102}}' }),
      'package-missing',
    ],
  ])('that answers with %s has failed, and says why', async (_name, spoil, code) => {
    spoil();
    const connection = await world.get(NasConnections).find(await connect());
    expect(connection).toMatchObject({ failure: { code }, polledAt: null, polling: false });
    expect(nas.sessions.size).toBe(0);
  });

  it('that says nothing, or does not stop, is left after a while', async () => {
    const access = {
      address: nas.address,
      privateNetwork: true,
      account: nas.account,
      password: nas.password,
    };
    nas.fault = 'silence';
    const hasty = new SynologyNasReader({ timeoutMs: 200 });
    await expect(hasty.read(access, ['m365'], () => false)).rejects.toMatchObject({ code: 'timeout' });
    nas.fault = { body: `{"x":"${'x'.repeat(200_000)}"}` };
    const small = new SynologyNasReader({ mostBytes: 100_000 });
    await expect(small.read(access, ['m365'], () => false)).rejects.toMatchObject({ code: 'answer' });
    await nas.stop();
    await expect(hasty.read(access, ['m365'], () => false)).rejects.toMatchObject({ code: 'unreachable' });
    nas = await SynologyNas.start();
  });

  it('is called without TLS on a private network only, and a private one only when it is said to be', async () => {
    const open = world.get(SaveNas).create(actor, input({ privateNetwork: false }));
    await expect(open).rejects.toBeInstanceOf(DomainError);
    const reader = new SynologyNasReader();
    const access = { account: 'a', password: 'b' };
    for (const [address, privateNetwork] of [
      [nas.address.replace('http:', 'https:'), false],
      ['http://93.184.216.34', true],
      [nas.address, false],
    ] as const) {
      const call = reader.read({ ...access, address, privateNetwork }, ['m365'], () => false);
      await expect(call).rejects.toMatchObject({ code: 'address-refused' });
    }
    expect(nas.calls).toEqual([]);
  });

  it('can be tried, and never gives its password away', async () => {
    nas.tasks = [m365Task()];
    const id = await connect();
    expect(await world.get(TestNas).execute(id)).toEqual({
      failure: null,
      detail: '',
      tasks: [{ service: 'm365', name: 'Acme M365' }],
    });
    const kept = await world.database.one<Record<string, unknown>>(
      'SELECT * FROM nas_connection WHERE id = ?',
      [id],
    );
    expect(JSON.stringify(kept)).not.toContain(nas.password);
    const { version } = await world.get(NasConnections).find(id);
    const { password: _left, ...rest } = input({ account: 'autre' });
    const change = world.get(SaveNas).change(actor, id, { ...rest, version });
    await expect(change).rejects.toMatchObject({ code: 'request.invalid' });
  });
});
