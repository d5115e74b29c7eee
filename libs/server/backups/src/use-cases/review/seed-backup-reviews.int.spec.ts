import { Clock } from '@vigie/platform';
import { aClient } from '@vigie/directory/testing';
import type { TicketWorld } from '@vigie/tickets/testing';
import type { BoardCounts } from '@vigie/wire';
import type { Agent } from 'supertest';
import { openBackupWorld } from '../../testing';
import { SeedBackups } from '../runs/seed-backups';
import { SeedBackupSources } from '../sources/seed-backup-sources';
import { SeedBackupReviews } from './seed-backup-reviews';

const tables = `backup_proof backup_review backup_alert backup_daily_use backup_report nas_task nas_connection backup_report_rule
  backup_push backup_expected backup_run_object backup_run backup_job`;

describe('the demonstration of backups', () => {
  let world: TicketWorld;
  let reader: Agent;
  beforeAll(async () => {
    world = await openBackupWorld('backup_demo');
    for (const name of ['Acme SAS', 'Borel Transports', 'Cèdre Habitat'])
      await aClient(world.database, { name });
    reader = await world.http(await world.staff('technician'));
  });
  afterAll(() => world.close());

  const forget = async () => {
    await world.database.execute('UPDATE backup_job SET last_run_id = NULL');
    for (const table of tables.split(/\s+/)) await world.database.execute(`DELETE FROM ${table}`);
    await world.database.execute("DELETE FROM outbox WHERE job LIKE 'backup.%'");
  };
  const countsOf = async (): Promise<BoardCounts> =>
    (await reader.get('/api/backups/review/counts').expect(200)).body;

  // Paris: one hour ahead of UTC in winter, two in summer.
  it.each([
    ['a Thursday at half past ten in the evening', '2026-11-26T21:30:00Z', '2026-10'],
    ['a Friday before the night is late', '2026-11-27T02:10:00Z', '2026-10'],
    ['a morning at 8:31', '2026-11-27T07:31:00Z', '2026-10'],
    ['a Saturday', '2026-11-28T11:00:00Z', '2026-10'],
    ['a Sunday evening', '2026-11-29T22:59:00Z', '2026-10'],
    ['a Monday', '2026-11-30T07:31:00Z', '2026-10'],
    ['the turn of a month', '2026-11-30T23:00:30Z', '2026-10'],
    ['the first of a month, when the last night was of the month before', '2026-12-01T07:31:00Z', '2026-10'],
    ['the second of a month', '2026-12-02T07:31:00Z', '2026-11'],
    ['the new year', '2027-01-01T00:30:00Z', '2026-11'],
    ['a Monday that begins a month after a weekend', '2027-03-01T07:31:00Z', '2027-01'],
    ['the night when clocks go forward', '2027-03-28T00:59:00Z', '2027-02'],
    ['the night when clocks go back', '2026-10-25T01:30:00Z', '2026-09'],
  ])('holds on %s', async (_, at, month) => {
    await forget();
    const now = new Date(at);
    const clock = jest.spyOn(world.get(Clock), 'now').mockReturnValue(now);
    const all = [SeedBackups, SeedBackupSources, SeedBackupReviews] as const;
    for (const seed of [...all, ...all]) await world.get<{ execute(): Promise<void> }>(seed).execute();
    clock.mockRestore();

    const { outcomes, greens } = await countsOf();
    for (const one of ['missed', 'failed', 'warning', 'unknown', 'success'] as const)
      expect({ one, some: outcomes[one] > 0 }).toEqual({ one, some: true });
    // Those of the jobs that have an alert stand apart.
    expect(outcomes.success - greens.count).toBeGreaterThanOrEqual(2);
    const { body: alerts } = await reader.get('/api/backups/alerts/counts').expect(200);
    expect(alerts.items.map((item: { class: string }) => item.class).toSorted()).toEqual([
      'anomaly',
      'coverage',
      'failed',
      'missed',
      'partial',
      'quota',
      'unknown',
    ]);
    const { body: proofs } = await reader.get('/api/backups/proofs').expect(200);
    expect(proofs.items).toMatchObject([{ client: { name: 'Acme SAS' }, month }]);
    expect(proofs.items[0].expected).toBeGreaterThan(60);
    expect(proofs.items[0].good).toBe(proofs.items[0].expected - 2);

    const later = await world.database.query(
      `SELECT id FROM backup_run WHERE ended_at > ? UNION ALL SELECT id FROM backup_review WHERE at > ?
        UNION ALL SELECT id FROM backup_alert WHERE since_at > ? UNION ALL SELECT id FROM nas_task WHERE executed_at > ?
        UNION ALL SELECT id FROM backup_report WHERE received_at > ?`,
      [now, now, now, now, now],
    );
    expect(later).toEqual([]);
    // What the NAS says of its tasks is what their jobs were told.
    const apart = await world.database.query(
      `SELECT t.id FROM nas_task t JOIN backup_job j ON j.id = t.job_id
        WHERE t.executed_at <> j.last_run_at OR t.outcome <> j.last_outcome`,
    );
    expect(apart).toEqual([]);
  });
});
