import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What other programs told of their jobs, before it is read. */
export class BackupPushes1780000000371 implements MigrationInterface {
  readonly name = 'BackupPushes1780000000371';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE backup_push (
      id bigint UNSIGNED NOT NULL AUTO_INCREMENT,
      job_id bigint UNSIGNED NOT NULL,
      client_id bigint UNSIGNED NOT NULL,
      signal_kind varchar(7) NOT NULL,
      run_key varchar(80) NULL,
      is_json tinyint NOT NULL,
      body mediumtext NOT NULL,
      cut tinyint NOT NULL,
      received_at datetime(3) NOT NULL,
      read_at datetime(3) NULL,
      run_id bigint UNSIGNED NULL,
      INDEX ix_backup_push_job (job_id, client_id, read_at),
      INDEX ix_backup_push_unread (read_at, job_id),
      INDEX ix_backup_push_run (run_id, client_id),
      PRIMARY KEY (id),
      CONSTRAINT fk_backup_push_job FOREIGN KEY (job_id, client_id) REFERENCES backup_job(id, client_id) ON DELETE NO ACTION ON UPDATE NO ACTION,
      CONSTRAINT fk_backup_push_run FOREIGN KEY (run_id, client_id) REFERENCES backup_run(id, client_id) ON DELETE NO ACTION ON UPDATE NO ACTION
    ) ENGINE=InnoDB`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE backup_push');
  }
}
