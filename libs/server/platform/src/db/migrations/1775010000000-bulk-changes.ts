import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What became of the tickets of a bulk change, and what they were before, so that it can be undone. */
export class BulkChanges1775010000000 implements MigrationInterface {
  readonly name = 'BulkChanges1775010000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE ticket_bulk (
      id bigint UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
      actor varchar(300) NOT NULL,
      at datetime(3) NOT NULL,
      undoes bigint UNSIGNED NULL,
      results json NULL,
      UNIQUE INDEX uq_bulk_undoes (undoes),
      INDEX ix_bulk_at (at),
      CONSTRAINT fk_bulk_undoes FOREIGN KEY (undoes) REFERENCES ticket_bulk (id) ON DELETE CASCADE ON UPDATE NO ACTION
    ) ENGINE=InnoDB`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE ticket_bulk');
  }
}
