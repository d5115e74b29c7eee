import type { MigrationInterface, QueryRunner } from 'typeorm';

const up = [
  "ALTER TABLE contract_line ADD COLUMN timing varchar(10) NOT NULL DEFAULT 'advance'",
  `ALTER TABLE invoice_line
    ADD COLUMN agreed_cents bigint NULL,
    ADD COLUMN corrects_line_id bigint UNSIGNED NULL,
    ADD INDEX ix_invoice_line_corrects (corrects_line_id),
    ADD CONSTRAINT fk_invoice_line_corrects FOREIGN KEY (corrects_line_id) REFERENCES invoice_line(id) ON DELETE NO ACTION ON UPDATE NO ACTION`,
  `ALTER TABLE invoice
    ADD INDEX ix_invoice_recent (state, id),
    ADD INDEX ix_invoice_of_client (client_id, id),
    ADD INDEX ix_invoice_issued (issued_on, id)`,
  `CREATE TABLE invoice_run (
    id bigint UNSIGNED NOT NULL AUTO_INCREMENT,
    kind varchar(10) NOT NULL,
    state varchar(10) NOT NULL,
    day date NULL,
    client_id bigint UNSIGNED NULL,
    from_on date NULL,
    until_on date NULL,
    work_from date NULL,
    work_until date NULL,
    total int UNSIGNED NOT NULL,
    done int UNSIGNED NOT NULL,
    made int UNSIGNED NOT NULL,
    refused int UNSIGNED NOT NULL,
    step int UNSIGNED NOT NULL,
    cursor_id bigint UNSIGNED NOT NULL,
    started_at datetime(3) NOT NULL,
    actor_id bigint UNSIGNED NULL,
    actor_name varchar(150) NOT NULL,
    actor_label varchar(300) NOT NULL,
    ended_at datetime(3) NULL,
    version int UNSIGNED NOT NULL,
    UNIQUE INDEX uq_invoice_run_day (day),
    INDEX ix_invoice_run_state (state, id),
    INDEX ix_invoice_run_client (client_id),
    PRIMARY KEY (id),
    CONSTRAINT fk_invoice_run_client FOREIGN KEY (client_id) REFERENCES client(id) ON DELETE NO ACTION ON UPDATE NO ACTION
  ) ENGINE=InnoDB`,
  `CREATE TABLE invoice_run_item (
    run_id bigint UNSIGNED NOT NULL,
    invoice_id bigint UNSIGNED NOT NULL,
    client_id bigint UNSIGNED NOT NULL,
    state varchar(10) NOT NULL,
    code varchar(60) NULL,
    INDEX ix_run_item_state (run_id, state, invoice_id),
    INDEX ix_run_item_invoice (invoice_id, client_id),
    PRIMARY KEY (run_id, invoice_id),
    CONSTRAINT fk_run_item_run FOREIGN KEY (run_id) REFERENCES invoice_run(id) ON DELETE NO ACTION ON UPDATE NO ACTION,
    CONSTRAINT fk_run_item_invoice FOREIGN KEY (invoice_id, client_id) REFERENCES invoice(id, client_id) ON DELETE NO ACTION ON UPDATE NO ACTION
  ) ENGINE=InnoDB`,
];

const down = [
  'DROP TABLE invoice_run_item',
  'DROP TABLE invoice_run',
  'ALTER TABLE invoice DROP INDEX ix_invoice_recent, DROP INDEX ix_invoice_of_client, DROP INDEX ix_invoice_issued',
  `ALTER TABLE invoice_line DROP FOREIGN KEY fk_invoice_line_corrects, DROP INDEX ix_invoice_line_corrects,
    DROP COLUMN agreed_cents, DROP COLUMN corrects_line_id`,
  'ALTER TABLE contract_line DROP COLUMN timing',
];

/** Batches that prepare and issue invoices; what a contract said of a line, and which line a credit note takes back; fees in arrears. */
export class InvoiceRuns1780000000310 implements MigrationInterface {
  readonly name = 'InvoiceRuns1780000000310';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of up) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const statement of down) await runner.query(statement);
  }
}
