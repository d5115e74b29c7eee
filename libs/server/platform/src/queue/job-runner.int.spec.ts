import { setTimeout as sleep } from 'node:timers/promises';
import { pino } from 'pino';
import type { Database } from '../db/database';
import { TestPlatform } from '../testing/test-platform';
import { jobNames, type JobName } from './catalogue';
import type { JobHandler } from './job-handler';
import { JobRunner } from './job-runner';

const logger = pino({ level: 'silent' });
const job = 'mail.send';

function runnerWith(database: Database, handlers: JobHandler[]): JobRunner {
  return new JobRunner(database, handlers, logger);
}

const idle = (name: JobName): JobHandler => ({ job: name, run: () => Promise.resolve() });
const idleBut = (handler: JobHandler) => [
  handler,
  ...jobNames.filter((name) => name !== handler.job).map(idle),
];

describe('the handlers of a worker', () => {
  const database = {} as Database;

  it('are complete, or it does not start', () => {
    const handlers = jobNames.map(idle);
    expect(() => runnerWith(database, handlers)).not.toThrow();
    expect(() => runnerWith(database, handlers.slice(1))).toThrow(`No handler for the jobs: ${jobNames[0]}`);
  });

  it('are one for each job, or it does not start', () => {
    const handlers = [...jobNames.map(idle), idle(job)];
    expect(() => runnerWith(database, handlers)).toThrow(`Two handlers for the job ${job}`);
  });
});

describe('a durable job', () => {
  let platform: TestPlatform;
  beforeAll(async () => {
    platform = await TestPlatform.open('job_runner');
  });
  afterAll(() => platform.close());

  async function insertJob(): Promise<string> {
    return platform.database.transaction(async (tx) => {
      await tx.emit('mail.queued', { outboundMailId: '1' });
      const [row] = await tx.query<{ id: string }>('SELECT MAX(id) AS id FROM outbox');
      return row?.id ?? '';
    });
  }

  const rowOf = async (id: string) => {
    const [row] = await platform.database.query<Record<string, unknown>>(
      `SELECT attempts, failed, last_error, done_at IS NOT NULL AS done, available_at > NOW(3) AS later,
              dispatched_at FROM outbox WHERE id = ?`,
      [id],
    );
    return { ...row, done: Number(row?.['done']), later: Number(row?.['later']) };
  };

  it('that fails is tried again later, and says why', async () => {
    const run = () => Promise.reject(new Error('no network'));
    const id = await insertJob();
    await platform.database.query('UPDATE outbox SET dispatched_at = NOW(3) WHERE id = ?', [id]);
    await runnerWith(platform.database, idleBut({ job, run })).run(id);
    expect(await rowOf(id)).toEqual({
      attempts: 1,
      failed: 0,
      last_error: 'Error: no network',
      done: 0,
      later: 1,
      dispatched_at: null,
    });
  });

  it('that always fails is given up in the end, where people see it', async () => {
    const run = jest.fn(() => Promise.reject(new Error('no network')));
    const runner = runnerWith(platform.database, idleBut({ job, run }));
    const id = await insertJob();
    for (let attempt = 0; attempt < 15; attempt += 1) await runner.run(id);
    expect(run).toHaveBeenCalledTimes(10);
    expect(await rowOf(id)).toMatchObject({ attempts: 10, failed: 1, done: 1 });
  });

  it('that is given up tells so itself, and stays to be done until it could', async () => {
    const run = () => Promise.reject(new Error('no network'));
    const giveUp = jest.fn(() => Promise.resolve());
    giveUp.mockRejectedValueOnce(new Error('no database either'));
    const runner = runnerWith(platform.database, idleBut({ job, run, giveUp }));
    const id = await insertJob();
    for (let attempt = 0; attempt < 9; attempt += 1) await runner.run(id);
    expect(giveUp).not.toHaveBeenCalled();
    await runner.run(id);
    expect(await rowOf(id)).toMatchObject({ attempts: 10, failed: 0, done: 0, later: 1 });
    for (let attempt = 0; attempt < 3; attempt += 1) await runner.run(id);
    expect(giveUp.mock.calls).toEqual([[{ outboundMailId: '1' }], [{ outboundMailId: '1' }]]);
    expect(await rowOf(id)).toMatchObject({ attempts: 11, failed: 1, done: 1 });
  });

  it('has its effect once, however many workers run it at the same moment', async () => {
    const id = await insertJob();
    let effects = 0;
    const run: JobHandler['run'] = async (_payload, finish) => {
      await platform.database.transaction(async (tx) => {
        await sleep(10);
        if (await finish(tx)) effects += 1;
      });
    };
    const runner = runnerWith(platform.database, idleBut({ job, run }));
    await Promise.all(Array.from({ length: 6 }, () => runner.run(id)));
    expect(effects).toBe(1);
    expect(await rowOf(id)).toMatchObject({ done: 1, failed: 0, attempts: 0 });
  });

  it('that failed after its effect was committed is not run again', async () => {
    const id = await insertJob();
    const run = jest.fn<Promise<void>, Parameters<JobHandler['run']>>(async (_payload, finish) => {
      await platform.database.transaction(finish);
      throw new Error('too late to matter');
    });
    const runner = runnerWith(platform.database, idleBut({ job, run }));
    await runner.run(id);
    await runner.run(id);
    expect(run).toHaveBeenCalledTimes(1);
    expect(await rowOf(id)).toMatchObject({ done: 1, failed: 0 });
  });
});
