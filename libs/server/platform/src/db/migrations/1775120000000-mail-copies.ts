import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who else a mail is written to: the others who asked for the same. */
export class MailCopies1775120000000 implements MigrationInterface {
  readonly name = 'MailCopies1775120000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE outbound_mail ADD COLUMN cc_addresses json NULL');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE outbound_mail DROP COLUMN cc_addresses');
  }
}
