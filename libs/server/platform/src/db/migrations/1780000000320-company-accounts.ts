import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Where the accountant's export books: accounts of our own company. */
export class CompanyAccounts1780000000320 implements MigrationInterface {
  readonly name = 'CompanyAccounts1780000000320';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE company ADD COLUMN accounts json NULL');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE company DROP COLUMN accounts');
  }
}
