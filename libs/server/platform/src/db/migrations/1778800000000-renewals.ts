import type { MigrationInterface, QueryRunner } from 'typeorm';

const statements = [
  `CREATE TABLE renewal (
    id bigint UNSIGNED NOT NULL AUTO_INCREMENT,
    contract_id bigint UNSIGNED NOT NULL,
    client_id bigint UNSIGNED NOT NULL,
    term date NOT NULL,
    state varchar(10) NOT NULL,
    notice_months tinyint UNSIGNED NOT NULL,
    limit_on date NOT NULL,
    latest_arguable_on date NOT NULL,
    safe_on date NOT NULL,
    posting_on date NOT NULL,
    is_protected tinyint NOT NULL,
    information_from date NULL,
    information_to date NULL,
    owner_id bigint UNSIGNED NULL,
    decision varchar(12) NOT NULL,
    note varchar(2000) NULL,
    decided_by varchar(150) NULL,
    decided_at datetime(3) NULL,
    last_reminder tinyint UNSIGNED NULL,
    said_too_late tinyint NOT NULL,
    next_on date NULL,
    notice_sent_on date NULL,
    notice_received_on date NULL,
    verdict varchar(10) NULL,
    outcome varchar(10) NULL,
    outcome_reason varchar(2000) NULL,
    outcome_by varchar(150) NULL,
    outcome_at datetime(3) NULL,
    contract_version int UNSIGNED NOT NULL,
    created_at datetime(3) NOT NULL,
    updated_at datetime(3) NOT NULL,
    version int UNSIGNED NOT NULL,
    UNIQUE INDEX uq_renewal_term (contract_id, client_id, term),
    UNIQUE INDEX uq_renewal_contract (id, contract_id, client_id),
    INDEX ix_renewal_posting (state, posting_on, id),
    INDEX ix_renewal_owner (state, owner_id, posting_on, id),
    INDEX ix_renewal_decision (state, decision, posting_on, id),
    INDEX ix_renewal_protected (state, is_protected, posting_on, id),
    INDEX ix_renewal_term (state, term, id),
    INDEX ix_renewal_next (next_on, id),
    INDEX ix_renewal_person (owner_id),
    PRIMARY KEY (id),
    CONSTRAINT fk_renewal_contract FOREIGN KEY (contract_id, client_id) REFERENCES contract(id, client_id) ON DELETE NO ACTION ON UPDATE NO ACTION,
    CONSTRAINT fk_renewal_owner FOREIGN KEY (owner_id) REFERENCES person(id) ON DELETE NO ACTION ON UPDATE NO ACTION
  ) ENGINE=InnoDB`,
  `CREATE TABLE contract_letter (
    id bigint UNSIGNED NOT NULL AUTO_INCREMENT,
    contract_id bigint UNSIGNED NOT NULL,
    client_id bigint UNSIGNED NOT NULL,
    renewal_id bigint UNSIGNED NOT NULL,
    kind varchar(20) NOT NULL,
    addressee varchar(150) NOT NULL,
    address varchar(300) NULL,
    arrive_by date NULL,
    written_on date NOT NULL,
    written_by varchar(150) NOT NULL,
    file_id bigint UNSIGNED NOT NULL,
    sent_on date NULL,
    tracking varchar(40) NULL,
    received_on date NULL,
    proof_file_id bigint UNSIGNED NULL,
    withdrawn_at datetime(3) NULL,
    created_at datetime(3) NOT NULL,
    version int UNSIGNED NOT NULL,
    INDEX ix_letter_renewal (renewal_id, contract_id, client_id, id),
    INDEX ix_letter_file (client_id, file_id),
    INDEX ix_letter_proof (client_id, proof_file_id),
    INDEX ix_letter_waiting (sent_on, withdrawn_at, arrive_by),
    PRIMARY KEY (id),
    CONSTRAINT fk_letter_renewal FOREIGN KEY (renewal_id, contract_id, client_id) REFERENCES renewal(id, contract_id, client_id) ON DELETE NO ACTION ON UPDATE NO ACTION,
    CONSTRAINT fk_letter_file FOREIGN KEY (client_id, file_id) REFERENCES stored_file(client_id, id) ON DELETE NO ACTION ON UPDATE NO ACTION,
    CONSTRAINT fk_letter_proof FOREIGN KEY (client_id, proof_file_id) REFERENCES stored_file(client_id, id) ON DELETE NO ACTION ON UPDATE NO ACTION
  ) ENGINE=InnoDB`,
];

/** The terms of contracts, each with its dates and what is decided about it, and the letters that go out for them. */
export class Renewals1778800000000 implements MigrationInterface {
  readonly name = 'Renewals1778800000000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of statements) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE contract_letter');
    await runner.query('DROP TABLE renewal');
  }
}
