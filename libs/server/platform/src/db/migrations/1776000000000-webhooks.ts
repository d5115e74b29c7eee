import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Webhooks, and one delivery for each event and webhook. */
export class Webhooks1776000000000 implements MigrationInterface {
  readonly name = 'Webhooks1776000000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE webhook (
      id bigint UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
      name varchar(100) NOT NULL,
      url varchar(500) NOT NULL,
      events json NOT NULL,
      client_id bigint UNSIGNED NULL,
      internal tinyint NOT NULL,
      active tinyint NOT NULL,
      secret varchar(300) NOT NULL,
      previous_secret varchar(300) NULL,
      previous_until datetime(3) NULL,
      failing_since datetime(3) NULL,
      disabled_at datetime(3) NULL,
      created_at datetime(3) NOT NULL,
      version int UNSIGNED NOT NULL,
      INDEX ix_webhook_client (client_id),
      CONSTRAINT fk_webhook_client FOREIGN KEY (client_id) REFERENCES client (id) ON DELETE NO ACTION ON UPDATE NO ACTION
    ) ENGINE=InnoDB`);
    await runner.query(`CREATE TABLE webhook_delivery (
      id bigint UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
      webhook_id bigint UNSIGNED NOT NULL,
      source varchar(60) NOT NULL,
      event varchar(30) NOT NULL,
      client_id bigint UNSIGNED NULL,
      ticket_id bigint UNSIGNED NULL,
      history_id bigint UNSIGNED NULL,
      at datetime(3) NOT NULL,
      state varchar(12) NOT NULL,
      attempts int UNSIGNED NOT NULL DEFAULT '0',
      next_at datetime(3) NOT NULL,
      claimed_until datetime(3) NULL,
      body mediumtext NULL,
      headers json NULL,
      attempted_at datetime(3) NULL,
      status_code smallint UNSIGNED NULL,
      duration_ms int UNSIGNED NULL,
      failure varchar(20) NULL,
      response text NULL,
      UNIQUE INDEX uq_delivery_source (webhook_id, source),
      INDEX ix_delivery_due (webhook_id, state, next_at),
      INDEX ix_delivery_state (webhook_id, state, id),
      INDEX ix_delivery_webhook (webhook_id, id),
      INDEX ix_delivery_at (at),
      CONSTRAINT fk_delivery_webhook FOREIGN KEY (webhook_id) REFERENCES webhook (id) ON DELETE CASCADE ON UPDATE NO ACTION
    ) ENGINE=InnoDB`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE webhook_delivery');
    await runner.query('DROP TABLE webhook');
  }
}
