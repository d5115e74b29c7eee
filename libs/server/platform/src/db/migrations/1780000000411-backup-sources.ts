import type { MigrationInterface, QueryRunner } from 'typeorm';

const statements = [
  `CREATE TABLE nas_connection (
    id bigint UNSIGNED NOT NULL AUTO_INCREMENT,
    client_id bigint UNSIGNED NULL,
    name varchar(100) NOT NULL,
    address varchar(200) NOT NULL,
    private_network tinyint NOT NULL,
    account varchar(100) NOT NULL,
    password text NULL,
    services json NOT NULL,
    zone varchar(40) NOT NULL,
    every_minutes smallint UNSIGNED NOT NULL,
    active tinyint NOT NULL,
    poll_due_at datetime(3) NULL,
    poll_started_at datetime(3) NULL,
    polled_at datetime(3) NULL,
    failure varchar(20) NULL,
    failure_detail varchar(500) NULL,
    failed_at datetime(3) NULL,
    failures smallint UNSIGNED NOT NULL,
    created_at datetime(3) NOT NULL,
    created_by varchar(150) NOT NULL,
    version int UNSIGNED NOT NULL,
    UNIQUE INDEX uq_nas_connection_name (name),
    INDEX ix_nas_connection_due (poll_due_at),
    INDEX ix_nas_connection_client (client_id),
    PRIMARY KEY (id),
    CONSTRAINT fk_nas_connection_client FOREIGN KEY (client_id) REFERENCES client(id) ON DELETE NO ACTION ON UPDATE NO ACTION
  ) ENGINE=InnoDB`,
  `CREATE TABLE nas_task (
    id bigint UNSIGNED NOT NULL AUTO_INCREMENT,
    connection_id bigint UNSIGNED NOT NULL,
    service varchar(12) NOT NULL,
    task_key varchar(40) NOT NULL,
    name varchar(300) NOT NULL,
    job_id bigint UNSIGNED NULL,
    client_id bigint UNSIGNED NULL,
    outcome varchar(10) NULL,
    executed_at datetime(3) NULL,
    seen_at datetime(3) NOT NULL,
    UNIQUE INDEX uq_nas_task (connection_id, service, task_key),
    INDEX ix_nas_task_job (job_id, client_id),
    PRIMARY KEY (id),
    CONSTRAINT fk_nas_task_connection FOREIGN KEY (connection_id) REFERENCES nas_connection(id) ON DELETE CASCADE ON UPDATE NO ACTION,
    CONSTRAINT fk_nas_task_job FOREIGN KEY (job_id, client_id) REFERENCES backup_job(id, client_id) ON DELETE NO ACTION ON UPDATE NO ACTION
  ) ENGINE=InnoDB`,
  `CREATE TABLE backup_report_rule (
    id bigint UNSIGNED NOT NULL AUTO_INCREMENT,
    job_id bigint UNSIGNED NOT NULL,
    client_id bigint UNSIGNED NOT NULL,
    sender varchar(254) NOT NULL,
    subject varchar(300) NOT NULL,
    reader varchar(10) NOT NULL,
    words json NOT NULL,
    used_at datetime(3) NULL,
    created_at datetime(3) NOT NULL,
    created_by varchar(150) NOT NULL,
    INDEX ix_backup_report_rule_sender (sender),
    INDEX ix_backup_report_rule_job (job_id, client_id),
    PRIMARY KEY (id),
    CONSTRAINT fk_backup_report_rule FOREIGN KEY (job_id, client_id) REFERENCES backup_job(id, client_id) ON DELETE NO ACTION ON UPDATE NO ACTION
  ) ENGINE=InnoDB`,
  `CREATE TABLE backup_report (
    id bigint UNSIGNED NOT NULL AUTO_INCREMENT,
    kind varchar(4) NOT NULL,
    external_id varchar(100) NOT NULL,
    inbound_mail_id bigint UNSIGNED NULL,
    nas_task_id bigint UNSIGNED NULL,
    sender varchar(254) NOT NULL,
    subject varchar(300) NOT NULL,
    content mediumtext NOT NULL,
    truncated tinyint NOT NULL,
    forged tinyint NOT NULL,
    received_at datetime(3) NOT NULL,
    state varchar(8) NOT NULL,
    reason varchar(15) NULL,
    seems varchar(10) NOT NULL,
    weight tinyint UNSIGNED NOT NULL,
    job_id bigint UNSIGNED NULL,
    client_id bigint UNSIGNED NULL,
    run_id bigint UNSIGNED NULL,
    decided_at datetime(3) NULL,
    decided_by varchar(150) NULL,
    note varchar(500) NULL,
    UNIQUE INDEX uq_backup_report (kind, external_id),
    INDEX ix_backup_report_state (state, weight, received_at, id),
    INDEX ix_backup_report_sender (state, sender),
    INDEX ix_backup_report_task (nas_task_id),
    INDEX ix_backup_report_job (job_id, client_id),
    PRIMARY KEY (id),
    CONSTRAINT fk_backup_report_task FOREIGN KEY (nas_task_id) REFERENCES nas_task(id) ON DELETE SET NULL ON UPDATE NO ACTION,
    CONSTRAINT fk_backup_report_job FOREIGN KEY (job_id, client_id) REFERENCES backup_job(id, client_id) ON DELETE NO ACTION ON UPDATE NO ACTION
  ) ENGINE=InnoDB`,
];

/** Where news of backups come from besides pushes and our engine: NAS, mails, and what a person has to place. */
export class BackupSources1780000000411 implements MigrationInterface {
  readonly name = 'BackupSources1780000000411';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of statements) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['backup_report', 'backup_report_rule', 'nas_task', 'nas_connection']) {
      await runner.query(`DROP TABLE ${table}`);
    }
  }
}
