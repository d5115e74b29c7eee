import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A statement that was taken back stays, with who and when; its lines are gone. */
export class UndoneBankImports1780000000361 implements MigrationInterface {
  readonly name = 'UndoneBankImports1780000000361';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `ALTER TABLE bank_import ADD COLUMN line_count int UNSIGNED NOT NULL DEFAULT 0,
         ADD COLUMN undone_at datetime(3) NULL, ADD COLUMN undone_by varchar(150) NULL`,
    );
    await runner.query(
      'UPDATE bank_import f SET line_count = (SELECT COUNT(*) FROM bank_line l WHERE l.import_id = f.id)',
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const column of ['undone_by', 'undone_at', 'line_count'])
      await runner.query(`ALTER TABLE bank_import DROP COLUMN ${column}`);
  }
}
