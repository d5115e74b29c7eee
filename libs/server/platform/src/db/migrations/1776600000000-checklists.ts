import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Checklists as they are kept, and the points on tickets. */
export class Checklists1776600000000 implements MigrationInterface {
  readonly name = 'Checklists1776600000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE checklist (
      id bigint UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
      name varchar(60) NOT NULL,
      items json NOT NULL,
      ticket_kinds json NOT NULL,
      request_kinds json NOT NULL,
      version int UNSIGNED NOT NULL
    ) ENGINE=InnoDB`);
    await runner.query(`CREATE TABLE ticket_check (
      id bigint UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
      ticket_id bigint UNSIGNED NOT NULL,
      client_id bigint UNSIGNED NOT NULL,
      place int UNSIGNED NOT NULL,
      text varchar(200) NOT NULL,
      required tinyint NOT NULL,
      template varchar(60) NULL,
      checked_at datetime(3) NULL,
      checked_by varchar(200) NULL,
      INDEX ix_ticket_check (ticket_id, client_id, place),
      CONSTRAINT fk_ticket_check_ticket FOREIGN KEY (ticket_id, client_id) REFERENCES ticket (id, client_id) ON DELETE NO ACTION ON UPDATE NO ACTION
    ) ENGINE=InnoDB`);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['ticket_check', 'checklist']) await runner.query(`DROP TABLE ${table}`);
  }
}
