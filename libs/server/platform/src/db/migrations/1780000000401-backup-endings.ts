import type { MigrationInterface, QueryRunner } from 'typeorm';

const ofEnding = (name: string) =>
  `CONSTRAINT fk_${name}_ending FOREIGN KEY (ending_id, client_id) REFERENCES backup_ending(id, client_id) ON DELETE NO ACTION ON UPDATE NO ACTION`;
const ofFile = (name: string, column: string) =>
  `CONSTRAINT fk_${name} FOREIGN KEY (client_id, ${column}) REFERENCES stored_file(client_id, id) ON DELETE NO ACTION ON UPDATE NO ACTION`;

const statements = [
  `CREATE TABLE backup_ending (
    id bigint UNSIGNED NOT NULL AUTO_INCREMENT,
    client_id bigint UNSIGNED NOT NULL,
    job_id bigint UNSIGNED NULL,
    contract_id bigint UNSIGNED NULL,
    state varchar(10) NOT NULL,
    ended_on date NOT NULL,
    due_on date NOT NULL,
    jobs_end_on date NOT NULL,
    jobs_ended_at datetime(3) NULL,
    cause varchar(500) NOT NULL,
    open_key varchar(50) NULL,
    choice varchar(10) NULL,
    transfer_to varchar(300) NULL,
    told_at datetime(3) NULL,
    told_to json NULL,
    next_reminder_on date NULL,
    hold varchar(8) NULL,
    hold_note varchar(2000) NULL,
    restitution_asked_at datetime(3) NULL,
    restitution_answered_at datetime(3) NULL,
    asked_by_id bigint UNSIGNED NULL,
    asked_by varchar(150) NULL,
    asked_at datetime(3) NULL,
    approved_by_id bigint UNSIGNED NULL,
    approved_by varchar(150) NULL,
    approved_at datetime(3) NULL,
    erased_at datetime(3) NULL,
    certificate_file_id bigint UNSIGNED NULL,
    created_at datetime(3) NOT NULL,
    created_by varchar(150) NOT NULL,
    version int UNSIGNED NOT NULL,
    UNIQUE INDEX uq_backup_ending_client (id, client_id),
    UNIQUE INDEX uq_backup_ending_open (open_key),
    UNIQUE INDEX uq_backup_ending_contract (contract_id, client_id, ended_on),
    INDEX ix_backup_ending_state (state, due_on, id),
    INDEX ix_backup_ending_reminder (state, next_reminder_on),
    INDEX ix_backup_ending_client (client_id, state, id),
    INDEX ix_backup_ending_job (job_id, client_id),
    INDEX ix_backup_ending_file (client_id, certificate_file_id),
    PRIMARY KEY (id),
    CONSTRAINT fk_backup_ending_client FOREIGN KEY (client_id) REFERENCES client(id) ON DELETE NO ACTION ON UPDATE NO ACTION,
    CONSTRAINT fk_backup_ending_job FOREIGN KEY (job_id, client_id) REFERENCES backup_job(id, client_id) ON DELETE NO ACTION ON UPDATE NO ACTION,
    CONSTRAINT fk_backup_ending_contract FOREIGN KEY (contract_id, client_id) REFERENCES contract(id, client_id) ON DELETE NO ACTION ON UPDATE NO ACTION,
    ${ofFile('backup_ending_file', 'certificate_file_id')}
  ) ENGINE=InnoDB`,
  `CREATE TABLE backup_ending_step (
    id bigint UNSIGNED NOT NULL AUTO_INCREMENT,
    ending_id bigint UNSIGNED NOT NULL,
    client_id bigint UNSIGNED NOT NULL,
    at datetime(3) NOT NULL,
    step varchar(24) NOT NULL,
    by_name varchar(150) NOT NULL,
    data json NOT NULL,
    once varchar(24) NULL,
    file_id bigint UNSIGNED NULL,
    UNIQUE INDEX uq_ending_step (ending_id, client_id, once),
    INDEX ix_ending_step_file (client_id, file_id),
    PRIMARY KEY (id),
    ${ofEnding('ending_step')},
    ${ofFile('ending_step_file', 'file_id')}
  ) ENGINE=InnoDB`,
  `CREATE TABLE backup_ending_site (
    id bigint UNSIGNED NOT NULL AUTO_INCREMENT,
    ending_id bigint UNSIGNED NOT NULL,
    client_id bigint UNSIGNED NOT NULL,
    site varchar(8) NOT NULL,
    kind varchar(8) NOT NULL,
    state varchar(8) NOT NULL,
    attempt int UNSIGNED NOT NULL,
    method varchar(8) NULL,
    place varchar(300) NULL,
    how varchar(2000) NULL,
    snapshots_before json NULL,
    snapshots_after json NULL,
    key_destroyed_at datetime(3) NULL,
    failure varchar(500) NULL,
    file_id bigint UNSIGNED NULL,
    erased_at datetime(3) NULL,
    by_name varchar(150) NULL,
    UNIQUE INDEX uq_ending_site (ending_id, client_id, site, kind),
    INDEX ix_ending_site_file (client_id, file_id),
    PRIMARY KEY (id),
    ${ofEnding('ending_site')},
    ${ofFile('ending_site_file', 'file_id')}
  ) ENGINE=InnoDB`,
  `CREATE TABLE backup_ending_export (
    id bigint UNSIGNED NOT NULL AUTO_INCREMENT,
    ending_id bigint UNSIGNED NOT NULL,
    client_id bigint UNSIGNED NOT NULL,
    state varchar(8) NOT NULL,
    method varchar(8) NOT NULL,
    job_id bigint UNSIGNED NULL,
    run_id bigint UNSIGNED NULL,
    medium varchar(300) NOT NULL,
    files int UNSIGNED NULL,
    bytes bigint UNSIGNED NULL,
    manifest_sha256 char(64) NULL,
    csv_file_id bigint UNSIGNED NULL,
    json_file_id bigint UNSIGNED NULL,
    failure varchar(500) NULL,
    created_at datetime(3) NOT NULL,
    created_by varchar(150) NOT NULL,
    made_at datetime(3) NULL,
    receipt_at datetime(3) NULL,
    receipt_name varchar(150) NULL,
    receipt_title varchar(150) NULL,
    receipt_file_id bigint UNSIGNED NULL,
    INDEX ix_ending_export (ending_id, client_id),
    INDEX ix_ending_export_job (job_id, client_id),
    INDEX ix_ending_export_run (run_id, client_id),
    INDEX ix_ending_export_csv (client_id, csv_file_id),
    INDEX ix_ending_export_json (client_id, json_file_id),
    INDEX ix_ending_export_receipt (client_id, receipt_file_id),
    PRIMARY KEY (id),
    ${ofEnding('ending_export')},
    CONSTRAINT fk_ending_export_job FOREIGN KEY (job_id, client_id) REFERENCES backup_job(id, client_id) ON DELETE NO ACTION ON UPDATE NO ACTION,
    CONSTRAINT fk_ending_export_run FOREIGN KEY (run_id, client_id) REFERENCES backup_run(id, client_id) ON DELETE NO ACTION ON UPDATE NO ACTION,
    ${ofFile('ending_export_csv', 'csv_file_id')},
    ${ofFile('ending_export_json', 'json_file_id')},
    ${ofFile('ending_export_receipt', 'receipt_file_id')}
  ) ENGINE=InnoDB`,
];

/** The ends of backup services: their steps, what was handed over, what was erased at each site. */
export class BackupEndings1780000000401 implements MigrationInterface {
  readonly name = 'BackupEndings1780000000401';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of statements) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const name of ['export', 'site', 'step']) await runner.query(`DROP TABLE backup_ending_${name}`);
    await runner.query('DROP TABLE backup_ending');
  }
}
