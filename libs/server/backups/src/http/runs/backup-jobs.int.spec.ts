import { aClient, aStaff, signedIn, type TestApp } from '@vigie/directory/testing';
import type { BackupNight, NewBackupJob, Page } from '@vigie/wire';
import type { Agent } from 'supertest';
import { BackupJobRow } from '../../store/runs/backup-job.row';
import { ExpectedRunRow } from '../../store/runs/expected-run.row';
import { aBackupJob, startBackupApp } from '../../testing';
import { ExpectRuns } from '../../use-cases/runs/expect-runs';
import { GiveUpRuns } from '../../use-cases/runs/give-up-runs';
import { MissRuns } from '../../use-cases/runs/miss-runs';
import { RecordRun, type RunReport } from '../../use-cases/runs/record-run';
import { SeedBackups } from '../../use-cases/runs/seed-backups';

let test: TestApp;
let agent: Agent;
let reader: Agent;
beforeAll(async () => {
  test = await startBackupApp('backup_jobs');
  agent = await signedIn(test, await aStaff(test.database, { roles: ['dispatcher'] }));
  reader = await signedIn(test, await aStaff(test.database));
});
afterAll(() => test.stop());

const hour = 3_600_000;
const ago = (hours: number) => new Date(Date.now() - hours * hour);
const written = (clientId: string, more: Partial<NewBackupJob> = {}): NewBackupJob => ({
  clientId,
  name: 'Fichiers du siège',
  kind: 'folder',
  engine: 'push',
  items: ['/srv/compta'],
  schedule: '30 22 * * *',
  zone: 'Europe/Paris',
  workingDays: false,
  graceMinutes: 450,
  longestMinutes: 600,
  retentionDays: 30,
  quotaBytes: '500000000000',
  secondSite: true,
  checkParts: 7,
  restoreTestDays: 30,
  note: null,
  ...more,
});
const expectedOf = (jobId: string): Promise<ExpectedRunRow[]> =>
  test.database.manager.find(ExpectedRunRow, { where: { jobId }, order: { dueAt: 'ASC' } });
const record = (report: Partial<RunReport> & { jobId: string }) =>
  test.app.get(RecordRun).execute({
    source: 'push',
    externalId: 'n1',
    outcome: 'success',
    startedAt: null,
    endedAt: null,
    ...report,
  });
const plan = () => test.app.get(ExpectRuns).fire();
const miss = () => test.app.get(MissRuns).fire();
const nightsOf = async (jobId: string): Promise<BackupNight[]> =>
  (await reader.get(`/api/backup-jobs/${jobId}/nights`).expect(200)).body.items;
describe('a job', () => {
  it('expects its next nights as soon as it is written', async () => {
    const { id: clientId } = await aClient(test.database);
    const { body } = await agent.post('/api/backup-jobs').send(written(clientId)).expect(201);
    expect(body).toMatchObject({ state: 'active', health: 'never', hasPushAddress: true, version: 1 });
    expect(body.next).toHaveLength(5);
    const expected = await expectedOf(body.id);
    expect(expected.map(({ dueAt }) => dueAt.toISOString())).toEqual(
      body.next.slice(0, expected.length).map(({ at }: { at: string }) => at),
    );
    expect(expected.length).toBeGreaterThan(0);
    expect(body.nextDueAt).toBe(body.next[0].at);
    const { body: list } = await reader
      .get('/api/backup-jobs')
      .query({ client: clientId, q: 'siège' })
      .expect(200);
    expect(list.items).toMatchObject([{ id: body.id, health: 'never', troubles: [] }]);
  });

  it.each<[Partial<NewBackupJob>, string]>([
    [{ schedule: 'tous les soirs' }, 'backup.schedule-invalid'],
    [{ schedule: '0 3 30 2 *' }, 'backup.schedule-never'],
    [{ schedule: '* * * * *' }, 'backup.schedule-too-often'],
    [{ zone: 'Europe/Angers' }, 'backup.zone-unknown'],
    [{ engine: 'restic', items: [] }, 'backup.items-missing'],
    [{ engine: 'restic', items: ['/srv/compta', '/etc'] }, 'backup.source-refused'],
    [{ engine: 'restic', items: ['/srv/../etc'] }, 'backup.source-refused'],
    [{ engine: 'restic', items: ['/srv-other'] }, 'backup.source-refused'],
  ])('is refused with %j: %s', async (more, code) => {
    const { id: clientId } = await aClient(test.database);
    const { body } = await agent.post('/api/backup-jobs').send(written(clientId, more)).expect(422);
    expect(body.code).toBe(code);
  });

  it.each<[Partial<NewBackupJob>, string, string, RegExp]>([
    [{ zone: '+02:00' }, 'backup.zone-unknown', 'zone', /fuseau/],
    [{ schedule: 'tous les soirs' }, 'backup.schedule-invalid', 'schedule', /horaire/],
    [{ engine: 'restic', items: [] }, 'backup.items-missing', 'items', /contrat/],
    [{ quotaBytes: '0' }, 'request.invalid', 'quotaBytes', /./],
  ])('is refused with %j: %s, said beside %s in its own words', async (more, code, path, words) => {
    const { id: clientId } = await aClient(test.database);
    const { body } = await agent.post('/api/backup-jobs').send(written(clientId, more)).expect(422);
    expect(body).toMatchObject({ code, errors: [{ path, message: expect.stringMatching(words) }] });
  });

  it('keeps what was contracted once', async () => {
    const { id: clientId } = await aClient(test.database);
    const items = ['/srv/a', '/srv/a/', '/srv/A'];
    const { body } = await agent.post('/api/backup-jobs').send(written(clientId, { items })).expect(201);
    expect(body.items).toEqual(['/srv/a', '/srv/A']);
  });

  it('has a name of its own, and is written by those who may', async () => {
    const { id: clientId } = await aClient(test.database);
    await agent.post('/api/backup-jobs').send(written(clientId)).expect(201);
    const { body } = await agent.post('/api/backup-jobs').send(written(clientId)).expect(422);
    expect(body.code).toBe('backup.name-taken');
    await reader
      .post('/api/backup-jobs')
      .send(written(clientId, { name: 'Autre' }))
      .expect(403);
  });

  it('forgets what it awaited when its hour changes, and expects nothing while it rests', async () => {
    const { id: clientId } = await aClient(test.database);
    const { body: made } = await agent.post('/api/backup-jobs').send(written(clientId)).expect(201);
    const { clientId: _, ...change } = written(clientId, { schedule: '15 4 * * *' });
    await agent
      .put(`/api/backup-jobs/${made.id}`)
      .send({ ...change, version: 1 })
      .expect(200);
    const minutes = (await expectedOf(made.id)).map(({ dueAt }) => dueAt.getUTCMinutes());
    expect(new Set(minutes)).toEqual(new Set([15]));
    await agent
      .put(`/api/backup-jobs/${made.id}`)
      .send({ ...change, version: 1 })
      .expect(409);
    const rest = { to: 'paused', reason: 'Serveur en réparation', version: 2 };
    await agent.post(`/api/backup-jobs/${made.id}/move`).send(rest).expect(200);
    expect(await expectedOf(made.id)).toEqual([]);
    await plan();
    expect(await expectedOf(made.id)).toEqual([]);
    const back = { to: 'active', reason: 'Réparé', version: 3 };
    await agent.post(`/api/backup-jobs/${made.id}/move`).send(back).expect(200);
    expect((await expectedOf(made.id)).length).toBeGreaterThan(0);
  });

  it('shows its address to those who keep jobs, and a new one kills the one before', async () => {
    const job = await aBackupJob(test.database);
    const one = (await agent.post(`/api/backup-jobs/${job.id}/push-address/renew`).expect(200)).body.url;
    expect(one).toMatch(/\/api\/push\/[\w-]{43}$/);
    expect((await agent.post(`/api/backup-jobs/${job.id}/push-address`).expect(200)).body.url).toBe(one);
    await reader.post(`/api/backup-jobs/${job.id}/push-address`).expect(403);
    const two = (await agent.post(`/api/backup-jobs/${job.id}/push-address/renew`).expect(200)).body.url;
    expect(two).not.toBe(one);
    await reader.post(new URL(one).pathname).expect(404);
    await reader
      .post(`${new URL(two).pathname}/start`)
      .query({ run: 'r1' })
      .expect(202);
    const row = await test.database.manager.findOneByOrFail(BackupJobRow, { id: job.id });
    expect(`${row.pushSecret}${row.pushHash}`).not.toContain(two.split('/').at(-1));
  });
});

describe('what is expected', () => {
  it('was missed when nothing came, even by a job that never ran, and is told once by two workers', async () => {
    const job = await aBackupJob(test.database, { expectedUntil: ago(50), graceMinutes: 60 });
    await Promise.all([plan(), plan()]);
    await Promise.all([miss(), miss(), miss()]);
    const states = (await expectedOf(job.id)).map(({ state, dueAt }) => [state, dueAt < ago(1)]);
    expect(states.filter(([, isPast]) => isPast).every(([state]) => state === 'missed')).toBe(true);
    const missed = states.filter(([state]) => state === 'missed').length;
    expect(missed).toBeGreaterThanOrEqual(1);
    const told = await test.database.query(
      "SELECT 1 FROM backup_expected WHERE job_id = ? AND state = 'missed'",
      [job.id],
    );
    expect(told).toHaveLength(missed);
    const { body } = await reader.get(`/api/backup-jobs/${job.id}`).expect(200);
    expect(body).toMatchObject({ health: 'bad', troubles: ['missed'] });
    const { body: list } = await reader
      .get('/api/backup-jobs')
      .query({ trouble: 'true', client: job.clientId });
    expect(list.items).toHaveLength(1);
  });

  it('is written once, however many workers look', async () => {
    const job = await aBackupJob(test.database, { expectedUntil: ago(200), schedule: '0 * * * *' });
    await Promise.all(Array.from({ length: 5 }, plan));
    const due = (await expectedOf(job.id)).map(({ dueAt }) => dueAt.getTime());
    expect(new Set(due).size).toBe(due.length);
    expect(due.length).toBeGreaterThanOrEqual(200);
    expect(due.every((at, index) => index === 0 || at - (due[index - 1] ?? 0) === hour)).toBe(true);
  });

  it('is satisfied by the run of its night; one that comes after all heals it and stays told', async () => {
    const job = await aBackupJob(test.database, { expectedUntil: ago(26), graceMinutes: 5 });
    await plan();
    const [night] = await expectedOf(job.id);
    if (!night) throw new Error('nothing was expected');
    await test.database.execute('UPDATE backup_expected SET due_at = ?, late_at = ? WHERE id = ?', [
      ago(20),
      ago(19),
      night.id,
    ]);
    await test.database.execute('DELETE FROM backup_expected WHERE job_id = ? AND id <> ?', [
      job.id,
      night.id,
    ]);
    await miss();
    await record({ jobId: job.id, startedAt: ago(2), endedAt: ago(1), bytesProcessed: 5000 });
    const [healed] = await expectedOf(job.id);
    expect(healed).toMatchObject({ state: 'satisfied', missedAt: expect.any(Date) });
    expect(await nightsOf(job.id)).toMatchObject([
      { expected: { state: 'satisfied' }, run: { outcome: 'success', bytesProcessed: '5000' } },
    ]);
    expect((await reader.get(`/api/backup-jobs/${job.id}`).expect(200)).body.health).toBe('good');
  });
});

describe('a run', () => {
  it('cannot have begun or ended after now: it does not answer to the night to come', async () => {
    const job = await aBackupJob(test.database, { expectedUntil: ago(2) });
    await plan();
    const [next] = await expectedOf(job.id);
    const at = new Date((next?.dueAt.getTime() ?? 0) + hour);
    await record({ jobId: job.id, startedAt: at, endedAt: at });
    const [run] = (await nightsOf(job.id)).flatMap((night) => night.run ?? []);
    expect(new Date(run?.startedAt ?? at).getTime()).toBeLessThanOrEqual(Date.now());
    expect(new Date(run?.endedAt ?? at).getTime()).toBeLessThanOrEqual(Date.now());
  });

  it('that was due a moment ago is awaited since then, and the next one is still to come', async () => {
    const job = await aBackupJob(test.database, { expectedUntil: ago(25), graceMinutes: 2880 });
    await plan();
    const { body } = await reader.get(`/api/backup-jobs/${job.id}`).expect(200);
    expect(new Date(body.awaitedSince).getTime()).toBeLessThanOrEqual(Date.now());
    expect(new Date(body.nextDueAt).getTime()).toBeGreaterThan(Date.now());
  });

  it('is one, however often it is told, and does not change once it has ended', async () => {
    const job = await aBackupJob(test.database);
    const start = { jobId: job.id, outcome: 'running' as const, startedAt: ago(1) };
    const [one, two] = await Promise.all([record(start), record(start)]);
    expect(one.runId).toBe(two.runId);
    const ends = await Promise.all([1, 2, 3].map(() => record({ jobId: job.id, outcome: 'failed' })));
    expect(ends.filter(({ recorded }) => recorded)).toHaveLength(1);
    await record({ jobId: job.id, outcome: 'warning' });
    expect(await record({ jobId: job.id, outcome: 'success' })).toEqual({
      runId: one.runId,
      recorded: false,
    });
    expect(await nightsOf(job.id)).toMatchObject([{ expected: null, run: { outcome: 'failed' } }]);
    const { body } = await reader.get(`/api/backup-jobs/${job.id}`).expect(200);
    expect(body).toMatchObject({ lastOutcome: 'failed', lastGoodAt: null, health: 'bad' });
  });

  it('that says success and left a contracted folder out is a warning that names it', async () => {
    const job = await aBackupJob(test.database, { items: ['/srv/compta', '/srv/devis'] });
    const objects = [
      { name: '/srv/compta', kind: 'folder' as const, outcome: 'success' as const, bytes: 12, message: null },
    ];
    const { runId } = await record({ jobId: job.id, objects, message: 'Tout va bien' });
    const { body } = await reader.get(`/api/backup-runs/${runId}`).expect(200);
    expect(body).toMatchObject({
      run: { outcome: 'warning', missing: ['/srv/devis'], message: 'Tout va bien' },
      objects: [{ name: '/srv/compta', outcome: 'success', bytes: '12' }],
      moreObjects: false,
    });
    expect((await record({ jobId: job.id, externalId: 'n2', objects: [] })).recorded).toBe(true);
    expect((await reader.get(`/api/backup-jobs/${job.id}`).expect(200)).body.lastOutcome).toBe('failed');
  });

  it('that never ends has failed, and its end is news when it comes after all', async () => {
    const job = await aBackupJob(test.database, { longestMinutes: 60 });
    const { runId } = await record({ jobId: job.id, outcome: 'running', startedAt: ago(2) });
    const giving = test.app.get(GiveUpRuns);
    const overdue = await giving.overdue(0, 500);
    expect(overdue).toContain(runId);
    await Promise.all([giving.fire(runId), giving.fire(runId)]);
    expect(await nightsOf(job.id)).toMatchObject([{ run: { outcome: 'failed', gaveUp: true } }]);
    await record({ jobId: job.id, outcome: 'success', endedAt: new Date() });
    await record({ jobId: job.id, outcome: 'success', endedAt: new Date() });
    const nights = await nightsOf(job.id);
    expect(nights.map(({ run }) => run?.outcome)).toEqual(['success', 'failed']);
  });

  it('that comes late does not hide a newer one', async () => {
    const job = await aBackupJob(test.database);
    await record({ jobId: job.id, externalId: 'new', outcome: 'failed', startedAt: ago(3), endedAt: ago(2) });
    await record({
      jobId: job.id,
      externalId: 'old',
      outcome: 'success',
      startedAt: ago(30),
      endedAt: ago(29),
    });
    const { body } = await reader.get(`/api/backup-jobs/${job.id}`).expect(200);
    expect(body).toMatchObject({ lastOutcome: 'failed' });
    expect(new Date(body.lastGoodAt).getTime()).toBeCloseTo(ago(29).getTime(), -4);
  });

  it('is shown in pages, the latest first', async () => {
    const job = await aBackupJob(test.database);
    for (const name of ['a', 'b', 'c', 'd', 'e']) await record({ jobId: job.id, externalId: name });
    const seen: string[] = [];
    let cursor: string | null = null;
    do {
      const query: { limit: number; cursor?: string } = cursor ? { limit: 2, cursor } : { limit: 2 };
      const { body }: { body: Page<BackupNight> } = await reader
        .get(`/api/backup-jobs/${job.id}/nights`)
        .query(query)
        .expect(200);
      seen.push(...body.items.map(({ run }) => run?.id ?? ''));
      cursor = body.nextCursor;
    } while (cursor);
    expect(seen).toHaveLength(5);
    expect([...seen].sort((a, b) => Number(b) - Number(a))).toEqual(seen);
  });
});

it('is shown by the demonstration: two months of nights, however often it is seeded', async () => {
  for (const name of ['Acme SAS', 'Borel Transports']) await aClient(test.database, { name });
  await test.database.execute('DELETE FROM backup_expected');
  await test.database.execute('DELETE FROM backup_run_object');
  for (const table of ['backup_push', 'backup_run', 'backup_job'])
    await test.database.execute(`DELETE FROM ${table}`);
  for (const _ of [1, 2]) await test.app.get(SeedBackups).execute();
  const { body } = await reader.get('/api/backup-jobs').expect(200);
  expect(body.items.map(({ name }: { name: string }) => name)).toEqual([
    'Base de gestion',
    'Messageries',
    'OneDrive',
    'Serveur de fichiers SRV-1',
    'Serveur de gestion',
    'SharePoint',
  ]);
  const failed = (await nightsOf(body.items[3].id)).find(({ run }) => run !== null);
  expect(failed).toMatchObject({ run: { outcome: 'failed' } });
  const { body: job } = await reader.get(`/api/backup-jobs/${body.items[3].id}`).expect(200);
  expect(job.usage.length).toBeGreaterThan(30);
  expect(job.quotaReachedOn > job.usage.at(-1).day).toBe(true);
});
