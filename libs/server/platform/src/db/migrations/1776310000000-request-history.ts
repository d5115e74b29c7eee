import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The filters of the requests of a client. */
export class RequestHistory1776310000000 implements MigrationInterface {
  readonly name = 'RequestHistory1776310000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE written_request
      ADD INDEX ix_request_kind (client_id, kind, id),
      ADD INDEX ix_request_received (client_id, received_at, id)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      'ALTER TABLE written_request DROP INDEX ix_request_kind, DROP INDEX ix_request_received',
    );
  }
}
