import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The queue that a type of request of the catalogue comes to. */
export class RequestTypeQueues1777400000100 implements MigrationInterface {
  readonly name = 'RequestTypeQueues1777400000100';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE request_type
      ADD COLUMN queue_id bigint UNSIGNED NULL,
      ADD INDEX ix_request_type_queue (queue_id),
      ADD CONSTRAINT fk_request_type_queue FOREIGN KEY (queue_id) REFERENCES queue (id) ON DELETE NO ACTION ON UPDATE NO ACTION`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE request_type
      DROP FOREIGN KEY fk_request_type_queue, DROP INDEX ix_request_type_queue, DROP COLUMN queue_id`);
  }
}
