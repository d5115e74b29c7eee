import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The equipment that a ticket is about, of the same client. */
export class TicketEquipment1775210000000 implements MigrationInterface {
  readonly name = 'TicketEquipment1775210000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE ticket_equipment (
      id bigint UNSIGNED NOT NULL AUTO_INCREMENT,
      ticket_id bigint UNSIGNED NOT NULL,
      client_id bigint UNSIGNED NOT NULL,
      equipment_id bigint UNSIGNED NOT NULL,
      linked_at datetime(3) NOT NULL,
      UNIQUE INDEX uq_ticket_equipment (ticket_id, client_id, equipment_id),
      INDEX ix_ticket_equipment (equipment_id, client_id, ticket_id),
      PRIMARY KEY (id),
      CONSTRAINT fk_ticket_equipment_ticket FOREIGN KEY (ticket_id, client_id) REFERENCES ticket(id,client_id) ON DELETE NO ACTION ON UPDATE NO ACTION,
      CONSTRAINT fk_ticket_equipment FOREIGN KEY (equipment_id, client_id) REFERENCES equipment(id,client_id) ON DELETE NO ACTION ON UPDATE NO ACTION
    ) ENGINE=InnoDB`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE ticket_equipment');
  }
}
