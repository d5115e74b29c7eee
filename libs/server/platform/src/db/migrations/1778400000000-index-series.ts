import type { MigrationInterface, QueryRunner } from 'typeorm';

const tables = [
  `CREATE TABLE index_series (
    id bigint UNSIGNED NOT NULL AUTO_INCREMENT,
    code varchar(40) NOT NULL,
    origin varchar(10) NOT NULL,
    name varchar(150) NOT NULL,
    title varchar(500) NOT NULL,
    base varchar(150) NOT NULL,
    unit varchar(60) NOT NULL,
    frequency varchar(10) NOT NULL,
    stopped tinyint NOT NULL,
    delay_days int UNSIGNED NOT NULL,
    last_update date NULL,
    read_due_at datetime(3) NULL,
    read_started_at datetime(3) NULL,
    read_at datetime(3) NULL,
    failure varchar(30) NULL,
    failure_message varchar(1000) NULL,
    failed_at datetime(3) NULL,
    failures int UNSIGNED NOT NULL,
    created_at datetime(3) NOT NULL,
    version int UNSIGNED NOT NULL,
    UNIQUE INDEX uq_index_series_code (code),
    INDEX ix_index_series_due (read_due_at),
    PRIMARY KEY (id)
  ) ENGINE=InnoDB`,
  `CREATE TABLE index_answer (
    id bigint UNSIGNED NOT NULL AUTO_INCREMENT,
    series_id bigint UNSIGNED NOT NULL,
    kind varchar(10) NOT NULL,
    place varchar(500) NOT NULL,
    media_type varchar(100) NOT NULL,
    content mediumblob NOT NULL,
    size int UNSIGNED NOT NULL,
    sha256 char(64) NOT NULL,
    read_at datetime(3) NOT NULL,
    INDEX ix_index_answer_series (series_id, read_at),
    PRIMARY KEY (id),
    CONSTRAINT fk_index_answer_series FOREIGN KEY (series_id) REFERENCES index_series (id) ON DELETE NO ACTION ON UPDATE NO ACTION
  ) ENGINE=InnoDB`,
  `CREATE TABLE index_value (
    id bigint UNSIGNED NOT NULL AUTO_INCREMENT,
    series_id bigint UNSIGNED NOT NULL,
    period varchar(7) NOT NULL,
    base varchar(150) NOT NULL,
    value varchar(24) NOT NULL,
    provisional tinyint NOT NULL,
    source varchar(10) NOT NULL,
    source_note varchar(500) NOT NULL,
    published_on date NOT NULL,
    last_update date NULL,
    read_at datetime(3) NOT NULL,
    read_by varchar(150) NOT NULL,
    answer_id bigint UNSIGNED NULL,
    is_current tinyint NULL,
    ended_at datetime(3) NULL,
    ended_by varchar(150) NULL,
    end_reason varchar(500) NULL,
    UNIQUE INDEX uq_index_value_current (series_id, period, base, is_current),
    INDEX ix_index_value_answer (answer_id),
    PRIMARY KEY (id),
    CONSTRAINT fk_index_value_series FOREIGN KEY (series_id) REFERENCES index_series (id) ON DELETE NO ACTION ON UPDATE NO ACTION,
    CONSTRAINT fk_index_value_answer FOREIGN KEY (answer_id) REFERENCES index_answer (id) ON DELETE NO ACTION ON UPDATE NO ACTION
  ) ENGINE=InnoDB`,
  `CREATE TABLE index_link (
    id bigint UNSIGNED NOT NULL AUTO_INCREMENT,
    old_series_id bigint UNSIGNED NOT NULL,
    new_series_id bigint UNSIGNED NOT NULL,
    coefficient varchar(24) NOT NULL,
    source_note varchar(500) NOT NULL,
    created_at datetime(3) NOT NULL,
    created_by varchar(150) NOT NULL,
    version int UNSIGNED NOT NULL,
    UNIQUE INDEX uq_index_link (old_series_id, new_series_id),
    INDEX ix_index_link_new (new_series_id),
    PRIMARY KEY (id),
    CONSTRAINT fk_index_link_old FOREIGN KEY (old_series_id) REFERENCES index_series (id) ON DELETE NO ACTION ON UPDATE NO ACTION,
    CONSTRAINT fk_index_link_new FOREIGN KEY (new_series_id) REFERENCES index_series (id) ON DELETE NO ACTION ON UPDATE NO ACTION
  ) ENGINE=InnoDB`,
  `CREATE TABLE index_alert (
    id bigint UNSIGNED NOT NULL AUTO_INCREMENT,
    series_id bigint UNSIGNED NOT NULL,
    kind varchar(20) NOT NULL,
    data json NOT NULL,
    raised_at datetime(3) NOT NULL,
    seen_at datetime(3) NULL,
    seen_by varchar(150) NULL,
    INDEX ix_index_alert_series (series_id, seen_at),
    PRIMARY KEY (id),
    CONSTRAINT fk_index_alert_series FOREIGN KEY (series_id) REFERENCES index_series (id) ON DELETE NO ACTION ON UPDATE NO ACTION
  ) ENGINE=InnoDB`,
];

/** Index series with their values, the answers they were read from, links between series, and what to look at. */
export class IndexSeries1778400000000 implements MigrationInterface {
  readonly name = 'IndexSeries1778400000000';

  async up(runner: QueryRunner): Promise<void> {
    for (const table of tables) await runner.query(table);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const name of ['index_alert', 'index_link', 'index_value', 'index_answer', 'index_series'])
      await runner.query(`DROP TABLE ${name}`);
  }
}
