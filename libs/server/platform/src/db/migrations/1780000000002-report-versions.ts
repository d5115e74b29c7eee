import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Which writing of a report somebody read: what changed since is neither overwritten nor signed unread. */
export class ReportVersions1780000000002 implements MigrationInterface {
  readonly name = 'ReportVersions1780000000002';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE intervention_report ADD COLUMN version int UNSIGNED NOT NULL DEFAULT 1');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE intervention_report DROP COLUMN version');
  }
}
