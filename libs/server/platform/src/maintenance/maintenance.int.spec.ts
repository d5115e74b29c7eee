import { TestPlatform } from '../testing/test-platform';
import { CLEANINGS, platformCleanings } from './cleaning';
import { Maintenance } from './maintenance';

let platform: TestPlatform;
beforeAll(async () => {
  const cleanings = [
    { what: 'nothing', sql: 'DELETE FROM no_such_table' },
    { what: 'crumbs', sql: 'DELETE FROM crumb WHERE stale = 1' },
    ...platformCleanings,
  ];
  platform = await TestPlatform.open('maintenance', {
    providers: [Maintenance, { provide: CLEANINGS, useValue: cleanings }],
  });
  await platform.database.query('CREATE TABLE crumb (id INT AUTO_INCREMENT PRIMARY KEY, stale INT)');
});
afterAll(() => platform.close());

const column = async (sql: string) =>
  (await platform.database.query<{ name: string }>(sql)).map((row) => row.name);

it('goes on when one cleaning fails, and takes more than one batch', async () => {
  const rows = Array.from({ length: 2300 }, (_, index) => [index === 0 ? 0 : 1]);
  await platform.database.query('INSERT INTO crumb (stale) VALUES ?', [rows]);
  await platform.get(Maintenance).run();
  expect(await platform.database.query('SELECT stale FROM crumb')).toEqual([{ stale: 0 }]);
});

it('forgets idempotency keys after 48 hours', async () => {
  await platform.database.query(
    `INSERT INTO idempotency (scope, request_key, step, body_sha256, created_at) VALUES
      ('s', 'old', 1, '', NOW(3) - INTERVAL 49 HOUR), ('s', 'recent', 1, '', NOW(3) - INTERVAL 47 HOUR)`,
  );
  await platform.get(Maintenance).run();
  expect(await column('SELECT request_key AS name FROM idempotency')).toEqual(['recent']);
});

it('forgets jobs done for more than 30 days, never one that waits or was given up', async () => {
  await platform.database.query(
    `INSERT INTO outbox (job, payload, created_at, available_at, done_at, failed) VALUES
      ('old', '{}', NOW(3), NOW(3), NOW(3) - INTERVAL 31 DAY, 0),
      ('recent', '{}', NOW(3), NOW(3), NOW(3) - INTERVAL 29 DAY, 0),
      ('given-up', '{}', NOW(3), NOW(3), NOW(3) - INTERVAL 31 DAY, 1),
      ('waiting', '{}', NOW(3) - INTERVAL 31 DAY, NOW(3) - INTERVAL 31 DAY, NULL, 0)`,
  );
  await platform.get(Maintenance).run();
  expect(await column('SELECT job AS name FROM outbox ORDER BY id')).toEqual([
    'recent',
    'given-up',
    'waiting',
  ]);
});
