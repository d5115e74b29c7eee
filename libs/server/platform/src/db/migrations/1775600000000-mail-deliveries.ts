import type { MigrationInterface, QueryRunner } from 'typeorm';

const up = [
  `ALTER TABLE outbound_mail ADD COLUMN outcome varchar(10) NULL, ADD COLUMN outcome_at datetime(3) NULL,
     ADD COLUMN outcome_reason varchar(500) NULL, ADD INDEX ix_outbound_message_id (message_id)`,
  `CREATE TABLE mail_trouble (
    id bigint UNSIGNED NOT NULL AUTO_INCREMENT,
    address varchar(254) NOT NULL,
    since datetime(3) NOT NULL,
    reason varchar(500) NOT NULL,
    outbound_mail_id bigint UNSIGNED NOT NULL,
    UNIQUE INDEX uq_mail_trouble_address (address),
    PRIMARY KEY (id)
  ) ENGINE=InnoDB`,
  'ALTER TABLE ticket_message ADD COLUMN full_text mediumtext NULL, ALGORITHM=COPY',
];

/** What became of the mails we sent, addresses that take none, and the whole text of an answer with what it quotes. */
export class MailDeliveries1775600000000 implements MigrationInterface {
  readonly name = 'MailDeliveries1775600000000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of up) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE ticket_message DROP COLUMN full_text, ALGORITHM=COPY');
    await runner.query('DROP TABLE mail_trouble');
    await runner.query(
      `ALTER TABLE outbound_mail DROP INDEX ix_outbound_message_id, DROP COLUMN outcome,
         DROP COLUMN outcome_at, DROP COLUMN outcome_reason`,
    );
  }
}
