import { TestPlatform } from '../testing/test-platform';
import { SharedLimit } from './shared-limit';

describe('a limit over all processes', () => {
  let platform: TestPlatform;
  beforeAll(async () => {
    platform = await TestPlatform.open('shared_limit', { config: { databasePool: 8 } });
  });
  afterAll(() => platform.close());

  it('holds whoever asks, and nobody is given the same place twice', async () => {
    const limit = { most: 3, windowMs: 400 };
    const two = [1, 2].map(() => new SharedLimit(platform.database, 'index', limit));
    const started = Date.now();
    const calls: number[] = [];
    await Promise.all(
      Array.from({ length: 10 }, async (_, at) => {
        await two[at % 2]?.take();
        calls.push(Date.now() - started);
      }),
    );
    expect(calls).toHaveLength(10);
    // The fourth, seventh and tenth each wait for a whole stretch.
    expect(calls.at(-1)).toBeGreaterThanOrEqual(1195);
    expect(calls.filter((at) => at < 395).length).toBeLessThanOrEqual(3);
  });

  it('is another one under another name', async () => {
    const [one, other] = ['one', 'other'].map(
      (name) => new SharedLimit(platform.database, name, { most: 1, windowMs: 3_600_000 }),
    );
    await one?.take();
    await other?.take();
    const rows = await platform.database.query("SELECT name FROM call_limit WHERE name IN ('one', 'other')");
    expect(rows).toHaveLength(2);
  });
});
