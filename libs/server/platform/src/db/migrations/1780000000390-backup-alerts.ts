import type { MigrationInterface, QueryRunner } from 'typeorm';

const statements = [
  `CREATE TABLE backup_alert (
    id bigint UNSIGNED NOT NULL AUTO_INCREMENT,
    job_id bigint UNSIGNED NOT NULL,
    client_id bigint UNSIGNED NOT NULL,
    ticket_id bigint UNSIGNED NOT NULL,
    alert_class varchar(12) NOT NULL,
    object varchar(300) NOT NULL,
    detail varchar(1000) NOT NULL,
    level smallint UNSIGNED NOT NULL,
    occurrences int UNSIGNED NOT NULL,
    streak int UNSIGNED NOT NULL,
    last_cause varchar(100) NOT NULL,
    opened_at datetime(3) NOT NULL,
    last_at datetime(3) NOT NULL,
    resolved_at datetime(3) NULL,
    is_open tinyint NULL,
    UNIQUE INDEX uq_backup_alert_open (job_id, alert_class, object, is_open),
    INDEX ix_backup_alert_job (job_id, client_id),
    INDEX ix_backup_alert_ticket (ticket_id, client_id),
    INDEX ix_backup_alert_open (is_open, alert_class, id),
    PRIMARY KEY (id),
    CONSTRAINT fk_backup_alert_job FOREIGN KEY (job_id, client_id) REFERENCES backup_job(id, client_id) ON DELETE NO ACTION ON UPDATE NO ACTION,
    CONSTRAINT fk_backup_alert_ticket FOREIGN KEY (ticket_id, client_id) REFERENCES ticket(id, client_id) ON DELETE NO ACTION ON UPDATE NO ACTION
  ) ENGINE=InnoDB`,
  `CREATE TABLE backup_baseline (
    id bigint UNSIGNED NOT NULL AUTO_INCREMENT,
    job_id bigint UNSIGNED NOT NULL,
    client_id bigint UNSIGNED NOT NULL,
    at datetime(3) NOT NULL,
    set_by varchar(150) NOT NULL,
    reason varchar(500) NOT NULL,
    INDEX ix_backup_baseline_job (job_id, client_id, id),
    PRIMARY KEY (id),
    CONSTRAINT fk_backup_baseline_job FOREIGN KEY (job_id, client_id) REFERENCES backup_job(id, client_id) ON DELETE NO ACTION ON UPDATE NO ACTION
  ) ENGINE=InnoDB`,
  `CREATE TABLE backup_daily_use (
    job_id bigint UNSIGNED NOT NULL,
    measured_on date NOT NULL,
    client_id bigint UNSIGNED NOT NULL,
    used_bytes bigint UNSIGNED NOT NULL,
    INDEX ix_backup_daily_use_client (job_id, client_id),
    PRIMARY KEY (job_id, measured_on),
    CONSTRAINT fk_backup_daily_use_job FOREIGN KEY (job_id, client_id) REFERENCES backup_job(id, client_id) ON DELETE NO ACTION ON UPDATE NO ACTION
  ) ENGINE=InnoDB`,
];

/** What is wrong with backups and its tickets, what runs are compared with, and what they used of their quota. */
export class BackupAlerts1780000000390 implements MigrationInterface {
  readonly name = 'BackupAlerts1780000000390';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of statements) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['backup_daily_use', 'backup_baseline', 'backup_alert'])
      await runner.query(`DROP TABLE ${table}`);
  }
}
