import type { MigrationInterface, QueryRunner } from 'typeorm';

const statements = [
  `CREATE TABLE ticket_merge (
    id bigint UNSIGNED NOT NULL AUTO_INCREMENT,
    ticket_id bigint UNSIGNED NOT NULL,
    client_id bigint UNSIGNED NOT NULL,
    target_id bigint UNSIGNED NOT NULL,
    standing_id bigint UNSIGNED NOT NULL,
    at datetime(3) NOT NULL,
    state varchar(20) NOT NULL,
    resolved_at datetime(3) NULL,
    closed_at datetime(3) NULL,
    version int UNSIGNED NOT NULL,
    UNIQUE INDEX uq_ticket_merge (ticket_id, client_id),
    INDEX ix_ticket_merge_target (target_id, client_id),
    INDEX ix_ticket_merge_standing (standing_id, client_id),
    PRIMARY KEY (id)
  ) ENGINE=InnoDB`,
  ...['ticket', 'target', 'standing'].map(
    (end) =>
      `ALTER TABLE ticket_merge ADD CONSTRAINT fk_ticket_merge_${end} FOREIGN KEY (${end}_id, client_id) REFERENCES ticket(id,client_id) ON DELETE NO ACTION ON UPDATE NO ACTION`,
  ),
  `ALTER TABLE sla_clock ADD COLUMN origin_id bigint UNSIGNED NULL`,
  `CREATE INDEX ix_clock_origin ON sla_clock (origin_id, client_id)`,
  `ALTER TABLE sla_clock ADD CONSTRAINT fk_clock_origin FOREIGN KEY (origin_id, client_id) REFERENCES ticket(id,client_id) ON DELETE NO ACTION ON UPDATE NO ACTION`,
];

/** Tickets that go on in another one, and the clocks they brought with them. */
export class MergedTickets1775110000000 implements MigrationInterface {
  readonly name = 'MergedTickets1775110000000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of statements) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE sla_clock DROP FOREIGN KEY fk_clock_origin');
    await runner.query('ALTER TABLE sla_clock DROP COLUMN origin_id');
    await runner.query('DROP TABLE ticket_merge');
  }
}
