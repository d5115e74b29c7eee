import { Queue } from 'bullmq';
import { testConfig } from '../testing/test-config';
import { TestPlatform } from '../testing/test-platform';
import { RedisConnections } from '../queue/redis';
import { OutboxRelay } from './outbox-relay';

/** A numbered database of Redis for this process, so that no other test takes its jobs. */
function ownRedis(): string {
  const url = new URL(testConfig('mysql://unused').redisUrl);
  url.pathname = `/${1 + (process.pid % 15)}`;
  return url.toString();
}

describe('the relay of the outbox', () => {
  let platform: TestPlatform;
  let queue: Queue;
  beforeAll(async () => {
    platform = await TestPlatform.open('outbox_relay', { config: { redisUrl: ownRedis() } });
    queue = new Queue('mail', { connection: platform.get(RedisConnections).patient() });
  });
  beforeEach(() => flush());
  afterAll(async () => {
    await flush();
    await platform.close();
  });

  const flush = () => platform.get(RedisConnections).patient().flushdb();
  const relay = () => new OutboxRelay(platform.database, platform.get(RedisConnections));
  const queued = async () => (await queue.getWaiting()).map(({ data }) => String(data.outboxId)).sort();

  async function emit(count: number, at?: Date): Promise<string[]> {
    return platform.database.transaction(async (tx) => {
      for (let id = 1; id <= count; id += 1) await tx.emit('mail.queued', { outboundMailId: String(id) }, at);
      const rows = await tx.query<{ id: string }>('SELECT id FROM outbox WHERE done_at IS NULL');
      return rows.map(({ id }) => id).sort();
    });
  }
  afterEach(() => platform.database.query('DELETE FROM outbox'));

  it('hands each row over once, with four relays at work', async () => {
    const ids = await emit(500);
    const relays = [relay(), relay(), relay(), relay()];
    let handed = 0;
    const drain = async (one: OutboxRelay) => {
      for (let count = await one.dispatch(); count > 0; count = await one.dispatch()) handed += count;
    };
    await Promise.all(relays.map(drain));
    await drain(relay());
    expect(handed).toBe(500);
    expect(await queued()).toEqual(ids);
  });

  it('hands a row again that was lost with the queue', async () => {
    const ids = await emit(3);
    expect(await relay().dispatch()).toBe(3);
    await flush();
    expect(await relay().dispatch()).toBe(0);
    await platform.database.query('UPDATE outbox SET dispatched_at = NOW(3) - INTERVAL 31 SECOND');
    expect(await relay().dispatch()).toBe(3);
    expect(await queued()).toEqual(ids);
  });

  it('leaves what is done, and what is not due yet', async () => {
    await emit(2);
    await platform.database.query('UPDATE outbox SET done_at = NOW(3)');
    await emit(2, new Date(Date.now() + 60_000));
    expect(await relay().dispatch()).toBe(0);
    expect(await queued()).toEqual([]);
  });
});
