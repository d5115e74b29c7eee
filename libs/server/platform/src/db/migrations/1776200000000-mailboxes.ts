import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Several mailboxes: which one a mail came by and leaves from, and how the reading of each does. */
export class Mailboxes1776200000000 implements MigrationInterface {
  readonly name = 'Mailboxes1776200000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE mailbox (
      id bigint UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
      address varchar(254) NOT NULL,
      name varchar(100) NOT NULL,
      aliases json NOT NULL,
      sender_names varchar(10) NOT NULL,
      imap json NULL,
      imap_password varchar(1000) NULL,
      smtp json NULL,
      smtp_password varchar(1000) NULL,
      ticket_kind varchar(20) NULL,
      client_id bigint UNSIGNED NULL,
      signature varchar(2000) NULL,
      active tinyint NOT NULL,
      dkim_selector varchar(63) NULL,
      dkim_key text NULL,
      dkim_public text NULL,
      read_since datetime(3) NOT NULL,
      version int UNSIGNED NOT NULL,
      UNIQUE INDEX uq_mailbox_address (address),
      INDEX ix_mailbox_client (client_id),
      CONSTRAINT fk_mailbox_client FOREIGN KEY (client_id) REFERENCES client (id) ON DELETE NO ACTION ON UPDATE NO ACTION
    ) ENGINE=InnoDB`);
    await runner.query('ALTER TABLE inbound_mail ADD mailbox_id bigint UNSIGNED NULL');
    await runner.query('CREATE INDEX ix_inbound_mailbox ON inbound_mail (mailbox_id)');
    await runner.query(`ALTER TABLE inbound_mail ADD CONSTRAINT fk_inbound_mailbox FOREIGN KEY (mailbox_id)
      REFERENCES mailbox (id) ON DELETE SET NULL ON UPDATE NO ACTION`);
    await runner.query('ALTER TABLE outbound_mail ADD sender json NULL');
    await runner.query("ALTER TABLE mail_health ADD mailbox_id bigint UNSIGNED NOT NULL DEFAULT '0'");
    await runner.query('ALTER TABLE mail_health DROP PRIMARY KEY, ADD PRIMARY KEY (way, mailbox_id)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DELETE FROM mail_health WHERE mailbox_id <> 0');
    await runner.query('ALTER TABLE mail_health DROP PRIMARY KEY, ADD PRIMARY KEY (way)');
    await runner.query('ALTER TABLE mail_health DROP COLUMN mailbox_id');
    await runner.query('ALTER TABLE outbound_mail DROP COLUMN sender');
    await runner.query('ALTER TABLE inbound_mail DROP FOREIGN KEY fk_inbound_mailbox');
    await runner.query('ALTER TABLE inbound_mail DROP INDEX ix_inbound_mailbox');
    await runner.query('ALTER TABLE inbound_mail DROP COLUMN mailbox_id');
    await runner.query('DROP TABLE mailbox');
  }
}
