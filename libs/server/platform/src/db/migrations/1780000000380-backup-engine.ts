import type { MigrationInterface, QueryRunner } from 'typeorm';

const statements = [
  `CREATE TABLE backup_engine (
    name varchar(12) NOT NULL,
    version varchar(20) NULL,
    level varchar(10) NOT NULL,
    has_second_site tinyint NOT NULL,
    seen_at datetime(3) NOT NULL,
    PRIMARY KEY (name)
  ) ENGINE=InnoDB`,
  `CREATE TABLE backup_repository (
    id bigint UNSIGNED NOT NULL AUTO_INCREMENT,
    client_id bigint UNSIGNED NOT NULL,
    site varchar(8) NOT NULL,
    folder varchar(100) NOT NULL,
    sealed_key text NULL,
    initialised_at datetime(3) NULL,
    chunker_copied tinyint NOT NULL,
    frozen tinyint NOT NULL,
    erased_at datetime(3) NULL,
    used_bytes bigint UNSIGNED NULL,
    snapshot_count int UNSIGNED NULL,
    measured_at datetime(3) NULL,
    lease_token char(36) NULL,
    lease_until datetime(3) NULL,
    created_at datetime(3) NOT NULL,
    UNIQUE INDEX uq_backup_repository_site (client_id, site),
    UNIQUE INDEX uq_backup_repository_client (id, client_id),
    PRIMARY KEY (id),
    CONSTRAINT fk_backup_repository_client FOREIGN KEY (client_id) REFERENCES client(id) ON DELETE NO ACTION ON UPDATE NO ACTION
  ) ENGINE=InnoDB`,
  `CREATE TABLE backup_operation (
    id bigint UNSIGNED NOT NULL AUTO_INCREMENT,
    client_id bigint UNSIGNED NOT NULL,
    repository_id bigint UNSIGNED NOT NULL,
    job_id bigint UNSIGNED NULL,
    expected_id bigint UNSIGNED NULL,
    run_id bigint UNSIGNED NULL,
    kind varchar(12) NOT NULL,
    state varchar(8) NOT NULL,
    attempts smallint UNSIGNED NOT NULL,
    due_at datetime(3) NOT NULL,
    progress json NULL,
    failure varchar(20) NULL,
    message varchar(1000) NULL,
    asked_by varchar(150) NULL,
    created_at datetime(3) NOT NULL,
    started_at datetime(3) NULL,
    ended_at datetime(3) NULL,
    UNIQUE INDEX uq_backup_operation_expected (expected_id),
    INDEX ix_backup_operation_open (state, due_at),
    INDEX ix_backup_operation_repository (repository_id, client_id, state, id),
    INDEX ix_backup_operation_job (job_id, client_id, state),
    INDEX ix_backup_operation_run (run_id, client_id),
    INDEX ix_backup_operation_expected (expected_id, client_id),
    PRIMARY KEY (id),
    CONSTRAINT fk_backup_operation_repository FOREIGN KEY (repository_id, client_id) REFERENCES backup_repository(id, client_id) ON DELETE NO ACTION ON UPDATE NO ACTION,
    CONSTRAINT fk_backup_operation_job FOREIGN KEY (job_id, client_id) REFERENCES backup_job(id, client_id) ON DELETE NO ACTION ON UPDATE NO ACTION,
    CONSTRAINT fk_backup_operation_run FOREIGN KEY (run_id, client_id) REFERENCES backup_run(id, client_id) ON DELETE NO ACTION ON UPDATE NO ACTION,
    CONSTRAINT fk_backup_operation_expected FOREIGN KEY (expected_id, client_id) REFERENCES backup_expected(id, client_id) ON DELETE NO ACTION ON UPDATE NO ACTION
  ) ENGINE=InnoDB`,
  `CREATE TABLE backup_copy (
    id bigint UNSIGNED NOT NULL AUTO_INCREMENT,
    client_id bigint UNSIGNED NOT NULL,
    repository_id bigint UNSIGNED NOT NULL,
    job_id bigint UNSIGNED NULL,
    outcome varchar(10) NOT NULL,
    source_count int UNSIGNED NULL,
    missing_count int UNSIGNED NULL,
    message varchar(1000) NULL,
    started_at datetime(3) NOT NULL,
    ended_at datetime(3) NOT NULL,
    INDEX ix_backup_copy_repository (repository_id, client_id, id),
    INDEX ix_backup_copy_job (job_id, client_id, id),
    PRIMARY KEY (id),
    CONSTRAINT fk_backup_copy_repository FOREIGN KEY (repository_id, client_id) REFERENCES backup_repository(id, client_id) ON DELETE NO ACTION ON UPDATE NO ACTION,
    CONSTRAINT fk_backup_copy_job FOREIGN KEY (job_id, client_id) REFERENCES backup_job(id, client_id) ON DELETE NO ACTION ON UPDATE NO ACTION
  ) ENGINE=InnoDB`,
  `CREATE TABLE backup_check (
    id bigint UNSIGNED NOT NULL AUTO_INCREMENT,
    client_id bigint UNSIGNED NOT NULL,
    repository_id bigint UNSIGNED NOT NULL,
    part smallint UNSIGNED NOT NULL,
    parts smallint UNSIGNED NOT NULL,
    outcome varchar(10) NOT NULL,
    errors int UNSIGNED NULL,
    message varchar(1000) NULL,
    started_at datetime(3) NOT NULL,
    ended_at datetime(3) NOT NULL,
    INDEX ix_backup_check_repository (repository_id, client_id, id),
    PRIMARY KEY (id),
    CONSTRAINT fk_backup_check_repository FOREIGN KEY (repository_id, client_id) REFERENCES backup_repository(id, client_id) ON DELETE NO ACTION ON UPDATE NO ACTION
  ) ENGINE=InnoDB`,
  `CREATE TABLE backup_restore_test (
    id bigint UNSIGNED NOT NULL AUTO_INCREMENT,
    client_id bigint UNSIGNED NOT NULL,
    repository_id bigint UNSIGNED NOT NULL,
    job_id bigint UNSIGNED NOT NULL,
    outcome varchar(10) NOT NULL,
    snapshot_id char(64) NULL,
    path varchar(1000) NULL,
    bytes bigint UNSIGNED NULL,
    sha256 char(64) NULL,
    compared_with varchar(8) NULL,
    message varchar(1000) NULL,
    started_at datetime(3) NOT NULL,
    ended_at datetime(3) NOT NULL,
    INDEX ix_backup_restore_test_repository (repository_id, client_id, id),
    INDEX ix_backup_restore_test_job (job_id, client_id, id),
    PRIMARY KEY (id),
    CONSTRAINT fk_backup_restore_test_repository FOREIGN KEY (repository_id, client_id) REFERENCES backup_repository(id, client_id) ON DELETE NO ACTION ON UPDATE NO ACTION,
    CONSTRAINT fk_backup_restore_test_job FOREIGN KEY (job_id, client_id) REFERENCES backup_job(id, client_id) ON DELETE NO ACTION ON UPDATE NO ACTION
  ) ENGINE=InnoDB`,
  `CREATE TABLE backup_usage (
    id bigint UNSIGNED NOT NULL AUTO_INCREMENT,
    client_id bigint UNSIGNED NOT NULL,
    repository_id bigint UNSIGNED NOT NULL,
    at datetime(3) NOT NULL,
    bytes bigint UNSIGNED NOT NULL,
    snapshot_count int UNSIGNED NULL,
    INDEX ix_backup_usage_repository (repository_id, client_id, at),
    PRIMARY KEY (id),
    CONSTRAINT fk_backup_usage_repository FOREIGN KEY (repository_id, client_id) REFERENCES backup_repository(id, client_id) ON DELETE NO ACTION ON UPDATE NO ACTION
  ) ENGINE=InnoDB`,
  'CREATE INDEX ix_backup_job_engine ON backup_job (engine, state)',
];

const tables = [
  'backup_usage',
  'backup_restore_test',
  'backup_check',
  'backup_copy',
  'backup_operation',
  'backup_repository',
  'backup_engine',
];

/** The backup engine: repositories of clients, what is done in them, and the proofs of it. */
export class BackupEngine1780000000380 implements MigrationInterface {
  readonly name = 'BackupEngine1780000000380';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of statements) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX ix_backup_job_engine ON backup_job');
    for (const table of tables) await runner.query(`DROP TABLE ${table}`);
  }
}
