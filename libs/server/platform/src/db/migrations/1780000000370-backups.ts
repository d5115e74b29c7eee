import type { MigrationInterface, QueryRunner } from 'typeorm';

const statements = [
  `CREATE TABLE backup_job (
    id bigint UNSIGNED NOT NULL AUTO_INCREMENT,
    client_id bigint UNSIGNED NOT NULL,
    name varchar(150) NOT NULL,
    kind varchar(12) NOT NULL,
    engine varchar(12) NOT NULL,
    state varchar(8) NOT NULL,
    items json NOT NULL,
    schedule varchar(100) NOT NULL,
    zone varchar(40) NOT NULL,
    working_days tinyint NOT NULL,
    grace_minutes smallint UNSIGNED NOT NULL,
    longest_minutes smallint UNSIGNED NOT NULL,
    retention_days smallint UNSIGNED NOT NULL,
    quota_bytes bigint UNSIGNED NULL,
    second_site tinyint NOT NULL,
    check_parts smallint UNSIGNED NULL,
    restore_test_days smallint UNSIGNED NULL,
    push_hash char(64) NULL,
    push_secret text NULL,
    expected_until datetime(3) NOT NULL,
    last_run_id bigint UNSIGNED NULL,
    last_outcome varchar(10) NULL,
    last_run_at datetime(3) NULL,
    last_good_at datetime(3) NULL,
    used_bytes bigint UNSIGNED NULL,
    note varchar(2000) NULL,
    created_at datetime(3) NOT NULL,
    created_by varchar(150) NOT NULL,
    updated_at datetime(3) NOT NULL,
    version int UNSIGNED NOT NULL,
    UNIQUE INDEX uq_backup_job_name (client_id, name),
    UNIQUE INDEX uq_backup_job_client (id, client_id),
    UNIQUE INDEX uq_backup_job_push (push_hash),
    INDEX ix_backup_job_due (state, expected_until),
    INDEX ix_backup_job_name (name, id),
    PRIMARY KEY (id),
    CONSTRAINT fk_backup_job_client FOREIGN KEY (client_id) REFERENCES client(id) ON DELETE NO ACTION ON UPDATE NO ACTION
  ) ENGINE=InnoDB`,
  `CREATE TABLE backup_run (
    id bigint UNSIGNED NOT NULL AUTO_INCREMENT,
    job_id bigint UNSIGNED NOT NULL,
    client_id bigint UNSIGNED NOT NULL,
    source varchar(8) NOT NULL,
    external_id varchar(100) NOT NULL,
    outcome varchar(10) NOT NULL,
    started_at datetime(3) NULL,
    ended_at datetime(3) NULL,
    late_at datetime(3) NULL,
    ok_count int UNSIGNED NULL,
    warning_count int UNSIGNED NULL,
    error_count int UNSIGNED NULL,
    bytes_processed bigint UNSIGNED NULL,
    bytes_added bigint UNSIGNED NULL,
    files_total bigint UNSIGNED NULL,
    files_changed bigint UNSIGNED NULL,
    snapshot_id varchar(64) NULL,
    message varchar(1000) NULL,
    missing json NULL,
    report_file_id bigint UNSIGNED NULL,
    recorded_at datetime(3) NOT NULL,
    reviewed_at datetime(3) NULL,
    UNIQUE INDEX uq_backup_run (job_id, source, external_id),
    UNIQUE INDEX uq_backup_run_client (id, client_id),
    INDEX ix_backup_run_job (job_id, client_id, recorded_at),
    INDEX ix_backup_run_client (client_id, ended_at),
    INDEX ix_backup_run_review (reviewed_at, ended_at),
    INDEX ix_backup_run_late (outcome, late_at),
    PRIMARY KEY (id),
    CONSTRAINT fk_backup_run_job FOREIGN KEY (job_id, client_id) REFERENCES backup_job(id, client_id) ON DELETE NO ACTION ON UPDATE NO ACTION
  ) ENGINE=InnoDB`,
  `CREATE TABLE backup_run_object (
    id bigint UNSIGNED NOT NULL AUTO_INCREMENT,
    run_id bigint UNSIGNED NOT NULL,
    client_id bigint UNSIGNED NOT NULL,
    name varchar(300) NOT NULL,
    kind varchar(12) NOT NULL,
    outcome varchar(10) NOT NULL,
    bytes bigint UNSIGNED NULL,
    message varchar(500) NULL,
    INDEX ix_backup_run_object (run_id, client_id, id),
    PRIMARY KEY (id),
    CONSTRAINT fk_backup_run_object FOREIGN KEY (run_id, client_id) REFERENCES backup_run(id, client_id) ON DELETE NO ACTION ON UPDATE NO ACTION
  ) ENGINE=InnoDB`,
  `CREATE TABLE backup_expected (
    id bigint UNSIGNED NOT NULL AUTO_INCREMENT,
    job_id bigint UNSIGNED NOT NULL,
    client_id bigint UNSIGNED NOT NULL,
    due_at datetime(3) NOT NULL,
    due_on date NOT NULL,
    late_at datetime(3) NOT NULL,
    state varchar(10) NOT NULL,
    run_id bigint UNSIGNED NULL,
    missed_at datetime(3) NULL,
    excused_at datetime(3) NULL,
    excused_by varchar(150) NULL,
    reason varchar(500) NULL,
    reviewed_at datetime(3) NULL,
    UNIQUE INDEX uq_backup_expected (job_id, due_at),
    UNIQUE INDEX uq_backup_expected_client (id, client_id),
    INDEX ix_backup_expected_job (job_id, client_id),
    INDEX ix_backup_expected_late (state, late_at),
    INDEX ix_backup_expected_review (reviewed_at, state, due_at),
    INDEX ix_backup_expected_client (client_id, due_on),
    INDEX ix_backup_expected_run (run_id, client_id),
    PRIMARY KEY (id),
    CONSTRAINT fk_backup_expected_job FOREIGN KEY (job_id, client_id) REFERENCES backup_job(id, client_id) ON DELETE NO ACTION ON UPDATE NO ACTION,
    CONSTRAINT fk_backup_expected_run FOREIGN KEY (run_id, client_id) REFERENCES backup_run(id, client_id) ON DELETE NO ACTION ON UPDATE NO ACTION
  ) ENGINE=InnoDB`,
];

/** Backup jobs, the runs that are expected of them and those that took place. */
export class Backups1780000000370 implements MigrationInterface {
  readonly name = 'Backups1780000000370';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of statements) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['backup_expected', 'backup_run_object', 'backup_run', 'backup_job']) {
      await runner.query(`DROP TABLE ${table}`);
    }
  }
}
