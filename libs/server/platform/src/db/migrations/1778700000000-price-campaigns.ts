import type { MigrationInterface, QueryRunner } from 'typeorm';

const statements = [
  `CREATE TABLE price_campaign (
    id bigint UNSIGNED NOT NULL AUTO_INCREMENT,
    year smallint UNSIGNED NOT NULL,
    open_year smallint UNSIGNED NULL,
    effective_on date NOT NULL,
    state varchar(12) NOT NULL,
    index_values json NOT NULL,
    index_links json NOT NULL,
    held_back varchar(30) NULL,
    step int UNSIGNED NOT NULL,
    cursor_id bigint UNSIGNED NOT NULL,
    done int UNSIGNED NOT NULL,
    total int UNSIGNED NOT NULL,
    opened_at datetime(3) NOT NULL,
    opened_by varchar(150) NOT NULL,
    read_at datetime(3) NOT NULL,
    author_id bigint UNSIGNED NULL,
    submitted_at datetime(3) NULL,
    submitted_by varchar(150) NULL,
    approved_at datetime(3) NULL,
    approved_by varchar(150) NULL,
    approved_alone tinyint NOT NULL,
    applied_at datetime(3) NULL,
    applied_by varchar(150) NULL,
    undone_at datetime(3) NULL,
    undone_by varchar(150) NULL,
    undo_reason varchar(2000) NULL,
    version int UNSIGNED NOT NULL,
    UNIQUE INDEX uq_price_campaign_year (open_year),
    INDEX ix_price_campaign_due (state, effective_on),
    PRIMARY KEY (id)
  ) ENGINE=InnoDB`,
  `CREATE TABLE price_campaign_evidence (
    id bigint UNSIGNED NOT NULL AUTO_INCREMENT,
    campaign_id bigint UNSIGNED NOT NULL,
    sha256 char(64) NOT NULL,
    content json NOT NULL,
    UNIQUE INDEX uq_price_campaign_evidence (campaign_id, sha256),
    PRIMARY KEY (id),
    CONSTRAINT fk_price_campaign_evidence FOREIGN KEY (campaign_id) REFERENCES price_campaign(id) ON DELETE NO ACTION ON UPDATE NO ACTION
  ) ENGINE=InnoDB`,
  `CREATE TABLE price_campaign_line (
    id bigint UNSIGNED NOT NULL AUTO_INCREMENT,
    campaign_id bigint UNSIGNED NOT NULL,
    client_id bigint UNSIGNED NOT NULL,
    contract_id bigint UNSIGNED NOT NULL,
    line_id bigint UNSIGNED NULL,
    evidence_id bigint UNSIGNED NULL,
    quantity decimal(12,3) NULL,
    base_cents bigint NULL,
    old_cents bigint NULL,
    old_amount bigint NULL,
    unrounded varchar(40) NULL,
    computed_cents bigint NULL,
    computed_amount bigint NULL,
    final_cents bigint NULL,
    final_amount bigint NULL,
    exception varchar(40) NULL,
    warnings json NOT NULL,
    by_hand tinyint NOT NULL,
    is_excluded tinyint NOT NULL,
    reason varchar(2000) NULL,
    changed_by_id bigint UNSIGNED NULL,
    changed_by varchar(150) NULL,
    changed_at datetime(3) NULL,
    price_id bigint UNSIGNED NULL,
    applied_at datetime(3) NULL,
    version int UNSIGNED NOT NULL,
    INDEX ix_price_campaign_line (campaign_id, contract_id, id),
    INDEX ix_price_campaign_line_exception (campaign_id, exception, contract_id, id),
    INDEX ix_price_campaign_line_client (campaign_id, client_id, contract_id, id),
    INDEX ix_price_campaign_line_hand (campaign_id, by_hand, contract_id, id),
    INDEX ix_price_campaign_line_contract (contract_id, client_id),
    INDEX ix_price_campaign_line_line (line_id, contract_id),
    INDEX ix_price_campaign_line_evidence (evidence_id),
    INDEX ix_price_campaign_line_price (price_id),
    PRIMARY KEY (id),
    CONSTRAINT fk_price_campaign_line FOREIGN KEY (campaign_id) REFERENCES price_campaign(id) ON DELETE NO ACTION ON UPDATE NO ACTION,
    CONSTRAINT fk_price_campaign_line_contract FOREIGN KEY (contract_id, client_id) REFERENCES contract(id, client_id) ON DELETE NO ACTION ON UPDATE NO ACTION,
    CONSTRAINT fk_price_campaign_line_line FOREIGN KEY (line_id, contract_id) REFERENCES contract_line(id, contract_id) ON DELETE NO ACTION ON UPDATE NO ACTION,
    CONSTRAINT fk_price_campaign_line_evidence FOREIGN KEY (evidence_id) REFERENCES price_campaign_evidence(id) ON DELETE NO ACTION ON UPDATE NO ACTION,
    CONSTRAINT fk_price_campaign_line_price FOREIGN KEY (price_id) REFERENCES contract_price(id) ON DELETE NO ACTION ON UPDATE NO ACTION
  ) ENGINE=InnoDB`,
  `CREATE TABLE price_campaign_letter (
    id bigint UNSIGNED NOT NULL AUTO_INCREMENT,
    campaign_id bigint UNSIGNED NOT NULL,
    client_id bigint UNSIGNED NOT NULL,
    file_id bigint UNSIGNED NOT NULL,
    recipients smallint UNSIGNED NOT NULL,
    sent_at datetime(3) NOT NULL,
    retracted_at datetime(3) NULL,
    UNIQUE INDEX uq_price_campaign_letter (campaign_id, client_id),
    INDEX ix_price_campaign_letter_file (client_id, file_id),
    PRIMARY KEY (id),
    CONSTRAINT fk_price_campaign_letter FOREIGN KEY (campaign_id) REFERENCES price_campaign(id) ON DELETE NO ACTION ON UPDATE NO ACTION,
    CONSTRAINT fk_price_campaign_letter_file FOREIGN KEY (client_id, file_id) REFERENCES stored_file(client_id, id) ON DELETE NO ACTION ON UPDATE NO ACTION
  ) ENGINE=InnoDB`,
];

/** The yearly price revision: what was computed from what, who agreed to it, and the letters. */
export class PriceCampaigns1778700000000 implements MigrationInterface {
  readonly name = 'PriceCampaigns1778700000000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of statements) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['letter', 'line', 'evidence'])
      await runner.query(`DROP TABLE price_campaign_${table}`);
    await runner.query('DROP TABLE price_campaign');
  }
}
