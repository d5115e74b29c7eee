import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Macros, shared ones without an owner, and what each changed beside the answer it sent. */
export class Macros1775400000000 implements MigrationInterface {
  readonly name = 'Macros1775400000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE ticket_macro (
      id bigint UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
      owner_id bigint UNSIGNED NULL,
      name varchar(60) NOT NULL,
      visibility varchar(10) NOT NULL,
      body mediumtext NULL,
      changes json NOT NULL,
      version int UNSIGNED NOT NULL,
      INDEX ix_macro_owner (owner_id, name),
      CONSTRAINT fk_macro_owner FOREIGN KEY (owner_id) REFERENCES person (id) ON DELETE CASCADE ON UPDATE NO ACTION
    ) ENGINE=InnoDB`);
    await runner.query(`CREATE TABLE ticket_macro_use (
      id bigint UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
      ticket_id bigint UNSIGNED NOT NULL,
      client_id bigint UNSIGNED NOT NULL,
      message_id bigint UNSIGNED NOT NULL,
      effect json NOT NULL,
      UNIQUE INDEX uq_macro_use (ticket_id, client_id, message_id),
      CONSTRAINT fk_macro_use_message FOREIGN KEY (ticket_id, client_id, message_id) REFERENCES ticket_message (ticket_id, client_id, id) ON DELETE NO ACTION ON UPDATE NO ACTION
    ) ENGINE=InnoDB`);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['ticket_macro_use', 'ticket_macro']) await runner.query(`DROP TABLE ${table}`);
  }
}
