import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Articles of help, their published versions, whom they are for and whether they helped. */
export class Knowledge1776320000000 implements MigrationInterface {
  readonly name = 'Knowledge1776320000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE article (
      id bigint UNSIGNED NOT NULL AUTO_INCREMENT,
      category varchar(80) NOT NULL,
      audience varchar(10) NOT NULL,
      draft json NULL,
      published_number int UNSIGNED NULL,
      updated_at datetime(3) NOT NULL,
      version int UNSIGNED NOT NULL,
      PRIMARY KEY (id)
    ) ENGINE=InnoDB`);
    await runner.query(`CREATE TABLE article_version (
      id bigint UNSIGNED NOT NULL AUTO_INCREMENT,
      article_id bigint UNSIGNED NOT NULL,
      number int UNSIGNED NOT NULL,
      content json NOT NULL,
      published_at datetime(3) NOT NULL,
      published_by varchar(150) NOT NULL,
      UNIQUE INDEX uq_article_number (article_id, number),
      PRIMARY KEY (id),
      CONSTRAINT fk_article_version FOREIGN KEY (article_id) REFERENCES article(id) ON DELETE NO ACTION ON UPDATE NO ACTION
    ) ENGINE=InnoDB`);
    await runner.query(`CREATE TABLE article_client (
      article_id bigint UNSIGNED NOT NULL,
      client_id bigint UNSIGNED NOT NULL,
      INDEX ix_article_client (client_id),
      PRIMARY KEY (article_id, client_id),
      CONSTRAINT fk_article_client_article FOREIGN KEY (article_id) REFERENCES article(id) ON DELETE NO ACTION ON UPDATE NO ACTION,
      CONSTRAINT fk_article_client_client FOREIGN KEY (client_id) REFERENCES client(id) ON DELETE NO ACTION ON UPDATE NO ACTION
    ) ENGINE=InnoDB`);
    await runner.query(`CREATE TABLE article_answer (
      article_id bigint UNSIGNED NOT NULL,
      person_id bigint UNSIGNED NOT NULL,
      helpful tinyint NOT NULL,
      at datetime(3) NOT NULL,
      INDEX ix_article_answer_person (person_id),
      PRIMARY KEY (article_id, person_id),
      CONSTRAINT fk_article_answer_article FOREIGN KEY (article_id) REFERENCES article(id) ON DELETE NO ACTION ON UPDATE NO ACTION,
      CONSTRAINT fk_article_answer_person FOREIGN KEY (person_id) REFERENCES person(id) ON DELETE NO ACTION ON UPDATE NO ACTION
    ) ENGINE=InnoDB`);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['article_answer', 'article_client', 'article_version', 'article'])
      await runner.query(`DROP TABLE ${table}`);
  }
}
