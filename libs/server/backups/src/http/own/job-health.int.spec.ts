import { dayOf, type Database } from '@vigie/platform';
import type { AlertClass, EndedOutcome } from '@vigie/rules';
import type { TicketWorld } from '@vigie/tickets/testing';
import type { BackupAlert, BackupJob, BackupJobItem, BoardCounts, BoardItem, OwnBackups } from '@vigie/wire';
import type { Agent } from 'supertest';
import { BackupRepositoryRow } from '../../store/engine/backup-repository.row';
import { insertCopy } from '../../store/engine/proof.store';
import type { BackupJobRow } from '../../store/runs/backup-job.row';
import { ExpectedRunRow } from '../../store/runs/expected-run.row';
import { aBackupJob, openBackupWorld } from '../../testing';
import { RaiseAlert } from '../../use-cases/alerts/raise-alert';
import { RecordRun } from '../../use-cases/runs/record-run';

const dayMs = 86_400_000;

describe('how a job stands, for us and for its client', () => {
  let world: TicketWorld;
  let database: Database;
  let lea: Agent;
  beforeAll(async () => {
    world = await openBackupWorld('backup_health');
    database = world.database;
    lea = await world.http(await world.staff('technician'));
  });
  afterAll(() => world.close());

  let count = 0;
  const aJob = async (values: Partial<BackupJobRow> = {}) => {
    const { id: clientId, requester } = await world.client();
    const job = await aBackupJob(database, { clientId, ...values });
    return { job, portal: await world.http(requester) };
  };
  const ran = async (job: BackupJobRow, outcome: EndedOutcome, daysAgo = 0) => {
    const endedAt = new Date(Date.now() - 60_000 - daysAgo * dayMs);
    const { runId } = await world.get(RecordRun).execute({
      ...{ jobId: job.id, source: 'push', externalId: `run-${(count += 1)}`, outcome },
      ...{ startedAt: new Date(endedAt.getTime() - 60_000), endedAt },
    });
    await world.settle();
    return `run-${runId}`;
  };
  const wasDue = (job: BackupJobRow, daysAgo: number, state: 'missed' | 'awaited' | 'excused') => {
    const dueAt = new Date(Date.now() - daysAgo * dayMs);
    return database.manager.insert(ExpectedRunRow, {
      ...{ jobId: job.id, clientId: job.clientId, dueAt, dueOn: dayOf(dueAt), lateAt: dueAt, state },
      ...(state === 'missed' && { missedAt: dueAt }),
    });
  };
  const raise = (job: BackupJobRow, alertClass: AlertClass) =>
    database.transaction((tx) =>
      world.get(RaiseAlert).raise(tx, {
        jobId: job.id,
        class: alertClass,
        detail: 'Vu',
        at: new Date(),
        cause: `test:${(count += 1)}`,
      }),
    );
  const thingOf = async (portal: Agent) => {
    const own: OwnBackups = (await portal.get('/api/portal/backups').expect(200)).body;
    return own.things[0];
  };
  const detailOf = async (job: BackupJobRow): Promise<BackupJob> =>
    (await lea.get(`/api/backup-jobs/${job.id}`).expect(200)).body;
  const troubled = async (job: BackupJobRow): Promise<BackupJobItem[]> =>
    (await lea.get(`/api/backup-jobs?client=${job.clientId}&trouble=true`).expect(200)).body.items;
  const board = async (job: BackupJobRow, show: 'work' | 'greens'): Promise<BoardItem[]> =>
    (await lea.get(`/api/backups/review?client=${job.clientId}&show=${show}`).expect(200)).body.items;
  const counts = async (job: BackupJobRow): Promise<BoardCounts> =>
    (await lea.get(`/api/backups/review/counts?client=${job.clientId}`).expect(200)).body;

  const alerts = async (query: string): Promise<BackupAlert[]> =>
    (await lea.get(`/api/backups/alerts?${query}`).expect(200)).body.items;

  it.each([
    ['replication', 'warning', 'orange'],
    ['integrity', 'bad', 'red'],
    ['upkeep', 'warning', 'orange'],
    ['coverage', 'warning', 'orange'],
    ['anomaly', 'warning', 'orange'],
    ['quota', 'warning', 'orange'],
  ] as const)('a green run with an open alert of %s is green nowhere', async (alertClass, health, light) => {
    const { job, portal } = await aJob();
    const run = await ran(job, 'success');
    expect(await thingOf(portal)).toMatchObject({ light: 'green', trouble: null });
    expect(await troubled(job)).toEqual([]);
    await raise(job, alertClass);
    expect(await thingOf(portal)).toMatchObject({ light, trouble: alertClass });
    expect(await detailOf(job)).toMatchObject({ health, troubles: [alertClass] });
    expect(await troubled(job)).toMatchObject([{ id: job.id, health }]);
    // And it stands apart on the board, with its alert and its ticket.
    expect(await board(job, 'greens')).toEqual([]);
    expect(await board(job, 'work')).toMatchObject([
      {
        id: run,
        outcome: 'success',
        troubles: [alertClass],
        ticket: { number: expect.stringMatching(/^T-/) },
      },
    ]);
    expect(await counts(job)).toMatchObject({
      ...{ total: 1, outcomes: { success: 1 }, greens: { count: 0, upTo: null } },
    });
  });

  it('what is wrong with a repository is true of all jobs that share it', async () => {
    const { job, portal } = await aJob({ engine: 'restic' });
    const bearer = await aBackupJob(database, { clientId: job.clientId, engine: 'restic', secondSite: true });
    const run = await ran(job, 'success');
    // The quota of another engine is no matter of the repository.
    await raise(await aBackupJob(database, { clientId: job.clientId, engine: 'push' }), 'quota');
    await raise(bearer, 'replication');
    expect(await detailOf(job)).toMatchObject({ health: 'good', troubles: [] });
    expect(await board(job, 'greens')).toMatchObject([{ id: run }]);
    await raise(bearer, 'integrity');
    expect(await detailOf(job)).toMatchObject({ health: 'bad', troubles: ['integrity'] });
    expect((await troubled(job)).map(({ id }) => id)).toContain(job.id);
    expect(await thingOf(portal)).toMatchObject({ light: 'red', trouble: 'integrity' });
    // Nobody judges it good with the others: it shows the ticket that the other job bears.
    expect(await counts(job)).toMatchObject({ greens: { count: 0 } });
    expect(await board(job, 'greens')).toEqual([]);
    expect(await board(job, 'work')).toMatchObject([
      { id: run, troubles: ['integrity'], ticket: { number: expect.stringMatching(/^T-/) } },
    ]);
    expect(await alerts(`job=${job.id}`)).toMatchObject([{ class: 'integrity', job: { id: bearer.id } }]);
  });

  it('says that coverage is unknown where users have to be in it and a run names nobody', async () => {
    const [users, files] = [await aJob({ kind: 'onedrive' }), await aJob()];
    for (const { job } of [users, files]) await ran(job, 'success');
    expect(await detailOf(users.job)).toMatchObject({ coverageUnknown: true });
    expect(await detailOf(files.job)).toMatchObject({ coverageUnknown: false });
  });

  it('a ticket leads to its job and its run, also once it is over', async () => {
    const { job } = await aJob();
    const run = await ran(job, 'failed');
    const [alert] = await alerts(`job=${job.id}`);
    const about = { job: { id: job.id }, class: 'failed', runId: run.slice(4) };
    expect(alert).toMatchObject({ ...about, resolvedAt: null });
    expect(await alerts(`ticket=${alert?.ticket.id ?? ''}`)).toMatchObject([about]);
    await ran(job, 'success');
    expect(await alerts(`job=${job.id}`)).toEqual([]);
    expect(await alerts(`ticket=${alert?.ticket.id ?? ''}`)).toMatchObject([
      { ...about, resolvedAt: expect.any(String) },
    ]);
  });

  it('goes by the occurrences of the job, not by a number of days', async () => {
    const { job, portal } = await aJob({ schedule: '30 22 * * 5' });
    await wasDue(job, 8, 'missed');
    await ran(job, 'success', 6);
    await wasDue(job, 2, 'excused');
    expect(await thingOf(portal)).toMatchObject({ light: 'green' });
    await wasDue(job, 1, 'missed');
    expect(await thingOf(portal)).toMatchObject({ light: 'red', trouble: 'missed' });
    expect(await detailOf(job)).toMatchObject({ health: 'bad', troubles: ['missed'] });
    expect(await troubled(job)).toHaveLength(1);
  });

  it('counts an occurrence that ran out of its time before anybody said so', async () => {
    const { job, portal } = await aJob();
    await ran(job, 'success', 3);
    await wasDue(job, 2, 'awaited');
    expect(await thingOf(portal)).toMatchObject({ light: 'red', trouble: 'missed' });
    expect(await troubled(job)).toHaveLength(1);
  });

  it('a run that was broken off has failed, and a pause is said to be one', async () => {
    const { job, portal } = await aJob();
    await ran(job, 'cancelled');
    expect(await thingOf(portal)).toMatchObject({ light: 'red', trouble: 'failed' });
    expect(await detailOf(job)).toMatchObject({ health: 'bad', troubles: ['failed'] });
    const paused = await aJob({ state: 'paused' });
    await ran(paused.job, 'success', 9);
    expect(await thingOf(paused.portal)).toMatchObject({ light: 'paused' });
  });

  it('claims of the second site what was seen, or what was agreed', async () => {
    const other = await aJob({ engine: 'veeam', secondSite: true });
    expect(await thingOf(other.portal)).toMatchObject({ secondSite: 'contract', copiedAt: null });
    const { job, portal } = await aJob({ engine: 'restic', secondSite: true });
    await database.query('DELETE FROM backup_engine');
    expect(await thingOf(portal)).toMatchObject({ secondSite: 'absent', copiedAt: null });
    expect(await detailOf(job)).toMatchObject({ secondSite: true, secondSiteSeen: 'absent' });
    await database.query(
      `INSERT INTO backup_engine (name, version, level, has_second_site, seen_at) VALUES ('restic', '0.18.0', 'full', 1, NOW(3))`,
    );
    expect(await thingOf(portal)).toMatchObject({ secondSite: 'awaited' });
    const copy = async (outcome: 'success' | 'failed') => {
      const repositoryId = await database.transaction((tx) =>
        tx.insert(BackupRepositoryRow, {
          ...{ clientId: job.clientId, site: outcome === 'success' ? 'second' : 'primary', folder: 'c' },
          ...{ generation: 1, sealedKey: null, chunkerCopied: false, createdAt: new Date() },
        }),
      );
      await database.transaction((tx) =>
        insertCopy(tx, {
          ...{ clientId: job.clientId, jobId: job.id, repositoryId, outcome, message: null },
          ...{ sourceCount: 1, missingCount: 0, startedAt: new Date() },
        }),
      );
    };
    await copy('failed');
    expect(await thingOf(portal)).toMatchObject({ secondSite: 'awaited', copiedAt: null });
    await copy('success');
    expect(await thingOf(portal)).toMatchObject({ secondSite: 'copied', copiedAt: expect.any(String) });
    expect((await detailOf(job)).copiedAt).not.toBeNull();
  });
});
