import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What a line was last compared with, and the proposals that wait. */
export class GrowthProposals1780000000210 implements MigrationInterface {
  readonly name = 'GrowthProposals1780000000210';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE contract_line ADD COLUMN seen_count int UNSIGNED NULL');
    await runner.query(
      'CREATE INDEX ix_line_equipment ON contract_line (equipment_kind, client_id, seen_count)',
    );
    await runner.query('CREATE INDEX ix_amendment_open ON contract_amendment (state, origin, id)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX ix_amendment_open ON contract_amendment');
    await runner.query('DROP INDEX ix_line_equipment ON contract_line');
    await runner.query('ALTER TABLE contract_line DROP COLUMN seen_count');
  }
}
