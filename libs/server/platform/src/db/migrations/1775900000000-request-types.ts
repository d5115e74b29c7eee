import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Types of request that we define ourselves: what is being written, and every version that was published. */
export class RequestTypes1775900000000 implements MigrationInterface {
  readonly name = 'RequestTypes1775900000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE request_type (
      id bigint UNSIGNED NOT NULL AUTO_INCREMENT,
      enabled tinyint NOT NULL,
      draft json NULL,
      published_number int UNSIGNED NULL,
      version int UNSIGNED NOT NULL,
      PRIMARY KEY (id)
    ) ENGINE=InnoDB`);
    await runner.query(`CREATE TABLE request_type_version (
      id bigint UNSIGNED NOT NULL AUTO_INCREMENT,
      type_id bigint UNSIGNED NOT NULL,
      number int UNSIGNED NOT NULL,
      content json NOT NULL,
      published_at datetime(3) NOT NULL,
      published_by varchar(150) NOT NULL,
      UNIQUE INDEX uq_type_number (type_id, number),
      PRIMARY KEY (id),
      CONSTRAINT fk_version_type FOREIGN KEY (type_id) REFERENCES request_type(id) ON DELETE NO ACTION ON UPDATE NO ACTION
    ) ENGINE=InnoDB`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE request_type_version');
    await runner.query('DROP TABLE request_type');
  }
}
