import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What accounting writes in reminders, version after version. */
export class ReminderTexts1780000000352 implements MigrationInterface {
  name = 'ReminderTexts1780000000352';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(
      `CREATE TABLE reminder_text (
        id bigint UNSIGNED NOT NULL AUTO_INCREMENT,
        tone varchar(20) NOT NULL,
        language varchar(2) NOT NULL,
        version int UNSIGNED NOT NULL,
        subject varchar(200) NOT NULL,
        before_text text NOT NULL,
        after_text text NOT NULL,
        saved_at datetime(3) NOT NULL,
        saved_by varchar(150) NOT NULL,
        UNIQUE INDEX uq_reminder_text (tone, language, version),
        PRIMARY KEY (id)
      ) ENGINE=InnoDB`,
    );
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP TABLE reminder_text');
  }
}
