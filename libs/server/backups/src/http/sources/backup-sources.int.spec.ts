import { aClient, aContact, aStaff, signedIn, type TestApp } from '@vigie/directory/testing';
import type { BackupReport, NasConnection, NasInput, Page } from '@vigie/wire';
import type { Agent } from 'supertest';
import { insertReport, type ArrivedReport } from '../../store/sources/report.store';
import { seeTask } from '../../store/sources/nas.store';
import { aBackupJob, startBackupApp } from '../../testing';
import { unmappedId } from '../../use-cases/sources/take-task';

let test: TestApp;
let desk: Agent;
let manager: Agent;
beforeAll(async () => {
  test = await startBackupApp('backup_sources_http');
  desk = await signedIn(test, await aStaff(test.database));
  manager = await signedIn(test, await aStaff(test.database, { roles: ['dispatcher'] }));
});
afterAll(() => test.stop());

let count = 0;
const arrive = (report: Partial<ArrivedReport>, minutesAgo = 60): Promise<string> =>
  test.database.transaction(async (tx) => {
    const id = await insertReport(tx, {
      kind: 'mail',
      externalId: `mail-${(count += 1)}`,
      sender: 'nas@acme.test',
      subject: 'Sauvegarde réussie',
      content: 'Tout est enregistré.',
      truncated: false,
      forged: false,
      receivedAt: new Date(Date.now() - minutesAgo * 60_000),
      reason: 'new',
      seems: 'success',
      ...report,
    });
    return id ?? '0';
  });
const rule = (jobId: string) => ({
  jobId,
  subject: 'Sauvegarde *',
  reader: 'words',
  words: { failure: ['échec'], warning: [], success: ['réussie'] },
});
const nas = (change: Partial<NasInput> = {}): Partial<NasInput> => ({
  name: `NAS ${(count += 1)}`,
  clientId: null,
  address: 'https://nas.exemple.test:5001/',
  privateNetwork: false,
  account: 'vigie',
  password: 'secret-du-nas',
  services: ['m365'],
  zone: 'Europe/Paris',
  everyMinutes: 30,
  active: true,
  ...change,
});

describe('what waits for a person', () => {
  it('comes the worst first, then the oldest, page by page', async () => {
    const green = await arrive({ subject: 'verte' }, 300);
    const red = await arrive({ subject: 'rouge', seems: 'failed' }, 10);
    const forged = await arrive({ subject: 'douteuse', reason: 'forged', forged: true }, 20);
    const older = await arrive({ subject: 'rouge plus ancienne', seems: 'failed' }, 30);
    const ids: string[] = [];
    let cursor: string | null = null;
    do {
      const query: Record<string, string> = { limit: '1', ...(cursor && { cursor }) };
      const page: Page<BackupReport> = (await desk.get('/api/backup-reports').query(query).expect(200)).body;
      ids.push(...page.items.map(({ id }) => id));
      cursor = page.nextCursor;
    } while (cursor);
    expect(ids).toEqual([older, red, forged, green]);
    expect((await desk.get('/api/backup-reports/count').expect(200)).body).toEqual({ waiting: 4 });
    for (const id of ids)
      await desk.post(`/api/backup-reports/${id}/ignore`).send({ reason: 'essai' }).expect(200);
    const { body } = await desk
      .get('/api/backup-reports')
      .query({ state: 'ignored', limit: '2' })
      .expect(200);
    expect(body.items.map((item: BackupReport) => item.note)).toEqual(['essai', 'essai']);
    await desk.post(`/api/backup-reports/${green}/ignore`).send({ reason: 'encore' }).expect(409);
  });

  it('is the same report however often its source tells of it', async () => {
    await arrive({ externalId: 'une-fois' });
    expect(await arrive({ externalId: 'une-fois' })).toBe('0');
  });

  it('becomes a run of the job that a person names, with their name', async () => {
    const job = await aBackupJob(test.database);
    const id = await arrive({ content: 'illisible', seems: 'unknown' });
    const body = { jobId: job.id, outcome: 'failed', note: 'Disque plein, vu sur le NAS' };
    await desk
      .post(`/api/backup-reports/${id}/run`)
      .send({ ...body, outcome: 'unknown' })
      .expect(422);
    await desk
      .post(`/api/backup-reports/${id}/run`)
      .send({ ...body, jobId: '999999' })
      .expect(404);
    const placed = await desk.post(`/api/backup-reports/${id}/run`).send(body).expect(200);
    expect(placed.body).toMatchObject({ state: 'placed', job: { id: job.id }, note: body.note });
    const [run] = await test.database.query<{ source: string; outcome: string; message: string }>(
      'SELECT source, outcome, message FROM backup_run WHERE job_id = ?',
      [job.id],
    );
    expect(run).toMatchObject({ source: 'hand', outcome: 'failed' });
    expect(run?.message).toContain(body.note);
    await desk.post(`/api/backup-reports/${id}/run`).send(body).expect(409);
  });

  it('teaches a rule that can be forgotten', async () => {
    const job = await aBackupJob(test.database);
    const id = await arrive({ sender: 'sage@acme.test' });
    await desk
      .post(`/api/backup-reports/${id}/rule`)
      .send({ ...rule(job.id), subject: '*' })
      .expect(422);
    const { body } = await desk.post(`/api/backup-reports/${id}/rule`).send(rule(job.id)).expect(200);
    expect(body).toMatchObject({ alsoRead: 0, report: { state: 'placed', seems: 'success' } });
    const rules = await desk.get('/api/backup-sources/rules').expect(200);
    const [taught] = rules.body.items;
    expect(taught).toMatchObject({ sender: 'sage@acme.test', job: { id: job.id } });
    await desk.delete(`/api/backup-sources/rules/${taught.id}`).expect(403);
    await manager.delete(`/api/backup-sources/rules/${taught.id}`).expect(204);
    await manager.delete(`/api/backup-sources/rules/${taught.id}`).expect(404);
  });

  it('is nothing that a client sees', async () => {
    const contact = await aContact(test.database, { clientId: (await aClient(test.database)).id });
    const client = await signedIn(test, contact);
    for (const path of [
      'backup-reports',
      'backup-reports/count',
      'backup-sources/nas',
      'backup-sources/rules',
    ])
      await client.get(`/api/${path}`).expect(403);
  });
});

describe('a NAS', () => {
  it('is set up by who manages backups, and keeps its password to itself', async () => {
    await desk.post('/api/backup-sources/nas').send(nas()).expect(403);
    const made = await manager.post('/api/backup-sources/nas').send(nas()).expect(201);
    expect(JSON.stringify(made.body)).not.toContain('secret-du-nas');
    expect(made.body).toMatchObject({
      address: 'https://nas.exemple.test:5001',
      polling: true,
      failure: null,
    });
    const { id, version, name } = made.body as NasConnection;
    await manager.post('/api/backup-sources/nas').send(nas({ name })).expect(422);
    const { password: _none, ...rest } = nas({ name, everyMinutes: 60 });
    await manager
      .put(`/api/backup-sources/nas/${id}`)
      .send({ ...rest, version: version + 1 })
      .expect(409);
    const changed = await manager
      .put(`/api/backup-sources/nas/${id}`)
      .send({ ...rest, version })
      .expect(200);
    expect(changed.body).toMatchObject({ everyMinutes: 60 });
    const tried = await manager.post(`/api/backup-sources/nas/${id}/test`).send({}).expect(200);
    expect(tried.body).toMatchObject({ failure: 'unreachable', tasks: [] });
  });

  it.each<[Partial<NasInput>, string]>([
    [{ address: 'http://nas.exemple.test' }, 'address'],
    [{ address: 'ftp://nas.exemple.test' }, 'address'],
    [{ address: 'https://a:b@nas.exemple.test' }, 'address'],
    [{ zone: 'Angers' }, 'zone'],
    [{ services: [] }, 'services'],
    [{ clientId: '999999' }, 'clientId'],
    [{ everyMinutes: 1 }, 'everyMinutes'],
  ])('is refused with %j', async (change, path) => {
    const { body } = await manager.post('/api/backup-sources/nas').send(nas(change)).expect(422);
    expect(body.errors).toEqual([expect.objectContaining({ path })]);
  });

  it('has each of its tasks attached to a job, and detached again', async () => {
    const job = await aBackupJob(test.database);
    const { body: made } = await manager
      .post('/api/backup-sources/nas')
      .send(nas({ clientId: job.clientId }))
      .expect(201);
    const foreign = await aBackupJob(test.database);
    const task = await test.database.transaction((tx) =>
      seeTask(tx, {
        ...{ connectionId: made.id, service: 'm365', taskKey: '1', name: 'Acme' },
        ...{ outcome: 'success', executedAt: new Date() },
      }),
    );
    const id = await arrive({
      ...{ kind: 'task', externalId: unmappedId(task.id), nasTaskId: task.id, reason: 'unmapped' },
    });
    await desk.post(`/api/backup-reports/${id}/rule`).send(rule(job.id)).expect(422);
    const other = await desk.post(`/api/backup-reports/${id}/task`).send({ jobId: foreign.id }).expect(422);
    expect(other.body.code).toBe('nas.other-client');
    await desk.post(`/api/backup-reports/${id}/task`).send({ jobId: job.id }).expect(200);
    const mapped = await desk.get(`/api/backup-sources/nas/${made.id}`).expect(200);
    expect(mapped.body.tasks).toEqual([expect.objectContaining({ name: 'Acme', job: expect.anything() })]);
    await manager.delete(`/api/backup-sources/tasks/${task.id}/job`).expect(204);
    expect((await desk.get(`/api/backup-reports/${id}`).expect(200)).body).toMatchObject({
      state: 'waiting',
      job: null,
    });
    const mail = await arrive({});
    await desk.post(`/api/backup-reports/${mail}/task`).send({ jobId: job.id }).expect(422);
  });
});
