import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The request that a plan rests upon; links that give a first password to whoever opens them first. */
export class OneTimeLinks1778100000001 implements MigrationInterface {
  readonly name = 'OneTimeLinks1778100000001';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE account_plan ADD COLUMN request_id bigint UNSIGNED NOT NULL,
      ADD CONSTRAINT fk_plan_request FOREIGN KEY (request_id) REFERENCES written_request (id) ON DELETE NO ACTION ON UPDATE NO ACTION`);
    await runner.query(`CREATE TABLE one_time_link (
      id bigint UNSIGNED NOT NULL AUTO_INCREMENT,
      step_id bigint UNSIGNED NOT NULL,
      client_id bigint UNSIGNED NOT NULL,
      token_sha256 char(64) NOT NULL,
      asked_by varchar(150) NOT NULL,
      asked_at datetime(3) NOT NULL,
      expires_at datetime(3) NOT NULL,
      claim char(36) NULL,
      claimed_at datetime(3) NULL,
      opened_at datetime(3) NULL,
      opened_from varchar(64) NULL,
      UNIQUE INDEX uq_one_time_token (token_sha256),
      INDEX ix_one_time_step (step_id),
      PRIMARY KEY (id),
      CONSTRAINT fk_one_time_step FOREIGN KEY (step_id) REFERENCES account_step (id) ON DELETE CASCADE ON UPDATE NO ACTION
    ) ENGINE=InnoDB`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE one_time_link');
    await runner.query('ALTER TABLE account_plan DROP FOREIGN KEY fk_plan_request, DROP COLUMN request_id');
  }
}
