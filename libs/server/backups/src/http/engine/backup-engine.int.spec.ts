import { aClient, aContact, aStaff, signedIn, type TestApp } from '@vigie/directory/testing';
import type { BackupOperation, BackupRepository, Page } from '@vigie/wire';
import type { Agent } from 'supertest';
import { aBackupJob, startBackupApp } from '../../testing';
import { OpenRepositories } from '../../use-cases/engine/open-repositories';
import { ResumeOperations } from '../../use-cases/engine/resume-operations';
import { StartDueBackups } from '../../use-cases/engine/start-due-backups';
import { WorkRepository } from '../../use-cases/engine/work-repository';

let test: TestApp;
let agent: Agent;
beforeAll(async () => {
  test = await startBackupApp('backup_engine');
  agent = await signedIn(test, await aStaff(test.database, { roles: ['dispatcher'] }));
});
afterAll(() => test.stop());

const ours = { engine: 'restic' as const, items: ['/srv/compta'], secondSite: true };
const operationsOf = async (jobId: string): Promise<BackupOperation[]> =>
  (await agent.get(`/api/backup-jobs/${jobId}/operations`).expect(200)).body.items;
const page = async (q: string): Promise<Page<BackupRepository>> =>
  (await agent.get('/api/backup-repositories').query({ q }).expect(200)).body;
const due = (job: { id: string; clientId: string }, seconds: number) =>
  test.database.query(
    `INSERT INTO backup_expected (job_id, client_id, due_at, due_on, late_at, state)
     VALUES (?, ?, NOW(3) + INTERVAL ? SECOND, CURDATE(), NOW(3) + INTERVAL 7 HOUR, 'awaited')`,
    [job.id, job.clientId, seconds],
  );

describe('our engine', () => {
  it('says that it is not there as soon as a worker has looked', async () => {
    expect((await agent.get('/api/backup-engine').expect(200)).body).toMatchObject({ level: 'unknown' });
    await test.app.get(ResumeOperations).overdue(0, 10);
    expect((await agent.get('/api/backup-engine').expect(200)).body).toMatchObject({
      ...{ level: 'absent', version: null, hasSecondSite: true },
    });
  });

  it('does for a job what a person asks, once at a time, and the run without an engine has failed', async () => {
    const job = await aBackupJob(test.database, ours);
    const ask = (kind: string) => agent.post(`/api/backup-jobs/${job.id}/operations`).send({ kind });
    expect((await ask('backup').expect(201)).body.items).toMatchObject([
      { kind: 'backup', state: 'waiting', progress: null, askedBy: expect.any(String) },
    ]);
    expect((await ask('backup').expect(409)).body.code).toBe('backup.already-asked');
    const [row] = await test.database.query<{ id: string }>(
      "SELECT id FROM backup_repository WHERE client_id = ? AND site = 'primary'",
      [job.clientId],
    );
    const resuming = test.app.get(ResumeOperations);
    await test.database.query('UPDATE backup_operation SET due_at = NOW(3) - INTERVAL 2 SECOND');
    // Whoever was told of it a moment ago is not told again.
    expect(await resuming.overdue(700, 10)).not.toContain(row?.id);
    await test.database.query('UPDATE backup_repository SET told_until = NULL');
    expect(await resuming.overdue(700, 10)).toContain(row?.id);
    await Promise.all([resuming.fire(row?.id ?? ''), resuming.fire(row?.id ?? '')]);
    const told = await test.database.query(
      "SELECT id FROM outbox WHERE job = 'backup.operate' AND JSON_VALUE(payload, '$.repositoryId') = ?",
      [row?.id],
    );
    expect(told).toHaveLength(2);
    await test.app.get(WorkRepository).execute(row?.id ?? '');
    expect(await operationsOf(job.id)).toMatchObject([{ state: 'failed', failure: 'absent' }]);
    const [run] = await test.database.query<{ outcome: string; source: string }>(
      'SELECT outcome, source FROM backup_run WHERE job_id = ?',
      [job.id],
    );
    expect(run).toEqual({ outcome: 'failed', source: 'engine' });
    expect(await resuming.overdue(700, 10)).not.toContain(row?.id);
    await ask('backup').expect(201);
  });

  it('keeps one repository and one sealed key for each client and site, however many ask', async () => {
    const { id: clientId, name } = await aClient(test.database);
    await aBackupJob(test.database, { ...ours, clientId, quotaBytes: '1000' });
    const opening = test.app.get(OpenRepositories);
    const ensure = () => test.database.transaction((tx) => opening.ensure(tx, clientId));
    await Promise.all([ensure(), ensure(), ensure()]);
    const [shown] = (await page(name)).items;
    expect(shown).toMatchObject({
      ...{ client: { id: clientId, name }, jobs: 1, quotaBytes: '1000', lastCopy: null },
      sites: [
        { site: 'primary', initialisedAt: null, frozen: false, lastCheck: null },
        { site: 'second', initialisedAt: null },
      ],
      operation: { kind: 'init', state: 'waiting' },
      waiting: 1,
    });
    const rows = await test.database.query<{ key: string }>(
      'SELECT sealed_key AS `key` FROM backup_repository WHERE client_id = ?',
      [clientId],
    );
    expect(rows.map(({ key }) => key.slice(0, 3))).toEqual(['k1.', 'k1.']);
    await agent.post(`/api/clients/${clientId}/backup-operations`).send({ kind: 'check' }).expect(204);
    await agent.post(`/api/clients/${clientId}/backup-operations`).send({ kind: 'check' }).expect(409);
  });

  it('makes no second repository that nobody was promised', async () => {
    const job = await aBackupJob(test.database, { ...ours, secondSite: false });
    await agent.post(`/api/clients/${job.clientId}/backup-operations`).send({ kind: 'init' }).expect(204);
    const rows = await test.database.query('SELECT site FROM backup_repository WHERE client_id = ?', [
      job.clientId,
    ]);
    expect(rows).toEqual([{ site: 'primary' }]);
  });

  it('is asked for nothing by those who only read, of jobs of others, or of clients that are not there', async () => {
    const other = await aBackupJob(test.database);
    const refused = await agent.post(`/api/backup-jobs/${other.id}/operations`).send({ kind: 'backup' });
    expect([refused.status, refused.body.code]).toEqual([422, 'backup.not-ours']);
    await agent.post('/api/backup-jobs/999999/operations').send({ kind: 'backup' }).expect(404);
    await agent.get('/api/backup-jobs/999999/operations').expect(404);
    await agent.post('/api/clients/999999/backup-operations').send({ kind: 'check' }).expect(404);
    await agent.post(`/api/backup-jobs/${other.id}/operations`).send({ kind: 'forget' }).expect(422);
    const portal = await signedIn(test, await aContact(test.database, { clientId: other.clientId }));
    await portal.get('/api/backup-repositories').expect(403);
    await portal.post(`/api/backup-jobs/${other.id}/operations`).send({ kind: 'backup' }).expect(403);
  });

  it('begins what is due, once, and leaves alone what is not ours, paused, missed or not due yet', async () => {
    const starting = test.app.get(StartDueBackups);
    const mine = await aBackupJob(test.database, ours);
    const paused = await aBackupJob(test.database, { ...ours, state: 'paused' });
    const foreign = await aBackupJob(test.database);
    const later = await aBackupJob(test.database, ours);
    for (const job of [mine, paused, foreign]) await due(job, -5);
    await due(later, 300);
    const ids = await starting.overdue(0, 100);
    expect(ids).toHaveLength(1);
    expect((await starting.upcoming(600_000, 100)).map(({ at }) => at > new Date())).toEqual([true]);
    const soon = await starting.upcoming(600_000, 100);
    await Promise.all([...ids, ...ids, ...soon.map(({ id }) => id)].map((id) => starting.fire(id)));
    expect(await operationsOf(mine.id)).toMatchObject([{ kind: 'backup', state: 'waiting', askedBy: null }]);
    expect(await operationsOf(later.id)).toEqual([]);
    expect(await starting.overdue(0, 100)).toEqual([]);
  });
});
