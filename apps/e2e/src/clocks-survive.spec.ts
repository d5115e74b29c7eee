import { setTimeout as sleep } from 'node:timers/promises';
import { Redis } from 'ioredis';
import { createConnection, type Connection } from 'mysql2/promise';
import { ApiClient } from './api';
import { Product } from './product';

const clocks = 400;
/** All of them fall due within this time. */
const burstSeconds = 8;

/**
 * The promise of the product: every threshold of every clock is told exactly once, whatever dies.
 * Real API, real workers killed with SIGKILL, a Redis that is flushed in the middle of the burst.
 */
describe('a burst of due clocks', () => {
  let product: Product;
  let database: Connection;
  let redis: Redis;
  let seededClocks = 0;

  beforeAll(async () => {
    product = await Product.start('clocks');
    database = await createConnection({
      uri: product.databaseUrl,
      supportBigNumbers: true,
      bigNumberStrings: true,
    });
    redis = new Redis(product.redisUrl);
    seededClocks = await count('SELECT MAX(id) AS n FROM sla_clock');
  });
  afterAll(async () => {
    redis.disconnect();
    await database.end();
    await product.stop();
  });

  const count = async (sql: string) => {
    const [rows] = await database.query(sql);
    return Number((rows as { n: string }[])[0]?.n);
  };

  it('is told once each although workers are killed and Redis is flushed', async () => {
    await openRequests();
    await moveDeadlines();
    for (let death = 0; death < 4; death += 1) {
      // Long enough for a fresh worker to start and be in the middle of its work.
      await sleep(2500);
      await product.killWorkers();
      if (death % 2 === 0) await redis.flushdb();
      product.startWorker();
    }
    await settled();

    const perThreshold = `SELECT COUNT(*) AS n FROM (
      SELECT c.id, COUNT(f.id) AS told, COUNT(DISTINCT f.percent) AS thresholds FROM sla_clock c
        LEFT JOIN clock_firing f ON f.clock_id = c.id WHERE c.id > ${seededClocks}
       GROUP BY c.id HAVING told <> 4 OR thresholds <> 4) x`;
    expect(await count(perThreshold)).toBe(0);
    expect(await count('SELECT COUNT(*) AS n FROM clock_firing WHERE fired_at < due_at')).toBe(0);
    expect(
      await count(`SELECT COUNT(*) AS n FROM sla_clock WHERE id > ${seededClocks} AND state = 'breached'`),
    ).toBe(clocks);
  });

  it('reaches every dispatcher once per breach, in the console and by mail', async () => {
    const breaches = await count(
      `SELECT COUNT(*) AS n FROM clock_firing WHERE percent = 100 AND clock_id > ${seededClocks}`,
    );
    const dispatchers = await count(
      "SELECT COUNT(*) AS n FROM person WHERE kind = 'staff' AND active = 1 AND JSON_SEARCH(roles, 'one', 'dispatcher') IS NOT NULL",
    );
    const told = await count(
      `SELECT COUNT(*) AS n FROM notification n JOIN person p ON p.id = n.person_id
        WHERE n.type = 'clock-breached' AND JSON_SEARCH(p.roles, 'one', 'dispatcher') IS NOT NULL
          AND n.ticket_id IN (SELECT ticket_id FROM sla_clock WHERE id > ${seededClocks})`,
    );
    expect(told).toBe(breaches * dispatchers);
    const mails = await count(
      `SELECT COUNT(*) AS n FROM (SELECT to_address, ticket_id, subject FROM outbound_mail
        WHERE subject LIKE '%dépassée%' GROUP BY to_address, ticket_id, subject HAVING COUNT(*) > 1) x`,
    );
    expect(mails).toBe(0);
  });

  async function openRequests(): Promise<void> {
    const client = await ApiClient.signIn(product, 'demandeur@acme.test');
    for (let i = 0; i < clocks; i += 1) {
      await client.json('POST', '/api/portal/requests', {
        kind: 'account.change',
        form: { userPrincipalName: `a${i}@acme.test`, change: 'essai' },
      });
    }
  }

  /** As if every request had been received 48 hours ago, a little more or less: all thresholds are due within seconds. */
  async function moveDeadlines(): Promise<void> {
    await database.query(
      `UPDATE sla_clock SET next_at = NOW(3), next_percent = 50,
          started_at = NOW(3) - INTERVAL 48 HOUR + INTERVAL (id % 80) * ? MICROSECOND
        WHERE kind = 'promise' AND state = 'running' AND id > ?`,
      [(burstSeconds / 80) * 1_000_000, seededClocks],
    );
  }

  async function settled(): Promise<void> {
    for (let tries = 0; tries < 300; tries += 1) {
      const open = await count(
        `SELECT (SELECT COUNT(*) FROM sla_clock WHERE next_at <= NOW(3))
              + (SELECT COUNT(*) FROM outbox
                WHERE done_at IS NULL AND available_at <= NOW(3) AND job <> 'mail.send') AS n`,
      );
      if (open === 0) return;
      await sleep(200);
    }
    throw new Error('the burst never settles');
  }
});
