import { setTimeout as sleep } from 'node:timers/promises';
import { TestPlatform } from '../testing/test-platform';

describe('work that is alone', () => {
  let platform: TestPlatform;
  beforeAll(async () => {
    platform = await TestPlatform.open('alone', { config: { databasePool: 8 } });
  });
  afterAll(() => platform.close());

  const alone = <T>(name: string, work: () => Promise<T>, wait?: number) =>
    platform.database.alone(name, work, wait);

  it('never runs beside work of the same name', async () => {
    let [running, most] = [0, 0];
    const work = async () => {
      running += 1;
      most = Math.max(most, running);
      await sleep(20);
      running -= 1;
    };
    await Promise.all(Array.from({ length: 12 }, () => alone('step', work)));
    expect(most).toBe(1);
  });

  it('runs beside work of another name, and leaves connections for what that work needs', async () => {
    let [running, most] = [0, 0];
    const works = Array.from({ length: 40 }, (_, at) =>
      alone(`step ${at}`, async () => {
        running += 1;
        most = Math.max(most, running);
        const row = await platform.database.transaction((tx) => tx.query<{ one: number }>('SELECT 1 AS one'));
        await sleep(10);
        running -= 1;
        return row;
      }),
    );
    expect(await Promise.all(works)).toHaveLength(40);
    expect(most).toBe(4);
  });

  it('gives its name back when it fails, and passes the failure on', async () => {
    const broken = alone('step', () => Promise.reject(new Error('broken')));
    await expect(broken).rejects.toThrow('broken');
    expect(await alone('step', () => Promise.resolve('next'), 0)).toBe('next');
  });

  it('says that it is busy when the name is not free in time', async () => {
    const refused = alone('step', () => alone('step', () => Promise.resolve(), 0));
    await expect(refused).rejects.toMatchObject({ code: 'server.busy' });
  });

  it('frees the name of who died', async () => {
    let end = () => {};
    const ended = new Promise<void>((resolve) => (end = resolve));
    const first = alone('step', () => ended);
    const holder = "SELECT IS_USED_LOCK(SHA2(CONCAT(DATABASE(), ':', 'step'), 224)) AS id";
    let id: string | number | null = null;
    while (id === null)
      id = (await platform.database.one<{ id: string | number | null }>(holder))?.id ?? null;
    await platform.database.query(`KILL ${Number(id)}`);
    expect(await alone('step', () => Promise.resolve('next'), 5)).toBe('next');
    end();
    await first;
  });
});
