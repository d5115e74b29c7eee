import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The terms of one client, by the day on which a letter has to leave. */
export class RenewalClients1780000000200 implements MigrationInterface {
  readonly name = 'RenewalClients1780000000200';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('CREATE INDEX ix_renewal_client ON renewal (client_id, posting_on, id)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX ix_renewal_client ON renewal');
  }
}
