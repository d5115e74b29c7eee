import { rename } from 'node:fs/promises';
import path from 'node:path';
import { fromJson } from '@vigie/platform';
import { EngineWorld } from '../testing/engine-world';

jest.setTimeout(180_000);

let world: EngineWorld;
beforeAll(async () => {
  world = await EngineWorld.open('engine_sites');
});
afterAll(() => world.close());

type Job = Awaited<ReturnType<EngineWorld['job']>>['job'];

/** Does something while the second site is away. */
async function withoutSecond(act: () => Promise<void>): Promise<void> {
  const site = path.join(world.folder, 'second');
  await rename(site, `${site}-away`);
  await act();
  await rename(`${site}-away`, site);
}
const kinds = async (job: Job, state: string) =>
  (await world.operations(job)).filter((one) => one.state === state).map(({ kind }) => kind);
interface UpkeepNews {
  clientId: string;
  site: string;
  failed: boolean;
}
const upkeep = async ({ clientId }: Job) => {
  const rows = await world.database.query<{ payload: string | UpkeepNews }>(
    "SELECT payload FROM outbox WHERE job = 'backup.follow-upkeep' ORDER BY id",
  );
  return rows
    .map(({ payload }) => fromJson<UpkeepNews>(payload))
    .filter((one) => one.clientId === clientId)
    .map(({ site, failed }) => `${site} ${failed ? 'failed' : 'done'}`);
};

describe('a second site that is gone', () => {
  it('keeps nobody from forgetting and measuring at the first one', async () => {
    const { job } = await world.job({ secondSite: true, checkParts: 1 });
    await withoutSecond(async () => {
      expect((await world.backUp(job)).outcome).toBe('success');
    });
    expect(await kinds(job, 'failed')).toEqual(['copy', 'forget', 'check', 'measure']);
    expect(await world.rows('backup_repository', job)).toMatchObject([
      { site: 'primary', used_bytes: expect.stringMatching(/^\d+$/), snapshot_count: 1 },
      { site: 'second', used_bytes: null, measured_at: null },
    ]);
    expect(await world.rows('backup_check', job)).toMatchObject([
      { outcome: 'clean' },
      { outcome: 'failed' },
    ]);
    expect(await upkeep(job)).toEqual(['primary done', 'second failed', 'primary done', 'second failed']);
  });

  it('keeps nobody from the first backup, and is made when it is back', async () => {
    const { job } = await world.firstJob({ secondSite: true });
    await withoutSecond(async () => {
      expect((await world.backUp(job)).outcome).toBe('success');
    });
    expect(await kinds(job, 'failed')).toEqual(['init', 'copy']);
    expect((await world.backUp(job)).outcome).toBe('success');
    expect(await world.rows('backup_copy', job)).toMatchObject([
      { outcome: 'failed' },
      { outcome: 'success', source_count: 2 },
    ]);
  });

  it('is told where it was promised and nobody made one', async () => {
    const { job } = await world.job();
    await world.database.query('UPDATE backup_job SET second_site = 1 WHERE id = ?', [job.id]);
    await world.order(job, 'backup', job.id);
    await world.work(job);
    expect(await world.rows('backup_copy', job)).toMatchObject([
      { outcome: 'failed', message: 'no-repository: there is no second site here' },
    ]);
  });
});

describe('a repository that was found damaged', () => {
  it('forgets nothing until what was damaged was read clean, whatever the parts are now', async () => {
    const { job } = await world.job({ checkParts: 5 });
    const other = await world.job({ clientId: job.clientId, checkParts: 9 });
    const id = await world.repositoryId(job.clientId);
    const read = (part: number, parts: number, outcome: string) =>
      world.database.query(
        `INSERT INTO backup_check (client_id, repository_id, part, parts, outcome, errors, started_at, ended_at)
         VALUES (?, ?, ?, ?, ?, ?, NOW(3) - INTERVAL 1 DAY, NOW(3) - INTERVAL 1 DAY)`,
        [job.clientId, id, part, parts, outcome, outcome === 'errors' ? 1 : 0],
      );
    await read(3, 7, 'errors');
    await read(1, 5, 'clean');
    await world.backUp(other.job);
    // The strictest of what was agreed holds, and what is damaged comes first.
    expect((await world.rows<object>('backup_check', job)).at(-1)).toMatchObject({ part: 2, parts: 5 });
    expect(await kinds(job, 'done')).not.toContain('forget');
    await read(1, 1, 'clean');
    await world.backUp(job);
    expect(await kinds(job, 'done')).toContain('forget');
  });
});
