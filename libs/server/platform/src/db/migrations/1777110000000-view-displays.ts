import type { MigrationInterface, QueryRunner } from 'typeorm';

/** How a saved view lays its tickets out; one that keeps columns was a table. */
export class ViewDisplays1777110000000 implements MigrationInterface {
  readonly name = 'ViewDisplays1777110000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query("ALTER TABLE ticket_view ADD COLUMN display varchar(10) NOT NULL DEFAULT 'list'");
    await runner.query("UPDATE ticket_view SET display = 'table' WHERE shown_columns IS NOT NULL");
    await runner.query('ALTER TABLE ticket_view ALTER COLUMN display DROP DEFAULT');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE ticket_view DROP COLUMN display');
  }
}
