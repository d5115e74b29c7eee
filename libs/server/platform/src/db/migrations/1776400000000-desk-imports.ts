import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Imports of clients, contacts and tickets: their rows, and what came from which reference of which desk. */
export class DeskImports1776400000000 implements MigrationInterface {
  readonly name = 'DeskImports1776400000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE import_run (
      id bigint UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
      kind varchar(10) NOT NULL,
      source varchar(30) NOT NULL,
      file_name varchar(200) NOT NULL,
      charset varchar(20) NULL,
      delimiter varchar(1) NULL,
      state varchar(10) NOT NULL,
      columns json NOT NULL,
      client_id bigint UNSIGNED NULL,
      formula varchar(20) NOT NULL,
      total int UNSIGNED NOT NULL,
      done int UNSIGNED NOT NULL,
      counts json NOT NULL,
      step int UNSIGNED NOT NULL,
      last_line int UNSIGNED NOT NULL,
      actor_id bigint UNSIGNED NULL,
      actor_name varchar(150) NOT NULL,
      actor_label varchar(300) NOT NULL,
      created_at datetime(3) NOT NULL,
      started_at datetime(3) NULL,
      finished_at datetime(3) NULL,
      version int UNSIGNED NOT NULL,
      INDEX ix_import_run_source (kind, source, id),
      INDEX ix_import_run_client (client_id),
      CONSTRAINT fk_import_run_client FOREIGN KEY (client_id) REFERENCES client (id) ON DELETE NO ACTION ON UPDATE NO ACTION
    ) ENGINE=InnoDB`);
    await runner.query(`CREATE TABLE import_row (
      run_id bigint UNSIGNED NOT NULL,
      line int UNSIGNED NOT NULL,
      cells json NOT NULL,
      row_key char(64) NULL,
      reference varchar(100) NOT NULL,
      label varchar(200) NOT NULL,
      action varchar(10) NULL,
      faults json NULL,
      target_id bigint UNSIGNED NULL,
      PRIMARY KEY (run_id, line),
      INDEX ix_import_row_action (run_id, action, line),
      INDEX ix_import_row_key (run_id, row_key, line),
      CONSTRAINT fk_import_row_run FOREIGN KEY (run_id) REFERENCES import_run (id) ON DELETE CASCADE ON UPDATE NO ACTION
    ) ENGINE=InnoDB`);
    await runner.query(`CREATE TABLE external_reference (
      id bigint UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
      kind varchar(10) NOT NULL,
      source varchar(30) NOT NULL,
      reference varchar(254) NOT NULL,
      client_id bigint UNSIGNED NOT NULL,
      person_id bigint UNSIGNED NULL,
      ticket_id bigint UNSIGNED NULL,
      digest char(64) NOT NULL,
      facts json NOT NULL,
      imported_at datetime(3) NOT NULL,
      UNIQUE INDEX uq_external_reference (kind, source, reference),
      INDEX ix_reference_client (client_id, person_id),
      INDEX ix_reference_ticket (ticket_id, client_id),
      CONSTRAINT fk_reference_client FOREIGN KEY (client_id) REFERENCES client (id) ON DELETE NO ACTION ON UPDATE NO ACTION,
      CONSTRAINT fk_reference_person FOREIGN KEY (client_id, person_id) REFERENCES person (client_id, id) ON DELETE NO ACTION ON UPDATE NO ACTION,
      CONSTRAINT fk_reference_ticket FOREIGN KEY (ticket_id, client_id) REFERENCES ticket (id, client_id) ON DELETE NO ACTION ON UPDATE NO ACTION
    ) ENGINE=InnoDB`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE external_reference');
    await runner.query('DROP TABLE import_row');
    await runner.query('DROP TABLE import_run');
  }
}
