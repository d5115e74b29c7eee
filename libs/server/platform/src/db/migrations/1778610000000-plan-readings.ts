import type { MigrationInterface, QueryRunner } from 'typeorm';

/** When the tenant was read for the steps of a plan, what a later reading changed, and the permissions a step lacks. */
export class PlanReadings1778610000000 implements MigrationInterface {
  readonly name = 'PlanReadings1778610000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE account_plan
      ADD COLUMN seen_at datetime(3) NULL AFTER notices,
      ADD COLUMN changes json NULL AFTER seen_at`);
    await runner.query('ALTER TABLE account_step ADD COLUMN lacking json NULL AFTER vendor_message');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE account_step DROP COLUMN lacking');
    await runner.query('ALTER TABLE account_plan DROP COLUMN changes, DROP COLUMN seen_at');
  }
}
