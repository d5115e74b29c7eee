import type { MigrationInterface, QueryRunner } from 'typeorm';

const statements = [
  `CREATE TABLE intervention_series (
    id bigint UNSIGNED NOT NULL AUTO_INCREMENT,
    client_id bigint UNSIGNED NOT NULL,
    rule varchar(200) NOT NULL,
    zone varchar(60) NOT NULL,
    planned_minutes int UNSIGNED NOT NULL,
    adjusted_after datetime(3) NULL,
    created_at datetime(3) NOT NULL,
    UNIQUE INDEX uq_series_client (client_id, id),
    PRIMARY KEY (id),
    CONSTRAINT fk_series_client FOREIGN KEY (client_id) REFERENCES client(id) ON DELETE NO ACTION ON UPDATE NO ACTION
  ) ENGINE=InnoDB`,
  `CREATE TABLE intervention (
    id bigint UNSIGNED NOT NULL AUTO_INCREMENT,
    client_id bigint UNSIGNED NOT NULL,
    technician_id bigint UNSIGNED NOT NULL,
    site_id bigint UNSIGNED NULL,
    ticket_id bigint UNSIGNED NULL,
    series_id bigint UNSIGNED NULL,
    subject varchar(200) NOT NULL,
    place varchar(10) NOT NULL,
    class varchar(10) NOT NULL,
    state varchar(10) NOT NULL,
    requested_at datetime(3) NOT NULL,
    starts_at datetime(3) NOT NULL,
    planned_minutes int UNSIGNED NOT NULL,
    used_minutes int UNSIGNED NULL,
    note text NULL,
    change_asked varchar(2000) NULL,
    change_asked_by varchar(150) NULL,
    change_asked_at datetime(3) NULL,
    created_at datetime(3) NOT NULL,
    version int UNSIGNED NOT NULL,
    UNIQUE INDEX uq_intervention_client (client_id, id),
    INDEX ix_intervention_start (starts_at, id),
    INDEX ix_intervention_technician (technician_id, starts_at),
    INDEX ix_intervention_client (client_id, starts_at),
    INDEX ix_intervention_ticket (ticket_id, client_id),
    INDEX ix_intervention_series (client_id, series_id, starts_at),
    PRIMARY KEY (id),
    CONSTRAINT fk_intervention_client FOREIGN KEY (client_id) REFERENCES client(id) ON DELETE NO ACTION ON UPDATE NO ACTION,
    CONSTRAINT fk_intervention_technician FOREIGN KEY (technician_id) REFERENCES person(id) ON DELETE NO ACTION ON UPDATE NO ACTION,
    CONSTRAINT fk_intervention_site FOREIGN KEY (client_id, site_id) REFERENCES site(client_id,id) ON DELETE NO ACTION ON UPDATE NO ACTION,
    CONSTRAINT fk_intervention_ticket FOREIGN KEY (ticket_id, client_id) REFERENCES ticket(id,client_id) ON DELETE NO ACTION ON UPDATE NO ACTION,
    CONSTRAINT fk_intervention_series FOREIGN KEY (client_id, series_id) REFERENCES intervention_series(client_id,id) ON DELETE NO ACTION ON UPDATE NO ACTION
  ) ENGINE=InnoDB`,
  `CREATE TABLE time_entry (
    id bigint UNSIGNED NOT NULL AUTO_INCREMENT,
    ticket_id bigint UNSIGNED NULL,
    client_id bigint UNSIGNED NOT NULL,
    person_id bigint UNSIGNED NOT NULL,
    intervention_id bigint UNSIGNED NULL,
    day date NOT NULL,
    minutes int UNSIGNED NOT NULL,
    activity varchar(20) NOT NULL,
    billable tinyint NOT NULL,
    comment varchar(2000) NULL,
    created_at datetime(3) NOT NULL,
    version int UNSIGNED NOT NULL,
    INDEX ix_time_ticket (ticket_id, client_id, day),
    INDEX ix_time_person (person_id, day),
    UNIQUE INDEX uq_time_intervention (client_id, intervention_id),
    PRIMARY KEY (id),
    CONSTRAINT fk_time_client FOREIGN KEY (client_id) REFERENCES client(id) ON DELETE NO ACTION ON UPDATE NO ACTION,
    CONSTRAINT fk_time_person FOREIGN KEY (person_id) REFERENCES person(id) ON DELETE NO ACTION ON UPDATE NO ACTION,
    CONSTRAINT fk_time_ticket FOREIGN KEY (ticket_id, client_id) REFERENCES ticket(id,client_id) ON DELETE NO ACTION ON UPDATE NO ACTION,
    CONSTRAINT fk_time_intervention FOREIGN KEY (client_id, intervention_id) REFERENCES intervention(client_id,id) ON DELETE NO ACTION ON UPDATE NO ACTION
  ) ENGINE=InnoDB`,
  `CREATE TABLE timer (
    id bigint UNSIGNED NOT NULL AUTO_INCREMENT,
    ticket_id bigint UNSIGNED NOT NULL,
    client_id bigint UNSIGNED NOT NULL,
    person_id bigint UNSIGNED NOT NULL,
    started_at datetime(3) NOT NULL,
    UNIQUE INDEX uq_timer_person (person_id),
    INDEX ix_timer_ticket (ticket_id, client_id),
    PRIMARY KEY (id),
    CONSTRAINT fk_timer_person FOREIGN KEY (person_id) REFERENCES person(id) ON DELETE NO ACTION ON UPDATE NO ACTION,
    CONSTRAINT fk_timer_ticket FOREIGN KEY (ticket_id, client_id) REFERENCES ticket(id,client_id) ON DELETE NO ACTION ON UPDATE NO ACTION
  ) ENGINE=InnoDB`,
  `CREATE TABLE calendar_feed (
    id bigint UNSIGNED NOT NULL AUTO_INCREMENT,
    person_id bigint UNSIGNED NOT NULL,
    client_id bigint UNSIGNED NULL,
    secret_hash char(64) NOT NULL,
    created_at datetime(3) NOT NULL,
    last_read_at datetime(3) NULL,
    UNIQUE INDEX uq_feed_secret (secret_hash),
    INDEX ix_feed_person (person_id, client_id),
    PRIMARY KEY (id),
    CONSTRAINT fk_feed_person FOREIGN KEY (person_id) REFERENCES person(id) ON DELETE CASCADE ON UPDATE NO ACTION,
    CONSTRAINT fk_feed_client FOREIGN KEY (client_id) REFERENCES client(id) ON DELETE NO ACTION ON UPDATE NO ACTION
  ) ENGINE=InnoDB`,
];
const tables = ['calendar_feed', 'timer', 'time_entry', 'intervention', 'intervention_series'];

/** Time that people spend, interventions and their series, timers, secret links of calendars. */
export class TimeAndInterventions1775800000000 implements MigrationInterface {
  readonly name = 'TimeAndInterventions1775800000000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of statements) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of tables) await runner.query(`DROP TABLE ${table}`);
  }
}
