import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Mailboxes that take the reports of backups. */
export class ReportMailboxes1780000000410 implements MigrationInterface {
  readonly name = 'ReportMailboxes1780000000410';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE mailbox ADD reports tinyint NOT NULL DEFAULT 0');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE mailbox DROP COLUMN reports');
  }
}
