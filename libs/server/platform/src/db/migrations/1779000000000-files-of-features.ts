import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Files that only the route of their feature gives out. */
export class FilesOfFeatures1779000000000 implements MigrationInterface {
  readonly name = 'FilesOfFeatures1779000000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE stored_file ADD COLUMN reserved tinyint NOT NULL DEFAULT 0');
    await runner.query(`UPDATE stored_file SET reserved = 1
      WHERE id IN (SELECT file_id FROM contract_document)
         OR id IN (SELECT file_id FROM contract_letter)
         OR id IN (SELECT proof_file_id FROM contract_letter WHERE proof_file_id IS NOT NULL)
         OR id IN (SELECT file_id FROM price_campaign_letter)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE stored_file DROP COLUMN reserved');
  }
}
