import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Since when something is wrong is the night it began, not the hour at which its ticket was opened. */
export class AlertSince1780000000440 implements MigrationInterface {
  readonly name = 'AlertSince1780000000440';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE backup_alert ADD COLUMN since_at datetime(3) NULL AFTER opened_at');
    await runner.query('UPDATE backup_alert SET since_at = opened_at');
    await runner.query('ALTER TABLE backup_alert MODIFY since_at datetime(3) NOT NULL');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE backup_alert DROP COLUMN since_at');
  }
}
