import type { MigrationInterface, QueryRunner } from 'typeorm';

const noAction = 'ON DELETE NO ACTION ON UPDATE NO ACTION';
const statements = [
  `CREATE TABLE reminder_setting (
    id tinyint UNSIGNED NOT NULL,
    levels json NOT NULL,
    automatic tinyint NOT NULL,
    updated_at datetime(3) NOT NULL,
    updated_by varchar(150) NOT NULL,
    version int UNSIGNED NOT NULL,
    PRIMARY KEY (id)
  ) ENGINE=InnoDB`,
  `CREATE TABLE reminder_day (
    day date NOT NULL,
    PRIMARY KEY (day)
  ) ENGINE=InnoDB`,
  `CREATE TABLE reminder_pause (
    id bigint UNSIGNED NOT NULL AUTO_INCREMENT,
    client_id bigint UNSIGNED NOT NULL,
    kind varchar(15) NOT NULL,
    until_on date NULL,
    reason varchar(500) NOT NULL,
    counts tinyint NULL,
    created_at datetime(3) NOT NULL,
    created_by varchar(150) NOT NULL,
    ended_at datetime(3) NULL,
    ended_by varchar(150) NULL,
    ending varchar(10) NULL,
    UNIQUE INDEX uq_reminder_pause (client_id, kind, counts),
    INDEX ix_reminder_pause (client_id, id),
    PRIMARY KEY (id),
    CONSTRAINT fk_reminder_pause_client FOREIGN KEY (client_id) REFERENCES client(id) ${noAction}
  ) ENGINE=InnoDB`,
  `CREATE TABLE reminder_run (
    id bigint UNSIGNED NOT NULL AUTO_INCREMENT,
    day date NOT NULL,
    automatic_on date NULL,
    state varchar(10) NOT NULL,
    total int UNSIGNED NOT NULL,
    step int UNSIGNED NOT NULL,
    started_at datetime(3) NOT NULL,
    actor_id bigint UNSIGNED NULL,
    actor_name varchar(150) NOT NULL,
    actor_label varchar(300) NOT NULL,
    ended_at datetime(3) NULL,
    UNIQUE INDEX uq_reminder_run_day (automatic_on),
    PRIMARY KEY (id)
  ) ENGINE=InnoDB`,
  `CREATE TABLE reminder_run_item (
    run_id bigint UNSIGNED NOT NULL,
    client_id bigint UNSIGNED NOT NULL,
    state varchar(10) NOT NULL,
    INDEX ix_reminder_run_item_state (run_id, state, client_id),
    INDEX ix_reminder_run_item_client (client_id),
    PRIMARY KEY (run_id, client_id),
    CONSTRAINT fk_reminder_run_item FOREIGN KEY (run_id) REFERENCES reminder_run(id) ${noAction},
    CONSTRAINT fk_reminder_run_client FOREIGN KEY (client_id) REFERENCES client(id) ${noAction}
  ) ENGINE=InnoDB`,
  `CREATE TABLE reminder (
    id bigint UNSIGNED NOT NULL AUTO_INCREMENT,
    client_id bigint UNSIGNED NOT NULL,
    run_id bigint UNSIGNED NULL,
    day date NOT NULL,
    level tinyint UNSIGNED NOT NULL,
    tone varchar(20) NOT NULL,
    channel varchar(10) NOT NULL,
    state varchar(10) NOT NULL,
    open_cents bigint NOT NULL,
    recipients json NOT NULL,
    subject varchar(300) NOT NULL,
    body_text mediumtext NOT NULL,
    facts json NOT NULL,
    outbound_mail_id bigint UNSIGNED NULL,
    file_id bigint UNSIGNED NULL,
    created_at datetime(3) NOT NULL,
    created_by varchar(150) NOT NULL,
    error varchar(1000) NULL,
    decided_at datetime(3) NULL,
    decided_by varchar(150) NULL,
    decide_reason varchar(500) NULL,
    version int UNSIGNED NOT NULL,
    UNIQUE INDEX uq_reminder_client (id, client_id),
    INDEX ix_reminder_of_client (client_id, id),
    INDEX ix_reminder_client_state (client_id, state, id),
    INDEX ix_reminder_state (state, id),
    INDEX ix_reminder_run (run_id),
    INDEX ix_reminder_mail (outbound_mail_id),
    INDEX ix_reminder_file (client_id, file_id),
    PRIMARY KEY (id),
    CONSTRAINT fk_reminder_client FOREIGN KEY (client_id) REFERENCES client(id) ${noAction},
    CONSTRAINT fk_reminder_run FOREIGN KEY (run_id) REFERENCES reminder_run(id) ${noAction},
    CONSTRAINT fk_reminder_file FOREIGN KEY (client_id, file_id) REFERENCES stored_file(client_id, id) ${noAction}
  ) ENGINE=InnoDB`,
  `CREATE TABLE reminder_invoice (
    id bigint UNSIGNED NOT NULL AUTO_INCREMENT,
    reminder_id bigint UNSIGNED NOT NULL,
    client_id bigint UNSIGNED NOT NULL,
    invoice_id bigint UNSIGNED NOT NULL,
    level tinyint UNSIGNED NULL,
    counts tinyint NULL,
    UNIQUE INDEX uq_reminder_level (invoice_id, level, counts),
    INDEX ix_reminder_invoice (reminder_id, client_id),
    INDEX ix_reminded_invoice (invoice_id, client_id, counts),
    PRIMARY KEY (id),
    CONSTRAINT fk_reminder_invoice FOREIGN KEY (reminder_id, client_id) REFERENCES reminder(id, client_id) ${noAction},
    CONSTRAINT fk_reminded_invoice FOREIGN KEY (invoice_id, client_id) REFERENCES invoice(id, client_id) ${noAction}
  ) ENGINE=InnoDB`,
];

const tables = [
  'reminder_invoice',
  'reminder',
  'reminder_run_item',
  'reminder_run',
  'reminder_pause',
  'reminder_day',
  'reminder_setting',
];

/** The ladder of reminders, what holds them back, their runs and their ledger. */
export class Reminders1780000000350 implements MigrationInterface {
  readonly name = 'Reminders1780000000350';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of statements) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of tables) await runner.query(`DROP TABLE ${table}`);
  }
}
