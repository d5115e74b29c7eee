import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Tickets that wait for a vendor: its reference and when we ask again. */
export class VendorEscalations1775510000000 implements MigrationInterface {
  readonly name = 'VendorEscalations1775510000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE vendor_escalation (
      id bigint UNSIGNED NOT NULL AUTO_INCREMENT,
      ticket_id bigint UNSIGNED NOT NULL,
      client_id bigint UNSIGNED NOT NULL,
      vendor varchar(100) NOT NULL,
      reference varchar(100) NULL,
      note varchar(1000) NULL,
      follow_up_at datetime(3) NULL,
      remind_at datetime(3) NULL,
      reminded_at datetime(3) NULL,
      since datetime(3) NOT NULL,
      by_name varchar(150) NOT NULL,
      waiting tinyint NOT NULL,
      UNIQUE INDEX uq_vendor_escalation (ticket_id, client_id),
      INDEX ix_vendor_remind (remind_at),
      INDEX ix_vendor_follow_up (waiting, follow_up_at, ticket_id),
      PRIMARY KEY (id),
      CONSTRAINT fk_vendor_ticket FOREIGN KEY (ticket_id, client_id) REFERENCES ticket(id,client_id) ON DELETE NO ACTION ON UPDATE NO ACTION
    ) ENGINE=InnoDB`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE vendor_escalation');
  }
}
