import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Tickets in which something happened that a person has not seen: a row for each of these, none for all others. */
export class UnreadTickets1775375300000 implements MigrationInterface {
  readonly name = 'UnreadTickets1775375300000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE ticket_unread (
      id bigint UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
      ticket_id bigint UNSIGNED NOT NULL,
      client_id bigint UNSIGNED NOT NULL,
      person_id bigint UNSIGNED NOT NULL,
      since datetime(3) NOT NULL,
      UNIQUE INDEX uq_ticket_unread (ticket_id, client_id, person_id),
      INDEX ix_unread_person (person_id, ticket_id),
      CONSTRAINT fk_unread_ticket FOREIGN KEY (ticket_id, client_id) REFERENCES ticket (id, client_id)
        ON DELETE NO ACTION ON UPDATE NO ACTION,
      CONSTRAINT fk_unread_person FOREIGN KEY (person_id) REFERENCES person (id) ON DELETE CASCADE ON UPDATE NO ACTION
    ) ENGINE=InnoDB`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE ticket_unread');
  }
}
