import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The counted time of finished clocks, for the report; of those that finished before, it is not known. */
export class SlaReport1775520000000 implements MigrationInterface {
  readonly name = 'SlaReport1775520000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE sla_clock ADD COLUMN consumed_ms bigint NULL');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE sla_clock DROP COLUMN consumed_ms');
  }
}
