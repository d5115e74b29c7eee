import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Monthly service reviews of clients; a published one is kept as its client read it. */
export class ServiceReviews1777010000000 implements MigrationInterface {
  readonly name = 'ServiceReviews1777010000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE service_review (
      id bigint UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
      client_id bigint UNSIGNED NOT NULL,
      month char(7) NOT NULL,
      state varchar(10) NOT NULL,
      comment text NULL,
      published_at datetime(3) NULL,
      published_by varchar(150) NULL,
      sealed mediumtext NULL,
      sha256 char(64) NULL,
      created_at datetime(3) NOT NULL,
      version int UNSIGNED NOT NULL,
      UNIQUE INDEX uq_review_month (client_id, month),
      INDEX ix_review_month (month, id),
      INDEX ix_review_state (state, month, id),
      CONSTRAINT fk_review_client FOREIGN KEY (client_id) REFERENCES client (id) ON DELETE NO ACTION ON UPDATE NO ACTION
    ) ENGINE=InnoDB`);
    await runner.query(`CREATE TABLE service_review_run (
      month char(7) NOT NULL PRIMARY KEY,
      at datetime(3) NOT NULL
    ) ENGINE=InnoDB`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE service_review_run');
    await runner.query('DROP TABLE service_review');
  }
}
