import type { MigrationInterface, QueryRunner } from 'typeorm';

const statements = [
  `CREATE TABLE billed_regularisation (
    line_id bigint UNSIGNED NOT NULL,
    item_id bigint UNSIGNED NOT NULL,
    cents bigint NOT NULL,
    INDEX ix_billed_regularisation_item (item_id),
    PRIMARY KEY (line_id),
    CONSTRAINT fk_billed_regularisation_line FOREIGN KEY (line_id) REFERENCES invoice_line(id) ON DELETE NO ACTION ON UPDATE NO ACTION
  ) ENGINE=InnoDB`,
  `INSERT INTO billed_regularisation (line_id, item_id, cents)
    SELECT b.line_id, b.item_id, l.net_cents FROM billed_item b JOIN invoice_line l ON l.id = b.line_id
     WHERE b.kind = 'regularisation'`,
  "DELETE FROM billed_item WHERE kind = 'regularisation'",
];

/** What was regularised of a revision, line by line: a value may be corrected again, or be too much for one invoice. */
export class BilledRegularisations1780000000362 implements MigrationInterface {
  readonly name = 'BilledRegularisations1780000000362';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of statements) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      `INSERT IGNORE INTO billed_item (kind, item_id, line_id)
        SELECT 'regularisation', item_id, line_id FROM billed_regularisation ORDER BY line_id`,
    );
    await runner.query('DROP TABLE billed_regularisation');
  }
}
