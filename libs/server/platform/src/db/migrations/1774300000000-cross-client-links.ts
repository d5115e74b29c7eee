import type { MigrationInterface, QueryRunner } from 'typeorm';

const statements = [
  `ALTER TABLE stored_file ADD UNIQUE INDEX uq_file_client (client_id, id), DROP INDEX ix_file_client`,
  `ALTER TABLE ticket_message ADD UNIQUE INDEX uq_message_ticket (ticket_id, client_id, id)`,
  `ALTER TABLE ticket_message DROP INDEX ix_message_ticket`,
  `ALTER TABLE ticket_file ADD INDEX ix_ticket_file_message (ticket_id, client_id, message_id),
    ADD INDEX ix_ticket_file_file (client_id, file_id)`,
  `ALTER TABLE ticket_file DROP INDEX ix_ticket_file`,
  `ALTER TABLE ticket_file ADD CONSTRAINT fk_ticket_file_file FOREIGN KEY (client_id, file_id) REFERENCES stored_file(client_id,id) ON DELETE NO ACTION ON UPDATE NO ACTION`,
  `ALTER TABLE ticket_file ADD CONSTRAINT fk_ticket_file_message FOREIGN KEY (ticket_id, client_id, message_id) REFERENCES ticket_message(ticket_id,client_id,id) ON DELETE NO ACTION ON UPDATE NO ACTION`,
  `ALTER TABLE ticket ADD INDEX ix_ticket_parent (parent_id, client_id)`,
  `ALTER TABLE ticket ADD CONSTRAINT fk_ticket_parent FOREIGN KEY (parent_id, client_id) REFERENCES ticket(id,client_id) ON DELETE NO ACTION ON UPDATE NO ACTION`,
  `ALTER TABLE written_request ADD INDEX ix_request_author (client_id, author_id)`,
  `ALTER TABLE written_request ADD CONSTRAINT fk_request_author FOREIGN KEY (client_id, author_id) REFERENCES person(client_id,id) ON DELETE NO ACTION ON UPDATE NO ACTION`,
  `ALTER TABLE request_draft ADD INDEX ix_draft_contact (client_id, contact_id),
    ADD INDEX ix_draft_ticket (ticket_id, client_id), DROP INDEX ix_draft_client`,
  `ALTER TABLE request_draft ADD CONSTRAINT fk_draft_contact FOREIGN KEY (client_id, contact_id) REFERENCES person(client_id,id) ON DELETE NO ACTION ON UPDATE NO ACTION`,
  `ALTER TABLE request_draft ADD CONSTRAINT fk_draft_ticket FOREIGN KEY (ticket_id, client_id) REFERENCES ticket(id,client_id) ON DELETE NO ACTION ON UPDATE NO ACTION`,
];

/** Files, drafts, authors and continued tickets: a row of one client can name no row of another. */
export class CrossClientLinks1774300000000 implements MigrationInterface {
  readonly name = 'CrossClientLinks1774300000000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of statements) await runner.query(statement);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('Links that were impossible are not made possible again.'));
  }
}
