import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What keeps a ticket from being resolved, closed or merged away. */
export class TicketHolds1778100000000 implements MigrationInterface {
  readonly name = 'TicketHolds1778100000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE ticket_hold (
      id bigint UNSIGNED NOT NULL AUTO_INCREMENT,
      ticket_id bigint UNSIGNED NOT NULL,
      client_id bigint UNSIGNED NOT NULL,
      source varchar(20) NOT NULL,
      source_id bigint UNSIGNED NOT NULL,
      held_at datetime(3) NOT NULL,
      UNIQUE INDEX uq_hold (ticket_id, client_id, source, source_id),
      PRIMARY KEY (id),
      CONSTRAINT fk_hold_ticket FOREIGN KEY (ticket_id, client_id) REFERENCES ticket (id, client_id) ON DELETE NO ACTION ON UPDATE NO ACTION
    ) ENGINE=InnoDB`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE ticket_hold');
  }
}
