import { randomUUID } from 'node:crypto';
import { RedisConnections } from '@vigie/platform';
import { testConfig } from '@vigie/platform/testing';
import { AttemptLimits } from './attempt-limits';

const anyDatabase = 'mysql://nobody@localhost/none';
const open: RedisConnections[] = [];
afterAll(() => Promise.all(open.map((redis) => redis.onApplicationShutdown())));

function connections(redisUrl?: string): RedisConnections {
  const redis = new RedisConnections(testConfig(anyDatabase, redisUrl ? { redisUrl } : {}));
  open.push(redis);
  return redis;
}

async function connected(): Promise<RedisConnections> {
  const redis = connections();
  await new Promise((resolve) => redis.failFast.once('ready', resolve));
  return redis;
}

/** How many of `tries` made at once are let through. */
async function letThrough(limits: AttemptLimits[], key: string, tries: number): Promise<number> {
  const results = await Promise.allSettled(
    Array.from({ length: tries }, (_, i) => limits[i % limits.length]!.consume('sign-in.account-ip', key)),
  );
  return results.filter(({ status }) => status === 'fulfilled').length;
}

describe('limits of tries', () => {
  it('are one count for all processes', async () => {
    const processes = [new AttemptLimits(await connected()), new AttemptLimits(await connected())];
    expect(await letThrough(processes, randomUUID(), 40)).toBe(10);
  });

  it('say how long to wait', async () => {
    const limits = new AttemptLimits(await connected());
    const key = randomUUID();
    await letThrough([limits], key, 10);
    const refusal: unknown = await limits.consume('sign-in.account-ip', key).catch((error: unknown) => error);
    expect(refusal).toMatchObject({ code: 'rate.limited' });
    const { data } = refusal as { data: { retryAfter: number } };
    expect(data.retryAfter).toBeGreaterThan(0);
    expect(data.retryAfter).toBeLessThanOrEqual(900);
  });

  it('give back and forget', async () => {
    const limits = new AttemptLimits(await connected());
    const key = randomUUID();
    await letThrough([limits], key, 10);
    await limits.refund('sign-in.account-ip', key);
    expect(await letThrough([limits], key, 5)).toBe(1);
    await limits.forget('sign-in.account-ip', key);
    expect(await letThrough([limits], key, 15)).toBe(10);
  });

  it('hold while Redis is away', async () => {
    const limits = new AttemptLimits(connections('redis://127.0.0.1:1'));
    expect(await letThrough([limits], randomUUID(), 40)).toBe(10);
  });
});
