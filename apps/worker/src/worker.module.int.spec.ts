import { Test, type TestingModule } from '@nestjs/testing';
import { Database, Maintenance } from '@vigie/platform';
import { createTestDatabase, testConfig } from '@vigie/platform/testing';
import { DataSource } from 'typeorm';
import { WorkerModule } from './worker.module';

describe('the worker', () => {
  let worker: TestingModule;
  let drop: () => Promise<void>;
  beforeAll(async () => {
    const created = await createTestDatabase('worker');
    drop = created.drop;
    const config = testConfig(created.url);
    worker = await Test.createTestingModule({ imports: [WorkerModule.with(config)] }).compile();
    await worker.get(DataSource).runMigrations();
  });
  afterAll(async () => {
    await worker.close();
    await worker.get(DataSource).destroy();
    await drop();
  });

  it('cleans what sign-in and requests leave behind, and nothing that still serves', async () => {
    const database = worker.get(Database);
    await database.query(
      `INSERT INTO person (id, kind, name, email, roles, locale, active, created_at, version)
       VALUES (1, 'staff', 'Léa', 'lea@vigie.test', '[]', 'fr', 1, NOW(3), 1)`,
    );
    await database.query(
      `INSERT INTO session (secret_hash, person_id, created_at, last_seen_at, expires_at, ip, user_agent) VALUES
        ('ended', 1, NOW(3), NOW(3), NOW(3) - INTERVAL 1 SECOND, '', ''),
        ('open', 1, NOW(3), NOW(3), NOW(3) + INTERVAL 1 HOUR, '', '')`,
    );
    await database.query(
      `INSERT INTO password_reset (token_hash, person_id, created_at, expires_at, used_at) VALUES
        ('used', 1, NOW(3), NOW(3) + INTERVAL 1 HOUR, NOW(3)),
        ('late', 1, NOW(3), NOW(3) - INTERVAL 1 SECOND, NULL),
        ('open', 1, NOW(3), NOW(3) + INTERVAL 1 HOUR, NULL)`,
    );
    await worker.get(Maintenance).run();
    expect(await database.query('SELECT secret_hash FROM session')).toEqual([{ secret_hash: 'open' }]);
    expect(await database.query('SELECT token_hash FROM password_reset')).toEqual([{ token_hash: 'open' }]);
  });

  it('keeps the log of webhooks for 30 days, and what waits for 60', async () => {
    const database = worker.get(Database);
    await database.query(
      `INSERT INTO webhook (id, name, url, events, internal, active, secret, created_at, version)
       VALUES (1, 'Supervision', 'https://hooks.example.com/', '[]', 0, 0, '', NOW(3), 1)`,
    );
    const delivery = (source: string, state: string, days: number) =>
      database.query(
        `INSERT INTO webhook_delivery (webhook_id, source, event, at, state, next_at)
         VALUES (1, ?, 'ticket.opened', NOW(3) - INTERVAL ? DAY, ?, NOW(3))`,
        [source, days, state],
      );
    await delivery('recent', 'delivered', 29);
    await delivery('old', 'delivered', 31);
    await delivery('waits', 'pending', 59);
    await delivery('waited', 'pending', 61);
    await worker.get(Maintenance).run();
    expect(await database.query('SELECT source FROM webhook_delivery ORDER BY id')).toEqual([
      { source: 'recent' },
      { source: 'waits' },
    ]);
  });
});
