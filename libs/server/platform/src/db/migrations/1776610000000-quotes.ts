import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Quotes for work outside the contract; what was decided about them is a chain of seals. */
export class Quotes1776610000000 implements MigrationInterface {
  readonly name = 'Quotes1776610000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE ticket_quote (
      id bigint UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
      ticket_id bigint UNSIGNED NOT NULL,
      client_id bigint UNSIGNED NOT NULL,
      edition int UNSIGNED NOT NULL,
      reason varchar(30) NOT NULL,
      text text NOT NULL,
      net_cents int UNSIGNED NOT NULL,
      vat_rate int UNSIGNED NOT NULL,
      valid_until date NOT NULL,
      state varchar(10) NOT NULL,
      author varchar(150) NOT NULL,
      sent_at datetime(3) NOT NULL,
      reminded_at datetime(3) NULL,
      decided_at datetime(3) NULL,
      decided_by varchar(150) NULL,
      comment varchar(2000) NULL,
      sequence int UNSIGNED NULL,
      sealed mediumtext NULL,
      sha256 char(64) NULL,
      previous_sha256 char(64) NULL,
      UNIQUE INDEX uq_quote_edition (ticket_id, client_id, edition),
      INDEX ix_quote_client (client_id, state, id),
      INDEX ix_quote_state (state, ticket_id),
      UNIQUE INDEX uq_quote_sequence (sequence),
      CONSTRAINT fk_quote_ticket FOREIGN KEY (ticket_id, client_id) REFERENCES ticket (id, client_id) ON DELETE NO ACTION ON UPDATE NO ACTION
    ) ENGINE=InnoDB`);
    await runner.query(
      `INSERT INTO chain_head (name, sequence, sha256) VALUES ('ticket_quote', 0, REPEAT('0', 64))`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query("DELETE FROM chain_head WHERE name = 'ticket_quote'");
    await runner.query('DROP TABLE ticket_quote');
  }
}
