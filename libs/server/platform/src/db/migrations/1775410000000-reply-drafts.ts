import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What our people are writing and have not sent. */
export class ReplyDrafts1775410000000 implements MigrationInterface {
  readonly name = 'ReplyDrafts1775410000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE reply_draft (
      id bigint UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
      ticket_id bigint UNSIGNED NOT NULL,
      client_id bigint UNSIGNED NOT NULL,
      person_id bigint UNSIGNED NOT NULL,
      visibility varchar(10) NOT NULL,
      body mediumtext NOT NULL,
      request_key char(36) NOT NULL,
      after_message_id bigint UNSIGNED NULL,
      saved_at datetime(3) NOT NULL,
      UNIQUE INDEX uq_reply_draft (ticket_id, client_id, person_id, visibility),
      INDEX ix_reply_draft_person (person_id, saved_at),
      CONSTRAINT fk_reply_draft_ticket FOREIGN KEY (ticket_id, client_id) REFERENCES ticket (id, client_id) ON DELETE NO ACTION ON UPDATE NO ACTION,
      CONSTRAINT fk_reply_draft_person FOREIGN KEY (person_id) REFERENCES person (id) ON DELETE CASCADE ON UPDATE NO ACTION
    ) ENGINE=InnoDB`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE reply_draft');
  }
}
