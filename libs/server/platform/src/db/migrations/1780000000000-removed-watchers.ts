import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Watchers whom somebody took off a ticket: a mail that copies them does not bring them back. */
export class RemovedWatchers1780000000000 implements MigrationInterface {
  readonly name = 'RemovedWatchers1780000000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE ticket_watcher ADD COLUMN removed tinyint NOT NULL DEFAULT 0');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DELETE FROM ticket_watcher WHERE removed = 1');
    await runner.query('ALTER TABLE ticket_watcher DROP COLUMN removed');
  }
}
