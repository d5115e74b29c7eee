import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What waits for an agreement, whoever the client is: the first screen of our people asks for it. */
export class WaitingApprovals1777020000000 implements MigrationInterface {
  readonly name = 'WaitingApprovals1777020000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE request_approval ADD INDEX ix_approval_waiting (state, id)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE request_approval DROP INDEX ix_approval_waiting');
  }
}
