import type { MigrationInterface, QueryRunner } from 'typeorm';

/** How the ways of mail do, so that one that stops is noticed and told once. */
export class MailHealth1775610000000 implements MigrationInterface {
  readonly name = 'MailHealth1775610000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `CREATE TABLE mail_health (
        way varchar(10) NOT NULL,
        since datetime(3) NOT NULL,
        last_success_at datetime(3) NULL,
        failures int UNSIGNED NOT NULL DEFAULT 0,
        error varchar(500) NULL,
        stopped_since datetime(3) NULL,
        PRIMARY KEY (way)
      ) ENGINE=InnoDB`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE mail_health');
  }
}
