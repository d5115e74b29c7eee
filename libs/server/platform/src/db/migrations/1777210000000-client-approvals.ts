import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The kinds of request that a client's management has to agree to. */
export class ClientApprovals1777210000000 implements MigrationInterface {
  readonly name = 'ClientApprovals1777210000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE client ADD COLUMN approval_kinds json NULL');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE client DROP COLUMN approval_kinds');
  }
}
