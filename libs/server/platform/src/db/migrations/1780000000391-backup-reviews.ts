import type { MigrationInterface, QueryRunner } from 'typeorm';

const statements = [
  `CREATE TABLE backup_review (
    id bigint UNSIGNED NOT NULL AUTO_INCREMENT,
    job_id bigint UNSIGNED NOT NULL,
    client_id bigint UNSIGNED NOT NULL,
    run_id bigint UNSIGNED NULL,
    expected_id bigint UNSIGNED NULL,
    place smallint UNSIGNED NOT NULL,
    corrects_id bigint UNSIGNED NULL,
    verdict varchar(12) NOT NULL,
    note varchar(1000) NULL,
    bulk tinyint NOT NULL,
    at datetime(3) NOT NULL,
    person_id bigint UNSIGNED NULL,
    person_name varchar(150) NOT NULL,
    UNIQUE INDEX uq_backup_review_run (run_id, place),
    UNIQUE INDEX uq_backup_review_expected (expected_id, place),
    INDEX ix_backup_review_run (run_id, client_id),
    INDEX ix_backup_review_expected (expected_id, client_id),
    INDEX ix_backup_review_job (job_id, client_id),
    INDEX ix_backup_review_at (at),
    PRIMARY KEY (id),
    CONSTRAINT fk_backup_review_job FOREIGN KEY (job_id, client_id) REFERENCES backup_job(id, client_id) ON DELETE NO ACTION ON UPDATE NO ACTION,
    CONSTRAINT fk_backup_review_run FOREIGN KEY (run_id, client_id) REFERENCES backup_run(id, client_id) ON DELETE NO ACTION ON UPDATE NO ACTION,
    CONSTRAINT fk_backup_review_expected FOREIGN KEY (expected_id, client_id) REFERENCES backup_expected(id, client_id) ON DELETE NO ACTION ON UPDATE NO ACTION
  ) ENGINE=InnoDB`,
  `CREATE TABLE backup_proof (
    id bigint UNSIGNED NOT NULL AUTO_INCREMENT,
    client_id bigint UNSIGNED NOT NULL,
    month char(7) NOT NULL,
    sealed mediumtext NOT NULL,
    sha256 char(64) NOT NULL,
    file_id bigint UNSIGNED NULL,
    published_at datetime(3) NOT NULL,
    published_by varchar(150) NOT NULL,
    UNIQUE INDEX uq_backup_proof (client_id, month),
    PRIMARY KEY (id),
    CONSTRAINT fk_backup_proof_client FOREIGN KEY (client_id) REFERENCES client(id) ON DELETE NO ACTION ON UPDATE NO ACTION
  ) ENGINE=InnoDB`,
  'CREATE INDEX ix_backup_run_board ON backup_run (reviewed_at, outcome, ended_at)',
];

/** What people said of runs, the proofs of months, and the way to what waits for a verdict, the worst first. */
export class BackupReviews1780000000391 implements MigrationInterface {
  readonly name = 'BackupReviews1780000000391';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of statements) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX ix_backup_run_board ON backup_run');
    for (const table of ['backup_proof', 'backup_review']) await runner.query(`DROP TABLE ${table}`);
  }
}
