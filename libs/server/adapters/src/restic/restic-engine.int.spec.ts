import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { mkdir, readdir, readFile, rename, rm, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { testConfig } from '@vigie/platform/testing';
import { EngineWorld } from '../testing/engine-world';
import { ResticEngine } from './restic-engine';

jest.setTimeout(180_000);

interface Said {
  stdout: string;
  stderr: string;
  code: number;
}
const fixtures = path.resolve(__dirname, '../../../../rules/src/testing/fixtures');
const samples = JSON.parse(readFileSync(path.join(fixtures, 'restic-0.18.0.json'), 'utf8')) as {
  backup2: Said;
  backup_disk_full: Said;
};

let world: EngineWorld;
beforeAll(async () => {
  world = await EngineWorld.open('engine');
});
afterEach(() => world.behaves());
afterAll(() => world.close());

const hashOf = async (file: string) =>
  createHash('sha256')
    .update(await readFile(file))
    .digest('hex');

const nights = ['one night', 'and the next'];
const about = ({ name }: { name: string }, what: string): unknown =>
  expect.stringMatching(new RegExp(`${name}.*${what}$`));

describe('a night', () => {
  it('makes the repositories before anything else, the second site as the first one, with keys that nobody sees', async () => {
    const { job } = await world.firstJob({ secondSite: true });
    await world.says({ stdout: 'ok\n', stderr: '', code: 0 });
    await world.backUp(job);
    expect(await world.operations(job)).toMatchObject([
      { kind: 'init', state: 'done', attempts: 1 },
      { kind: 'backup', state: 'failed', failure: 'unreadable' },
    ]);
    const sites = await world.rows<{ chunker_copied: number }>('backup_repository', job);
    expect(sites.map((site) => site.chunker_copied)).toEqual([0, 1]);
    const { password } = await world.repository(job.clientId, 'primary');
    const second = await world.repository(job.clientId, 'second');
    expect(await world.engine.snapshots(second)).toEqual([]);
    for (const key of [password, second.password]) {
      expect(key.length).toBeGreaterThan(40);
      expect(await world.file('arguments')).not.toContain(key);
      expect(await world.file('environment')).not.toContain(key);
    }
    expect(await world.file('environment')).not.toContain('DATABASE_URL');
  });

  it('saves, copies, forgets, checks, restores and measures, once by two workers', async () => {
    const { job } = await world.job({ secondSite: true, checkParts: 1, restoreTestDays: 30 });
    const expectedId = await world.begin(job);
    await Promise.all([world.work(job), world.work(job)]);
    const kinds = ['backup', 'copy', 'forget', 'check', 'restore-test', 'measure'];
    expect(await world.operations(job)).toEqual(
      kinds.map((kind) => expect.objectContaining({ kind, state: 'done', attempts: 1 })),
    );
    const run = await world.lastRun(job);
    expect(run).toMatchObject({ outcome: 'success', message: null });
    expect(run.snapshotId).toMatch(/^[\da-f]{64}$/);
    expect(await world.rows('backup_run', job)).toHaveLength(1);
    const left = await readdir(path.join(world.folder, 'data', 'backups', 'restic'));
    expect(left.filter((name) => /^(?:key|scratch)-/.test(name))).toEqual([]);
    const [expected] = await world.database.query<{ state: string }>(
      'SELECT state FROM backup_expected WHERE id = ?',
      [expectedId],
    );
    expect(expected?.state).toBe('satisfied');
    expect(await world.rows('backup_copy', job)).toMatchObject([
      { outcome: 'success', source_count: 1, missing_count: 0 },
    ]);
    expect(await world.rows('backup_check', job)).toMatchObject([
      { outcome: 'clean', errors: 0, part: 1, parts: 1 },
      { outcome: 'clean', errors: 0, part: 1, parts: 1 },
    ]);
    const [test] = await world.rows<{ path: string; sha256: string; compared_with: string; outcome: string }>(
      'backup_restore_test',
      job,
    );
    expect(test).toMatchObject({ outcome: 'success', compared_with: 'source' });
    expect(test?.sha256).toBe(await hashOf(test?.path ?? ''));
    expect(await world.rows('backup_usage', job)).toHaveLength(2);
    expect(await world.tickets(job)).toEqual([]);
  });
});

describe('never a false green', () => {
  it('a folder that is gone, though restic ends with code 0', async () => {
    const { job, source } = await world.job();
    const gone = `${source}-gone`;
    await world.database.query('UPDATE backup_job SET items = ? WHERE id = ?', [
      JSON.stringify([`${source}/`, gone]),
      job.id,
    ]);
    for (const _ of nights)
      expect(await world.backUp(job)).toMatchObject({
        outcome: 'warning',
        message: `${gone} does not exist, skipping`,
      });
    expect(await world.tickets(job)).toMatchObject([{ subject: about(job, 'est incomplète') }]);
    await rm(source, { recursive: true });
    for (const _ of nights)
      expect(await world.backUp(job)).toMatchObject({ outcome: 'failed', snapshotId: null });
    expect(await world.tickets(job)).toMatchObject([{}, { subject: about(job, 'a échoué') }]);
  });

  it('a folder that this server may not save, though a link leads there', async () => {
    const { job, source } = await world.job();
    await symlink('/etc', path.join(source, 'link'));
    for (const item of ['/etc', path.join(source, 'link'), path.join(source, 'link/ssl')]) {
      await world.database.query('UPDATE backup_job SET items = ? WHERE id = ?', [
        JSON.stringify([item]),
        job.id,
      ]);
      expect(await world.backUp(job)).toMatchObject({ outcome: 'failed', message: item, snapshotId: null });
      expect((await world.operations(job)).at(-1)?.failure).toBe('source-refused');
    }
    expect(await world.tickets(job)).toMatchObject([{ subject: about(job, 'a échoué') }]);
  });

  it('a key that does not open, then a repository that is gone: it is not made anew', async () => {
    const { job } = await world.job();
    const folder = path.join(world.folder, 'primary', `client-${job.clientId}`);
    await rename(path.join(folder, 'keys'), path.join(folder, 'keys-kept'));
    await mkdir(path.join(folder, 'keys'));
    expect(await world.backUp(job)).toMatchObject({ outcome: 'failed' });
    expect((await world.operations(job)).at(-1)?.failure).toBe('wrong-password');
    await rm(folder, { recursive: true });
    expect(await world.backUp(job)).toMatchObject({ outcome: 'failed' });
    expect((await world.operations(job)).at(-1)?.failure).toBe('no-repository');
    expect(existsSync(folder)).toBe(false);
    expect(await world.tickets(job)).toMatchObject([{ subject: about(job, 'a échoué') }]);
  });

  it('a full disk, half an answer, noise, a snapshot that the repository does not have', async () => {
    const { job } = await world.job();
    const said: [Said, string][] = [
      [samples.backup_disk_full, 'disk-full'],
      [{ stdout: samples.backup2.stdout.slice(0, -40), stderr: '', code: 0 }, 'unreadable'],
      [{ stdout: 'ok\n', stderr: '', code: 0 }, 'unreadable'],
      [samples.backup2, 'other'],
    ];
    for (const [answer, failure] of said) {
      await world.says(answer);
      expect(await world.backUp(job)).toMatchObject({ outcome: 'failed', snapshotId: null });
      expect((await world.operations(job)).at(-1)).toMatchObject({
        kind: 'backup',
        state: 'failed',
        failure,
      });
    }
    // All of it in one night: a row of bad nights does not grow by it.
    expect(await world.tickets(job)).toMatchObject([{ subject: about(job, 'a échoué'), priority: 3 }]);
  });

  it('a second site that is not there: the run stands, the copy has failed, the next one brings everything', async () => {
    const { job } = await world.job({ secondSite: true, checkParts: 1 });
    const site = path.join(world.folder, 'second');
    await rename(site, `${site}-away`);
    for (const _ of nights) expect((await world.backUp(job)).outcome).toBe('success');
    const one = [{ subject: about(job, 'copie sur le second site en échec') }];
    expect(await world.tickets(job)).toMatchObject(one);
    const [, unread] = await world.rows<{ outcome: string }>('backup_check', job);
    expect(unread).toMatchObject({ outcome: 'failed', errors: null });
    await rename(`${site}-away`, site);
    await world.order(job, 'copy', job.id);
    await world.work(job);
    expect(await world.rows('backup_copy', job)).toMatchObject([
      { outcome: 'failed', missing_count: null },
      { outcome: 'failed', missing_count: null },
      { outcome: 'success', source_count: 2, missing_count: 0 },
    ]);
    expect(await world.tickets(job)).toMatchObject(one);
  });

  it('a lock that is alive is waited for, and never removed', async () => {
    const { job } = await world.job();
    const { folder, password } = await world.repository(job.clientId, 'primary');
    const place = path.join(world.folder, 'primary', folder);
    const env = { PATH: process.env['PATH'], HOME: world.folder, RESTIC_PASSWORD: password };
    const holder = spawn('restic', ['-r', place, 'backup', '--stdin'], {
      env,
      stdio: ['pipe', 'ignore', 'ignore'],
    });
    const locks = () => readdir(path.join(place, 'locks'));
    while ((await locks()).length === 0) await sleep(50);
    await world.order(job, 'check');
    await world.work(job);
    expect((await world.operations(job)).at(-1)).toMatchObject({
      kind: 'check',
      state: 'waiting',
      attempts: 1,
    });
    await world.database.query('UPDATE backup_operation SET attempts = 4 WHERE client_id = ?', [
      job.clientId,
    ]);
    await world.work(job);
    expect((await world.operations(job)).at(-1)).toMatchObject({ state: 'failed', failure: 'locked' });
    expect(await world.rows('backup_check', job)).toMatchObject([{ outcome: 'failed' }]);
    expect(await locks()).toHaveLength(1);
    const one = [{ subject: about(job, 'entretien du dépôt en échec') }];
    expect(await world.tickets(job)).toMatchObject(one);
    holder.kill('SIGKILL');
    await once(holder, 'exit');
    // What is left of it is stale: the second try removes it.
    await world.order(job, 'check');
    await world.work(job);
    await world.work(job);
    expect((await world.operations(job)).at(-1)).toMatchObject({ state: 'done', attempts: 2 });
    expect(await world.tickets(job)).toMatchObject(one);
  });
});

describe('a worker that dies', () => {
  it('leaves a run that goes on, taken up by another, with one result', async () => {
    const { job } = await world.job();
    await writeFile(path.join(world.folder, 'hang'), '');
    await world.begin(job);
    const working = world.work(job);
    while (!existsSync(path.join(world.folder, 'hanging'))) await sleep(50);
    const pid = Number(await world.file('hanging'));
    process.kill(pid, 'SIGKILL');
    await working;
    expect((await world.operations(job)).at(-1)).toMatchObject({
      kind: 'backup',
      state: 'waiting',
      attempts: 1,
    });
    expect(await world.lastRun(job)).toMatchObject({ outcome: 'running' });

    await world.behaves();
    // As if the process had died with its lease, in the middle of it.
    await world.database.query(
      "UPDATE backup_operation SET state = 'running', due_at = NOW(3) - INTERVAL 1 SECOND WHERE job_id = ?",
      [job.id],
    );
    await world.work(job);
    expect(await world.rows('backup_run', job)).toMatchObject([{ outcome: 'success' }]);
    expect(await world.tickets(job)).toEqual([]);
  });

  it('leaves a program that is ended before its repository is taken up again, and no other', async () => {
    const { job } = await world.job();
    const folder = path.join(world.folder, 'data', 'backups', 'restic');
    const gone = spawn('true');
    await once(gone, 'exit');
    const leave = async (name: string, named: string) => {
      const left = path.join(folder, `key-${gone.pid ?? 0}-${name}`);
      await mkdir(left, { recursive: true });
      const loop = 'while :; do sleep 0.1; done';
      const args = ['-c', loop, 'restic', 'backup', '--password-file', path.join(folder, named, 'own')];
      const child = spawn('sh', args, { stdio: 'ignore' });
      await writeFile(path.join(left, 'child'), String(child.pid));
      return { left, child };
    };
    const ours = await leave('ours', `key-${gone.pid ?? 0}-ours`);
    // Its number was given to another since.
    const foreign = await leave('foreign', 'key-1-elsewhere');
    const ended = once(ours.child, 'exit');
    await world.order(job, 'measure');
    await world.work(job);
    expect((await world.operations(job)).at(-1)).toMatchObject({ kind: 'measure', state: 'done' });
    await ended;
    expect(foreign.child.exitCode ?? foreign.child.signalCode).toBeNull();
    expect([existsSync(ours.left), existsSync(foreign.left)]).toEqual([false, false]);
    foreign.child.kill('SIGKILL');
    await once(foreign.child, 'exit');
  });

  it('names its program where it is found again while a call lasts', async () => {
    const { job } = await world.job();
    await writeFile(path.join(world.folder, 'hang'), '');
    await world.begin(job);
    const working = world.work(job);
    while (!existsSync(path.join(world.folder, 'hanging'))) await sleep(50);
    const pid = await world.file('hanging');
    const folder = path.join(world.folder, 'data', 'backups', 'restic');
    const [call = ''] = (await readdir(folder)).filter((name) => name.startsWith(`key-${process.pid}-`));
    expect(await readFile(path.join(folder, call, 'child'), 'utf8')).toBe(pid.trim());
    expect(await world.file('arguments')).toContain(path.join(folder, call));
    process.kill(Number(pid), 'SIGKILL');
    await working;
    await world.behaves();
    await world.work(job);
  });

  it('does not write any more once another has its repository', async () => {
    const { job } = await world.job();
    await writeFile(path.join(world.folder, 'hang'), '');
    await world.begin(job);
    const working = world.work(job);
    while (!existsSync(path.join(world.folder, 'hanging'))) await sleep(50);
    const id = await world.repositoryId(job.clientId);
    await world.database.query(
      "UPDATE backup_repository SET lease_token = 'other', lease_until = NOW(3) + INTERVAL 1 HOUR WHERE id = ?",
      [id],
    );
    process.kill(Number(await world.file('hanging')), 'SIGKILL');
    await working;
    expect((await world.operations(job)).at(-1)).toMatchObject({ state: 'running' });
    await world.behaves();
    await world.work(job);
    expect((await world.operations(job)).at(-1)).toMatchObject({ state: 'running' });
    await world.database.query(
      'UPDATE backup_repository SET lease_until = NOW(3) - INTERVAL 1 SECOND WHERE id = ?',
      [id],
    );
    await world.work(job);
    expect(await world.rows('backup_run', job)).toMatchObject([{ outcome: 'success' }]);
  });

  it('is given up after some tries: the run has failed', async () => {
    const { job } = await world.job();
    await world.begin(job);
    await world.database.query(
      "UPDATE backup_operation SET state = 'running', attempts = 5 WHERE job_id = ?",
      [job.id],
    );
    await world.work(job);
    expect(await world.lastRun(job)).toMatchObject({ outcome: 'failed' });
    await world.work(job);
    expect(await world.tickets(job)).toMatchObject([{ subject: about(job, 'a échoué') }]);
  });
});

describe('the engine', () => {
  it('says its version, that it is too old, and that it is not there', async () => {
    expect(await world.engine.version()).toMatchObject({ version: expect.stringMatching(/^\d+\.\d+\.\d+$/) });
    await writeFile(path.join(world.folder, 'version'), 'restic 0.12.1 compiled with go1.16\n');
    expect(await world.engine.version()).toMatchObject({ version: '0.12.1', level: 'too-old' });
    const { job } = await world.job();
    expect(await world.backUp(job)).toMatchObject({
      outcome: 'failed',
      message: 'this restic is too old',
    });
    const backup = { ...world.backup, program: '/nowhere/restic' };
    const absent = new ResticEngine(testConfig('mysql://nowhere/none', { backup }));
    expect(await absent.version()).toMatchObject({ version: null, level: 'absent' });
  });

  it('forgets by days, but nothing while the service of the client ends', async () => {
    const { job } = await world.job({ retentionDays: 1 });
    const repository = await world.repository(job.clientId, 'primary');
    const tags = [`client:${job.clientId}`, `job:${job.id}`];
    const place = path.join(world.folder, 'primary', repository.folder);
    const time = ['--time', '2020-01-01 00:00:00', '--host', `client-${job.clientId}`];
    const args = ['-r', place, 'backup', ...job.items, ...time, ...tags.flatMap((tag) => ['--tag', tag])];
    const env = { PATH: process.env['PATH'], HOME: world.folder, RESTIC_PASSWORD: repository.password };
    await once(spawn('restic', args, { env, stdio: 'ignore' }), 'exit');
    await world.backUp(job);
    expect(await world.engine.snapshots(repository, tags)).toHaveLength(1);
    await once(spawn('restic', args, { env, stdio: 'ignore' }), 'exit');
    await world.database.query(
      `INSERT INTO backup_ending (client_id, state, ended_on, due_on, jobs_end_on, cause, created_at, created_by, version)
       VALUES (?, 'open', CURDATE(), CURDATE() + INTERVAL 21 DAY, CURDATE(), 'Fin', NOW(3), 'test', 1)`,
      [job.clientId],
    );
    await world.order(job, 'forget', job.id);
    await world.work(job);
    expect((await world.operations(job)).at(-1)).toMatchObject({ state: 'done', message: 'frozen' });
    expect(await world.engine.snapshots(repository, tags)).toHaveLength(2);
  });
});
