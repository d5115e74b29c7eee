import type { MigrationInterface, QueryRunner } from 'typeorm';

const statements = [
  // Copied: otherwise the hidden document column of the full-text index stays in the table.
  `ALTER TABLE ticket DROP INDEX ft_ticket, ALGORITHM=COPY`,
  `ALTER TABLE ticket_message DROP INDEX ft_message, ALGORITHM=COPY`,
  `CREATE TABLE search_document (
    ticket_id bigint UNSIGNED NOT NULL,
    client_id bigint UNSIGNED NOT NULL,
    version smallint UNSIGNED NOT NULL,
    terms mediumtext CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
    INDEX ix_search_document_ticket (ticket_id, client_id),
    PRIMARY KEY (ticket_id),
    CONSTRAINT fk_search_document FOREIGN KEY (ticket_id, client_id) REFERENCES ticket(id,client_id) ON DELETE CASCADE ON UPDATE NO ACTION
  ) ENGINE=InnoDB`,
  `CREATE TABLE search_posting (
    space bigint UNSIGNED NOT NULL,
    term varchar(61) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
    ticket_id bigint UNSIGNED NOT NULL,
    internal tinyint NOT NULL,
    PRIMARY KEY (space, term, ticket_id)
  ) ENGINE=InnoDB`,
  `CREATE TABLE search_build (
    version smallint UNSIGNED NOT NULL,
    started_at datetime(3) NOT NULL,
    done_at datetime(3) NULL,
    PRIMARY KEY (version)
  ) ENGINE=InnoDB`,
];

/** The words of tickets, as lists of tickets by word: what search reads instead of full-text indexes. */
export class Search1775700000000 implements MigrationInterface {
  readonly name = 'Search1775700000000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of statements) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['search_build', 'search_posting', 'search_document'])
      await runner.query(`DROP TABLE ${table}`);
    await runner.query('ALTER TABLE ticket_message ADD FULLTEXT INDEX ft_message (body)');
    await runner.query('ALTER TABLE ticket ADD FULLTEXT INDEX ft_ticket (subject, description)');
  }
}
