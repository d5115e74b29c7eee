import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Whom a received mail was written to, the message it became, and whom a reply in the making copies. */
export class MailCopies1778900000000 implements MigrationInterface {
  readonly name = 'MailCopies1778900000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE inbound_mail
      ADD COLUMN to_addresses json NULL,
      ADD COLUMN cc_addresses json NULL,
      ADD COLUMN ticket_message_id bigint UNSIGNED NULL`);
    await runner.query('ALTER TABLE reply_draft ADD COLUMN copies json NULL');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE reply_draft DROP COLUMN copies');
    await runner.query(`ALTER TABLE inbound_mail
      DROP COLUMN to_addresses, DROP COLUMN cc_addresses, DROP COLUMN ticket_message_id`);
  }
}
