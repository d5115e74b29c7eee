import type { MigrationInterface, QueryRunner } from 'typeorm';

const statements = [
  `CREATE TABLE lettering_sequence (
    client_id bigint UNSIGNED NOT NULL,
    last_number int UNSIGNED NOT NULL,
    PRIMARY KEY (client_id),
    CONSTRAINT fk_lettering_client FOREIGN KEY (client_id) REFERENCES client(id) ON DELETE NO ACTION ON UPDATE NO ACTION
  ) ENGINE=InnoDB`,
  `CREATE TABLE bank_import (
    id bigint UNSIGNED NOT NULL AUTO_INCREMENT,
    file_name varchar(200) NOT NULL,
    format varchar(10) NOT NULL,
    sha256 char(64) NOT NULL,
    created_at datetime(3) NOT NULL,
    created_by varchar(150) NOT NULL,
    PRIMARY KEY (id)
  ) ENGINE=InnoDB`,
  `CREATE TABLE bank_line (
    id bigint UNSIGNED NOT NULL AUTO_INCREMENT,
    import_id bigint UNSIGNED NOT NULL,
    account varchar(34) NOT NULL,
    booked_on date NOT NULL,
    amount_cents bigint NOT NULL,
    label varchar(500) NOT NULL,
    reference varchar(140) NULL,
    payer varchar(140) NULL,
    iban varchar(34) NULL,
    fingerprint char(64) NOT NULL,
    state varchar(10) NOT NULL,
    payment_id bigint UNSIGNED NULL,
    client_id bigint UNSIGNED NULL,
    reason varchar(500) NULL,
    decided_at datetime(3) NULL,
    decided_by varchar(150) NULL,
    version int UNSIGNED NOT NULL,
    UNIQUE INDEX uq_bank_line (fingerprint),
    INDEX ix_bank_line_state (state, booked_on, id),
    INDEX ix_bank_line_import (import_id),
    INDEX ix_bank_line_payment (payment_id, client_id),
    PRIMARY KEY (id),
    CONSTRAINT fk_bank_line_import FOREIGN KEY (import_id) REFERENCES bank_import(id) ON DELETE NO ACTION ON UPDATE NO ACTION,
    CONSTRAINT fk_bank_line_payment FOREIGN KEY (payment_id, client_id) REFERENCES payment(id, client_id) ON DELETE NO ACTION ON UPDATE NO ACTION
  ) ENGINE=InnoDB`,
  `CREATE TABLE client_payer (
    kind varchar(10) NOT NULL,
    value varchar(140) NOT NULL,
    client_id bigint UNSIGNED NOT NULL,
    seen_at datetime(3) NOT NULL,
    INDEX ix_client_payer (client_id),
    PRIMARY KEY (kind, value, client_id),
    CONSTRAINT fk_client_payer FOREIGN KEY (client_id) REFERENCES client(id) ON DELETE NO ACTION ON UPDATE NO ACTION
  ) ENGINE=InnoDB`,
  `CREATE INDEX ix_invoice_amount ON invoice (open_cents, id)`,
];

const undo = [
  'DROP INDEX ix_invoice_amount ON invoice',
  'DROP TABLE client_payer',
  'DROP TABLE bank_line',
  'DROP TABLE bank_import',
  'DROP TABLE lettering_sequence',
];

/** Lines of bank statements, who pays from where, and the count of letterings. */
export class Payments1780000000340 implements MigrationInterface {
  readonly name = 'Payments1780000000340';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of statements) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const statement of undo) await runner.query(statement);
  }
}
