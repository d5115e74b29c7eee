import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A client's requests in the order of their list. */
export class RequestPages1777310000000 implements MigrationInterface {
  readonly name = 'RequestPages1777310000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE written_request ADD INDEX ix_request_client (client_id, id)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE written_request DROP INDEX ix_request_client');
  }
}
