import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What people of clients typed into a form of the portal and have not sent. */
export class FormDrafts1777200000000 implements MigrationInterface {
  readonly name = 'FormDrafts1777200000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE form_draft (
      id bigint UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
      client_id bigint UNSIGNED NOT NULL,
      person_id bigint UNSIGNED NOT NULL,
      form varchar(40) NOT NULL,
      content mediumtext NOT NULL,
      saved_at datetime(3) NOT NULL,
      expires_at datetime(3) NOT NULL,
      version int UNSIGNED NOT NULL,
      UNIQUE INDEX uq_form_draft (client_id, person_id, form),
      INDEX ix_form_draft_expiry (expires_at),
      CONSTRAINT fk_form_draft_person FOREIGN KEY (client_id, person_id) REFERENCES person (client_id, id) ON DELETE CASCADE ON UPDATE NO ACTION
    ) ENGINE=InnoDB`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE form_draft');
  }
}
