import type { MigrationInterface, QueryRunner } from 'typeorm';

const statements = [
  `CREATE TABLE penalty_claim (
    id bigint UNSIGNED NOT NULL AUTO_INCREMENT,
    client_id bigint UNSIGNED NOT NULL,
    number varchar(35) NOT NULL,
    state varchar(10) NOT NULL,
    issued_on date NOT NULL,
    as_of date NOT NULL,
    penalty_cents bigint NOT NULL,
    indemnity_cents bigint NOT NULL,
    total_cents bigint NOT NULL,
    open_cents bigint NOT NULL,
    settled_on date NULL,
    seller json NULL,
    buyer json NULL,
    file_id bigint UNSIGNED NULL,
    sent_at datetime(3) NULL,
    sent_to json NULL,
    cancelled_at datetime(3) NULL,
    cancelled_by varchar(150) NULL,
    cancel_reason varchar(500) NULL,
    created_at datetime(3) NOT NULL,
    created_by varchar(150) NOT NULL,
    version int UNSIGNED NOT NULL,
    UNIQUE INDEX uq_penalty_claim_client (id, client_id),
    UNIQUE INDEX uq_penalty_claim_number (number),
    INDEX ix_penalty_claim_of_client (client_id, id),
    INDEX ix_penalty_claim_state (state, id),
    INDEX ix_penalty_claim_file (client_id, file_id),
    PRIMARY KEY (id),
    CONSTRAINT fk_penalty_claim_client FOREIGN KEY (client_id) REFERENCES client(id) ON DELETE NO ACTION ON UPDATE NO ACTION,
    CONSTRAINT fk_penalty_claim_file FOREIGN KEY (client_id, file_id) REFERENCES stored_file(client_id, id) ON DELETE NO ACTION ON UPDATE NO ACTION
  ) ENGINE=InnoDB`,
  `CREATE TABLE penalty_claim_invoice (
    id bigint UNSIGNED NOT NULL AUTO_INCREMENT,
    claim_id bigint UNSIGNED NOT NULL,
    client_id bigint UNSIGNED NOT NULL,
    invoice_id bigint UNSIGNED NOT NULL,
    take varchar(6) NOT NULL,
    from_on date NULL,
    until_on date NULL,
    penalty_cents bigint NOT NULL,
    indemnity_cents bigint NOT NULL,
    computation json NOT NULL,
    counts tinyint NULL,
    UNIQUE INDEX uq_penalty_claim_invoice (claim_id, invoice_id),
    UNIQUE INDEX uq_penalty_claim_days (invoice_id, from_on, counts),
    INDEX ix_penalty_claim_invoice (claim_id, client_id, id),
    INDEX ix_penalty_claimed (invoice_id, client_id, counts),
    PRIMARY KEY (id),
    CONSTRAINT fk_penalty_claim_invoice FOREIGN KEY (claim_id, client_id) REFERENCES penalty_claim(id, client_id) ON DELETE NO ACTION ON UPDATE NO ACTION,
    CONSTRAINT fk_penalty_claimed_invoice FOREIGN KEY (invoice_id, client_id) REFERENCES invoice(id, client_id) ON DELETE NO ACTION ON UPDATE NO ACTION
  ) ENGINE=InnoDB`,
  `CREATE TABLE penalty_waiver (
    id bigint UNSIGNED NOT NULL AUTO_INCREMENT,
    client_id bigint UNSIGNED NOT NULL,
    invoice_id bigint UNSIGNED NOT NULL,
    kind varchar(10) NOT NULL,
    reason varchar(500) NOT NULL,
    waived_at datetime(3) NOT NULL,
    waived_by varchar(150) NOT NULL,
    counts tinyint NULL,
    ended_at datetime(3) NULL,
    ended_by varchar(150) NULL,
    UNIQUE INDEX uq_penalty_waiver (invoice_id, kind, counts),
    INDEX ix_penalty_waiver (invoice_id, client_id),
    PRIMARY KEY (id),
    CONSTRAINT fk_penalty_waiver_invoice FOREIGN KEY (invoice_id, client_id) REFERENCES invoice(id, client_id) ON DELETE NO ACTION ON UPDATE NO ACTION
  ) ENGINE=InnoDB`,
  `CREATE TABLE penalty_claim_payment (
    id bigint UNSIGNED NOT NULL AUTO_INCREMENT,
    claim_id bigint UNSIGNED NOT NULL,
    client_id bigint UNSIGNED NOT NULL,
    payment_id bigint UNSIGNED NOT NULL,
    amount_cents bigint NOT NULL,
    counts_on date NOT NULL,
    created_at datetime(3) NOT NULL,
    created_by varchar(150) NOT NULL,
    undone_at datetime(3) NULL,
    undone_by varchar(150) NULL,
    INDEX ix_penalty_claim_payment (claim_id, client_id, id),
    INDEX ix_penalty_payment (payment_id, client_id, id),
    PRIMARY KEY (id),
    CONSTRAINT fk_penalty_payment_claim FOREIGN KEY (claim_id, client_id) REFERENCES penalty_claim(id, client_id) ON DELETE NO ACTION ON UPDATE NO ACTION,
    CONSTRAINT fk_penalty_payment FOREIGN KEY (payment_id, client_id) REFERENCES payment(id, client_id) ON DELETE NO ACTION ON UPDATE NO ACTION
  ) ENGINE=InnoDB`,
];

const tables = ['penalty_claim_payment', 'penalty_waiver', 'penalty_claim_invoice', 'penalty_claim'];

/** Claims of late-payment penalties with their computations, what was waived, and what was paid of them. */
export class PenaltyClaims1780000000331 implements MigrationInterface {
  readonly name = 'PenaltyClaims1780000000331';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of statements) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of tables) await runner.query(`DROP TABLE ${table}`);
  }
}
