import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Queues, their members, and the queue of every ticket: those that exist are in the default one. */
export class Queues1777100000000 implements MigrationInterface {
  readonly name = 'Queues1777100000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE queue (
      id bigint UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
      name varchar(60) NOT NULL,
      place int UNSIGNED NOT NULL,
      is_default tinyint NOT NULL,
      archived tinyint NOT NULL,
      mailbox_ids json NOT NULL,
      request_kinds json NOT NULL,
      ticket_kinds json NOT NULL,
      version int UNSIGNED NOT NULL,
      UNIQUE INDEX uq_queue_name (name)
    ) ENGINE=InnoDB`);
    await runner.query(`INSERT INTO queue VALUES (1, 'Support', 0, 1, 0, '[]', '[]', '[]', 1)`);
    await runner.query(`CREATE TABLE queue_member (
      queue_id bigint UNSIGNED NOT NULL,
      person_id bigint UNSIGNED NOT NULL,
      PRIMARY KEY (queue_id, person_id),
      INDEX ix_queue_member_person (person_id),
      CONSTRAINT fk_queue_member_queue FOREIGN KEY (queue_id) REFERENCES queue (id) ON DELETE CASCADE ON UPDATE NO ACTION,
      CONSTRAINT fk_queue_member_person FOREIGN KEY (person_id) REFERENCES person (id) ON DELETE CASCADE ON UPDATE NO ACTION
    ) ENGINE=InnoDB`);
    // Copied: a full-text index that MariaDB builds on a table with an instantly added column stays empty.
    await runner.query(`ALTER TABLE ticket ADD COLUMN queue_id bigint UNSIGNED NOT NULL DEFAULT 1,
      ADD INDEX ix_ticket_queue (queue_id, is_open, sort_due, id),
      DROP INDEX ix_ticket_counts,
      ADD INDEX ix_ticket_counts (is_open, state, assignee_id, warn_at, client_id, queue_id),
      ALGORITHM=COPY`);
    await runner.query('ALTER TABLE ticket ALTER COLUMN queue_id DROP DEFAULT');
    await runner.query(`ALTER TABLE ticket ADD CONSTRAINT fk_ticket_queue FOREIGN KEY (queue_id) REFERENCES queue (id)
      ON DELETE NO ACTION ON UPDATE NO ACTION`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE ticket DROP FOREIGN KEY fk_ticket_queue`);
    await runner.query(`ALTER TABLE ticket DROP INDEX ix_ticket_queue, DROP INDEX ix_ticket_counts,
      ADD INDEX ix_ticket_counts (is_open, state, assignee_id, warn_at, client_id), DROP COLUMN queue_id`);
    for (const table of ['queue_member', 'queue']) await runner.query(`DROP TABLE ${table}`);
  }
}
