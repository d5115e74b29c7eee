import type { MigrationInterface, QueryRunner } from 'typeorm';

const table = `CREATE TABLE backup_restore (
    id bigint UNSIGNED NOT NULL AUTO_INCREMENT,
    ticket_id bigint UNSIGNED NOT NULL,
    client_id bigint UNSIGNED NOT NULL,
    state varchar(10) NOT NULL,
    what varchar(2000) NOT NULL,
    as_of date NOT NULL,
    target varchar(500) NULL,
    job_id bigint UNSIGNED NULL,
    run_id bigint UNSIGNED NULL,
    paths json NOT NULL,
    method varchar(8) NULL,
    attempt int UNSIGNED NOT NULL,
    launched_by bigint UNSIGNED NULL,
    bytes_done bigint UNSIGNED NULL,
    bytes_total bigint UNSIGNED NULL,
    failure varchar(20) NULL,
    failure_message varchar(500) NULL,
    done_at datetime(3) NULL,
    done_by varchar(150) NULL,
    files int UNSIGNED NULL,
    bytes bigint UNSIGNED NULL,
    manifest_file_id bigint UNSIGNED NULL,
    proof varchar(2000) NULL,
    missing varchar(2000) NULL,
    confirmed_at datetime(3) NULL,
    confirmed_by varchar(150) NULL,
    refused_by varchar(150) NULL,
    refuse_reason varchar(2000) NULL,
    created_at datetime(3) NOT NULL,
    version int UNSIGNED NOT NULL,
    UNIQUE INDEX uq_backup_restore_client (id, client_id),
    INDEX ix_backup_restore_ticket (ticket_id, client_id),
    INDEX ix_backup_restore_state (state, id),
    INDEX ix_backup_restore_client (client_id, id),
    INDEX ix_backup_restore_job (job_id, client_id),
    INDEX ix_backup_restore_run (run_id, client_id),
    INDEX ix_backup_restore_manifest (client_id, manifest_file_id),
    PRIMARY KEY (id),
    CONSTRAINT fk_backup_restore_ticket FOREIGN KEY (ticket_id, client_id) REFERENCES ticket(id, client_id) ON DELETE NO ACTION ON UPDATE NO ACTION,
    CONSTRAINT fk_backup_restore_job FOREIGN KEY (job_id, client_id) REFERENCES backup_job(id, client_id) ON DELETE NO ACTION ON UPDATE NO ACTION,
    CONSTRAINT fk_backup_restore_run FOREIGN KEY (run_id, client_id) REFERENCES backup_run(id, client_id) ON DELETE NO ACTION ON UPDATE NO ACTION,
    CONSTRAINT fk_backup_restore_manifest FOREIGN KEY (client_id, manifest_file_id) REFERENCES stored_file(client_id, id) ON DELETE NO ACTION ON UPDATE NO ACTION
  ) ENGINE=InnoDB`;

/** Restores that clients ask for on their tickets. */
export class BackupRestores1780000000400 implements MigrationInterface {
  readonly name = 'BackupRestores1780000000400';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(table);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE backup_restore');
  }
}
