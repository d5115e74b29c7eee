import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A client who comes back after an erasure has a new repository at each site, beside the row of the one that was erased. */
export class RepositoryGenerations1780000000431 implements MigrationInterface {
  readonly name = 'RepositoryGenerations1780000000431';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      'ALTER TABLE backup_repository ADD COLUMN generation smallint UNSIGNED NOT NULL DEFAULT 1',
    );
    await runner.query('ALTER TABLE backup_repository ALTER COLUMN generation DROP DEFAULT');
    await runner.query(
      'CREATE UNIQUE INDEX uq_backup_repository_generation ON backup_repository (client_id, site, generation)',
    );
    await runner.query('DROP INDEX uq_backup_repository_site ON backup_repository');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      'CREATE UNIQUE INDEX uq_backup_repository_site ON backup_repository (client_id, site)',
    );
    await runner.query('DROP INDEX uq_backup_repository_generation ON backup_repository');
    await runner.query('ALTER TABLE backup_repository DROP COLUMN generation');
  }
}
