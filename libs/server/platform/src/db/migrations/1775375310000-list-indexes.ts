import type { MigrationInterface, QueryRunner } from 'typeorm';

const indexes = {
  ix_ticket_priority: '(priority, sort_due, id)',
  ix_ticket_kind: '(kind, is_open, sort_due, id)',
};

/** The list by priority, and of one kind, at a million tickets. */
export class ListIndexes1775375310000 implements MigrationInterface {
  readonly name = 'ListIndexes1775375310000';

  async up(runner: QueryRunner): Promise<void> {
    for (const [name, columns] of Object.entries(indexes))
      await runner.query(`ALTER TABLE ticket ADD INDEX ${name} ${columns}`);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const name of Object.keys(indexes)) await runner.query(`ALTER TABLE ticket DROP INDEX ${name}`);
  }
}
