import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Views of the ticket list that people keep; one without an owner is shared. */
export class SavedViews1775000000000 implements MigrationInterface {
  readonly name = 'SavedViews1775000000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE ticket_view (
      id bigint UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
      owner_id bigint UNSIGNED NULL,
      name varchar(60) NOT NULL,
      filters json NOT NULL,
      sort varchar(20) NOT NULL,
      shown_columns json NULL,
      version int UNSIGNED NOT NULL,
      INDEX ix_view_owner (owner_id, name),
      CONSTRAINT fk_view_owner FOREIGN KEY (owner_id) REFERENCES person (id) ON DELETE CASCADE ON UPDATE NO ACTION
    ) ENGINE=InnoDB`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE ticket_view');
  }
}
