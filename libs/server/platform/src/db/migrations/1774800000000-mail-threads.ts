import type { MigrationInterface, QueryRunner } from 'typeorm';

const statements = [
  `ALTER TABLE inbound_mail ADD COLUMN silent tinyint NOT NULL DEFAULT 0,
    ADD INDEX ix_inbound_ticket (ticket_id, id), ADD INDEX ix_inbound_raw_file (raw_file_key)`,
  `ALTER TABLE outbound_mail ADD COLUMN reference_ids json NULL,
    ADD INDEX ix_outbound_to (to_address, created_at)`,
];

/** Which mails are never answered by a machine, and the threads our own mails belong to. */
export class MailThreads1774800000000 implements MigrationInterface {
  readonly name = 'MailThreads1774800000000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of statements) await runner.query(statement);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('Threads are not cut again.'));
  }
}
