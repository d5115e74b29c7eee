import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A token without a person is a service token: it belongs to the installation. */
export class ServiceTokens1774450000000 implements MigrationInterface {
  readonly name = 'ServiceTokens1774450000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE api_token MODIFY person_id bigint UNSIGNED NULL');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DELETE FROM api_token WHERE person_id IS NULL');
    await runner.query('ALTER TABLE api_token MODIFY person_id bigint UNSIGNED NOT NULL');
  }
}
