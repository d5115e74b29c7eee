import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Later news about a run that has ended are a run of their own, which stands for its night. */
export class SupersededRuns1780000000460 implements MigrationInterface {
  readonly name = 'SupersededRuns1780000000460';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE backup_run ADD COLUMN superseded tinyint NOT NULL DEFAULT 0');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE backup_run DROP COLUMN superseded');
  }
}
