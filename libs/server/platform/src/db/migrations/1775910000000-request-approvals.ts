import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Requests that wait for the agreement of the client's management, and what was decided. */
export class RequestApprovals1775910000000 implements MigrationInterface {
  readonly name = 'RequestApprovals1775910000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE request_approval (
      id bigint UNSIGNED NOT NULL AUTO_INCREMENT,
      client_id bigint UNSIGNED NOT NULL,
      requester_id bigint UNSIGNED NOT NULL,
      request json NOT NULL,
      nature json NULL,
      file_ids json NOT NULL,
      rule json NOT NULL,
      state varchar(10) NOT NULL,
      asked_at datetime(3) NOT NULL,
      reminded_at datetime(3) NULL,
      decided_at datetime(3) NULL,
      decided_by bigint UNSIGNED NULL,
      comment varchar(2000) NULL,
      ticket_id bigint UNSIGNED NULL,
      INDEX ix_approval_state (client_id, state, id),
      INDEX ix_approval_requester (client_id, requester_id),
      INDEX ix_approval_decided (client_id, decided_by),
      INDEX ix_approval_ticket (ticket_id, client_id),
      PRIMARY KEY (id),
      CONSTRAINT fk_approval_requester FOREIGN KEY (client_id, requester_id) REFERENCES person(client_id,id) ON DELETE NO ACTION ON UPDATE NO ACTION,
      CONSTRAINT fk_approval_decided FOREIGN KEY (client_id, decided_by) REFERENCES person(client_id,id) ON DELETE NO ACTION ON UPDATE NO ACTION,
      CONSTRAINT fk_approval_ticket FOREIGN KEY (ticket_id, client_id) REFERENCES ticket(id,client_id) ON DELETE NO ACTION ON UPDATE NO ACTION
    ) ENGINE=InnoDB`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE request_approval');
  }
}
