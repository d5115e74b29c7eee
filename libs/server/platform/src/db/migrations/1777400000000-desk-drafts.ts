import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Our own people leave forms half filled, too. */
export class DeskDrafts1777400000000 implements MigrationInterface {
  readonly name = 'DeskDrafts1777400000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE form_draft
      ADD UNIQUE INDEX uq_form_draft_of (person_id, form),
      ADD INDEX ix_form_draft_person (client_id, person_id),
      DROP INDEX uq_form_draft,
      MODIFY client_id bigint UNSIGNED NULL,
      ADD CONSTRAINT fk_form_draft_author FOREIGN KEY (person_id) REFERENCES person (id) ON DELETE CASCADE ON UPDATE NO ACTION`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DELETE FROM form_draft WHERE client_id IS NULL');
    await runner.query(`ALTER TABLE form_draft
      DROP FOREIGN KEY fk_form_draft_author,
      ADD UNIQUE INDEX uq_form_draft (client_id, person_id, form),
      DROP INDEX ix_form_draft_person,
      DROP INDEX uq_form_draft_of,
      MODIFY client_id bigint UNSIGNED NOT NULL`);
  }
}
