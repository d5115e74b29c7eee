import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What requesters think of the work that was done for them. */
export class Satisfaction1776300000000 implements MigrationInterface {
  readonly name = 'Satisfaction1776300000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE satisfaction (
      id bigint UNSIGNED NOT NULL AUTO_INCREMENT,
      ticket_id bigint UNSIGNED NOT NULL,
      client_id bigint UNSIGNED NOT NULL,
      requester_id bigint UNSIGNED NOT NULL,
      assignee_id bigint UNSIGNED NULL,
      done_at datetime(3) NOT NULL,
      asked_at datetime(3) NULL,
      rating varchar(4) NULL,
      comment varchar(2000) NULL,
      rated_at datetime(3) NULL,
      INDEX ix_satisfaction_ticket (ticket_id, client_id, id),
      INDEX ix_satisfaction_requester (client_id, requester_id, asked_at),
      INDEX ix_satisfaction_assignee (assignee_id),
      INDEX ix_satisfaction_done (done_at),
      PRIMARY KEY (id),
      CONSTRAINT fk_satisfaction_ticket FOREIGN KEY (ticket_id, client_id) REFERENCES ticket(id,client_id) ON DELETE NO ACTION ON UPDATE NO ACTION,
      CONSTRAINT fk_satisfaction_requester FOREIGN KEY (client_id, requester_id) REFERENCES person(client_id,id) ON DELETE NO ACTION ON UPDATE NO ACTION,
      CONSTRAINT fk_satisfaction_assignee FOREIGN KEY (assignee_id) REFERENCES person(id) ON DELETE NO ACTION ON UPDATE NO ACTION
    ) ENGINE=InnoDB`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE satisfaction');
  }
}
