import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Words of a contract, for search. */
export class ContractWords1780000000001 implements MigrationInterface {
  readonly name = 'ContractWords1780000000001';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE contract ADD FULLTEXT INDEX ft_contract (reference, label)');
  }

  async down(runner: QueryRunner): Promise<void> {
    // Copied: otherwise the hidden document column of the full-text index stays in the table.
    await runner.query('ALTER TABLE contract DROP INDEX ft_contract, ALGORITHM=COPY');
  }
}
