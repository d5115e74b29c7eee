import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Keys of steps are told apart byte by byte, and hold the longest task whole. */
export class StepKeys1780000000100 implements MigrationInterface {
  readonly name = 'StepKeys1780000000100';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `ALTER TABLE account_step
         MODIFY step_key varchar(255) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE account_step MODIFY step_key varchar(200) NOT NULL');
  }
}
