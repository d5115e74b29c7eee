import type { MigrationInterface, QueryRunner } from 'typeorm';

const statements = [
  `ALTER TABLE clock_event ADD COLUMN message_id bigint UNSIGNED NULL,
    ADD INDEX ix_clock_event_message (message_id)`,
  `ALTER TABLE clock_event ADD CONSTRAINT fk_clock_event_message FOREIGN KEY (message_id) REFERENCES ticket_message(id) ON DELETE NO ACTION ON UPDATE NO ACTION`,
];

/** What an answer did to the clocks of its ticket, so that it counts no longer when the answer is taken back. */
export class TakenBackAnswers1774600000000 implements MigrationInterface {
  readonly name = 'TakenBackAnswers1774600000000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of statements) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      'ALTER TABLE clock_event DROP FOREIGN KEY fk_clock_event_message, DROP COLUMN message_id',
    );
  }
}
