import type { MigrationInterface, QueryRunner } from 'typeorm';

const statements = [
  `CREATE TABLE refused_file (
    id bigint UNSIGNED NOT NULL AUTO_INCREMENT,
    ticket_id bigint UNSIGNED NOT NULL,
    client_id bigint UNSIGNED NOT NULL,
    message_id bigint UNSIGNED NULL,
    name varchar(200) NOT NULL,
    code varchar(60) NOT NULL,
    INDEX ix_refused_file (ticket_id, client_id, message_id),
    PRIMARY KEY (id)
  ) ENGINE=InnoDB`,
  `ALTER TABLE refused_file ADD CONSTRAINT fk_refused_file_ticket FOREIGN KEY (ticket_id, client_id) REFERENCES ticket(id,client_id) ON DELETE NO ACTION ON UPDATE NO ACTION`,
  `ALTER TABLE refused_file ADD CONSTRAINT fk_refused_file_message FOREIGN KEY (ticket_id, client_id, message_id) REFERENCES ticket_message(ticket_id,client_id,id) ON DELETE NO ACTION ON UPDATE NO ACTION`,
  `ALTER TABLE request_draft ADD COLUMN refused_files json NULL`,
  `ALTER TABLE inbound_mail ADD COLUMN dismissal varchar(500) NULL`,
  `UPDATE inbound_mail SET dismissal = reason, reason = NULL WHERE state = 'dismissed'`,
];

/** What a mail lost on its way in, where people see it; and why a person put a mail aside, apart from our own codes. */
export class RefusedFiles1774700000000 implements MigrationInterface {
  readonly name = 'RefusedFiles1774700000000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of statements) await runner.query(statement);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('What a mail lost is not forgotten again.'));
  }
}
