import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Whether a repository may forget is read from the ends of service: nothing else ever said so. */
export class FrozenByEndings1780000000420 implements MigrationInterface {
  readonly name = 'FrozenByEndings1780000000420';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE backup_repository DROP COLUMN frozen');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE backup_repository ADD COLUMN frozen tinyint NOT NULL DEFAULT 0');
    await runner.query('ALTER TABLE backup_repository ALTER COLUMN frozen DROP DEFAULT');
  }
}
