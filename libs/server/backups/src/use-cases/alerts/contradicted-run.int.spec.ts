import type { Database } from '@vigie/platform';
import type { TicketWorld } from '@vigie/tickets/testing';
import { alertHelpers, openBackupWorld } from '../../testing';
import { GiveUpRuns } from '../runs/give-up-runs';
import { RecordRun } from '../runs/record-run';
import { FollowRun } from './follow-run';

const finish = () => Promise.resolve(true);

describe('alerts of backups, when later news contradict a run', () => {
  let world: TicketWorld;
  let database: Database;
  beforeAll(async () => {
    world = await openBackupWorld('backup_contradicted');
    database = world.database;
  });
  afterAll(() => world.close());
  const { aJob, night, alertsOf, openOf } = alertHelpers(() => world);

  it('are over when it is told later that the run had ended well before it was given up', async () => {
    const job = await aJob({ longestMinutes: 60 });
    const startedAt = new Date(Date.now() - 7_200_000);
    const about = { jobId: job.id, source: 'poll' as const, externalId: 'slow-news', startedAt };
    const { runId } = await world.get(RecordRun).execute({ ...about, outcome: 'running', endedAt: null });
    await world.get(GiveUpRuns).fire(runId);
    await world.settle();
    expect(await openOf(job)).toEqual(['failed']);
    const endedAt = new Date(startedAt.getTime() + 600_000);
    await world.get(RecordRun).execute({ ...about, outcome: 'success', endedAt });
    await world.settle();
    expect(await openOf(job)).toEqual([]);
    expect(
      await database.query('SELECT last_outcome AS outcome FROM backup_job WHERE id = ?', [job.id]),
    ).toEqual([{ outcome: 'success' }]);
  });

  it('are not mended by a success that was contradicted, whenever a worker looks at it', async () => {
    const job = await aJob();
    await night(job, 2, 'failed');
    const { runId } = await night(job, 3, 'success');
    await night(job, 3, 'failed');
    await world.settle();
    expect(await alertsOf(job)).toMatchObject([{ alertClass: 'failed', streak: 2, isOpen: 1 }]);
    await world.get(FollowRun).ended({ runId, jobId: job.id, clientId: job.clientId }, finish);
    expect(await alertsOf(job)).toMatchObject([{ alertClass: 'failed', streak: 2, isOpen: 1 }]);
  });

  it('of figures compare a run with nights that stand, not with one that was contradicted', async () => {
    const job = await aJob();
    const figures = { bytesProcessed: 1000, filesTotal: 100, filesChanged: 5 };
    for (let index = 0; index < 7; index += 1) await night(job, index, 'success', figures);
    await night(job, 6, 'failed');
    await world.settle();
    await night(job, 7, 'success', { ...figures, bytesProcessed: 100 });
    await world.settle();
    // Six nights are too few to tell what is usual.
    expect(await openOf(job)).toEqual([]);
    await night(job, 8, 'success', { ...figures, bytesProcessed: 100 });
    await world.settle();
    expect(await openOf(job)).toEqual(['anomaly']);
  });
});
