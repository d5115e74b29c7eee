import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Words of contacts and equipment, so that search does not read all of them. */
export class DirectoryWords1777300000000 implements MigrationInterface {
  readonly name = 'DirectoryWords1777300000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE person ADD FULLTEXT INDEX ft_person (name, email)');
    await runner.query(
      'ALTER TABLE equipment ADD FULLTEXT INDEX ft_equipment (name, serial, model, owner_name)',
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    // Copied: otherwise the hidden document column of the full-text index stays in the table.
    await runner.query('ALTER TABLE equipment DROP INDEX ft_equipment, ALGORITHM=COPY');
    await runner.query('ALTER TABLE person DROP INDEX ft_person, ALGORITHM=COPY');
  }
}
