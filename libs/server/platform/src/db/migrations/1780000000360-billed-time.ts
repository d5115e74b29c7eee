import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Time says itself that it stands on an invoice: then it is no longer changed. */
export class BilledTime1780000000360 implements MigrationInterface {
  readonly name = 'BilledTime1780000000360';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE time_entry ADD COLUMN is_billed tinyint NOT NULL DEFAULT 0');
    await runner.query(
      "UPDATE time_entry SET is_billed = 1 WHERE id IN (SELECT item_id FROM billed_item WHERE kind = 'time')",
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE time_entry DROP COLUMN is_billed');
  }
}
