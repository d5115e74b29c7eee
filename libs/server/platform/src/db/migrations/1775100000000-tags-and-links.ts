import type { MigrationInterface, QueryRunner } from 'typeorm';

const statements = [
  `CREATE TABLE tag (
    id bigint UNSIGNED NOT NULL AUTO_INCREMENT,
    name varchar(40) NOT NULL,
    colour varchar(10) NOT NULL,
    UNIQUE INDEX uq_tag_name (name),
    PRIMARY KEY (id)
  ) ENGINE=InnoDB`,
  `CREATE TABLE ticket_tag (
    id bigint UNSIGNED NOT NULL AUTO_INCREMENT,
    ticket_id bigint UNSIGNED NOT NULL,
    client_id bigint UNSIGNED NOT NULL,
    tag_id bigint UNSIGNED NOT NULL,
    UNIQUE INDEX uq_ticket_tag (ticket_id, client_id, tag_id),
    INDEX ix_ticket_tag (tag_id, ticket_id),
    PRIMARY KEY (id)
  ) ENGINE=InnoDB`,
  `ALTER TABLE ticket_tag ADD CONSTRAINT fk_ticket_tag_ticket FOREIGN KEY (ticket_id, client_id) REFERENCES ticket(id,client_id) ON DELETE NO ACTION ON UPDATE NO ACTION`,
  `ALTER TABLE ticket_tag ADD CONSTRAINT fk_ticket_tag_tag FOREIGN KEY (tag_id) REFERENCES tag(id) ON DELETE NO ACTION ON UPDATE NO ACTION`,
  `CREATE TABLE ticket_link (
    id bigint UNSIGNED NOT NULL AUTO_INCREMENT,
    ticket_id bigint UNSIGNED NOT NULL,
    client_id bigint UNSIGNED NOT NULL,
    kind varchar(10) NOT NULL,
    other_id bigint UNSIGNED NOT NULL,
    other_client_id bigint UNSIGNED NOT NULL,
    UNIQUE INDEX uq_ticket_link (ticket_id, client_id, kind, other_id),
    INDEX ix_ticket_link_other (other_id, other_client_id, kind),
    PRIMARY KEY (id)
  ) ENGINE=InnoDB`,
  `ALTER TABLE ticket_link ADD CONSTRAINT fk_ticket_link_ticket FOREIGN KEY (ticket_id, client_id) REFERENCES ticket(id,client_id) ON DELETE NO ACTION ON UPDATE NO ACTION`,
  `ALTER TABLE ticket_link ADD CONSTRAINT fk_ticket_link_other FOREIGN KEY (other_id, other_client_id) REFERENCES ticket(id,client_id) ON DELETE NO ACTION ON UPDATE NO ACTION`,
];

/** Words that sort tickets, and what tickets have to do with each other. */
export class TagsAndLinks1775100000000 implements MigrationInterface {
  readonly name = 'TagsAndLinks1775100000000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of statements) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['ticket_link', 'ticket_tag', 'tag']) await runner.query(`DROP TABLE ${table}`);
  }
}
