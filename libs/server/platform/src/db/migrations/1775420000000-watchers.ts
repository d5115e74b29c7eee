import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who follows a ticket. */
export class Watchers1775420000000 implements MigrationInterface {
  readonly name = 'Watchers1775420000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE ticket_watcher (
      id bigint UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
      ticket_id bigint UNSIGNED NOT NULL,
      client_id bigint UNSIGNED NOT NULL,
      person_id bigint UNSIGNED NOT NULL,
      UNIQUE INDEX uq_ticket_watcher (ticket_id, client_id, person_id),
      CONSTRAINT fk_ticket_watcher_ticket FOREIGN KEY (ticket_id, client_id) REFERENCES ticket (id, client_id) ON DELETE NO ACTION ON UPDATE NO ACTION,
      INDEX ix_ticket_watcher_person (person_id),
      CONSTRAINT fk_ticket_watcher_person FOREIGN KEY (person_id) REFERENCES person (id) ON DELETE NO ACTION ON UPDATE NO ACTION
    ) ENGINE=InnoDB`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE ticket_watcher');
  }
}
