import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Names beside the identifiers of templates, what was agreed about licences, and the shortages with their tickets. */
export class Licences1778300000000 implements MigrationInterface {
  readonly name = 'Licences1778300000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE account_template ADD COLUMN names json NULL AFTER tasks');
    await runner.query(`CREATE TABLE licence_agreement (
      id bigint UNSIGNED NOT NULL AUTO_INCREMENT,
      client_id bigint UNSIGNED NOT NULL,
      sku_id char(36) NOT NULL,
      agreed int UNSIGNED NOT NULL,
      agreed_on date NOT NULL,
      spare int UNSIGNED NOT NULL,
      version int UNSIGNED NOT NULL,
      UNIQUE INDEX uq_agreement_sku (client_id, sku_id),
      PRIMARY KEY (id),
      CONSTRAINT fk_agreement_client FOREIGN KEY (client_id) REFERENCES client (id) ON DELETE NO ACTION ON UPDATE NO ACTION
    ) ENGINE=InnoDB`);
    await runner.query(`CREATE TABLE licence_shortage (
      id bigint UNSIGNED NOT NULL AUTO_INCREMENT,
      ticket_id bigint UNSIGNED NOT NULL,
      client_id bigint UNSIGNED NOT NULL,
      sku_id char(36) NOT NULL,
      part_number varchar(150) NOT NULL,
      units int UNSIGNED NOT NULL,
      opened_at datetime(3) NOT NULL,
      closed_at datetime(3) NULL,
      is_open tinyint NULL,
      UNIQUE INDEX uq_shortage_open (client_id, sku_id, is_open),
      INDEX ix_shortage_ticket (ticket_id, client_id),
      INDEX ix_shortage_open (is_open, client_id),
      PRIMARY KEY (id),
      CONSTRAINT fk_shortage_ticket FOREIGN KEY (ticket_id, client_id) REFERENCES ticket (id, client_id) ON DELETE NO ACTION ON UPDATE NO ACTION
    ) ENGINE=InnoDB`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE licence_shortage');
    await runner.query('DROP TABLE licence_agreement');
    await runner.query('ALTER TABLE account_template DROP COLUMN names');
  }
}
