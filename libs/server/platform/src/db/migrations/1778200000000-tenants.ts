import type { MigrationInterface, QueryRunner } from 'typeorm';

const tables = [
  `CREATE TABLE m365_application (
    id bigint UNSIGNED NOT NULL,
    client_id char(36) NOT NULL,
    version int UNSIGNED NOT NULL,
    PRIMARY KEY (id)
  ) ENGINE=InnoDB`,
  `CREATE TABLE m365_certificate (
    id bigint UNSIGNED NOT NULL AUTO_INCREMENT,
    state varchar(10) NOT NULL,
    certificate text NOT NULL,
    private_key text NULL,
    thumbprint varchar(64) NOT NULL,
    created_at datetime(3) NOT NULL,
    not_after datetime(3) NOT NULL,
    activated_at datetime(3) NULL,
    warned_at datetime(3) NULL,
    INDEX ix_certificate_state (state, not_after),
    PRIMARY KEY (id)
  ) ENGINE=InnoDB`,
  `CREATE TABLE m365_user (
    id bigint UNSIGNED NOT NULL AUTO_INCREMENT,
    client_id bigint UNSIGNED NOT NULL,
    guid char(36) NOT NULL,
    address varchar(254) NOT NULL,
    name varchar(256) NOT NULL,
    words varchar(600) NOT NULL,
    job_title varchar(150) NULL,
    department varchar(150) NULL,
    enabled tinyint NOT NULL,
    synced tinyint NOT NULL,
    licensed tinyint NOT NULL,
    sku_ids json NOT NULL,
    changed_at datetime(3) NOT NULL,
    seen_at datetime(3) NOT NULL,
    UNIQUE INDEX uq_m365_user_guid (client_id, guid),
    INDEX ix_m365_user_name (client_id, name, id),
    INDEX ix_m365_user_address (client_id, address, id),
    INDEX ix_m365_user_changed (client_id, changed_at, id),
    INDEX ix_m365_user_enabled (client_id, enabled, name, id),
    INDEX ix_m365_user_synced (client_id, synced, name, id),
    INDEX ix_m365_user_licensed (client_id, licensed, name, id),
    INDEX ix_m365_user_seen (client_id, seen_at),
    PRIMARY KEY (id),
    CONSTRAINT fk_m365_user_client FOREIGN KEY (client_id) REFERENCES client (id) ON DELETE NO ACTION ON UPDATE NO ACTION
  ) ENGINE=InnoDB`,
  `ALTER TABLE m365_tenant
    ADD COLUMN consent varchar(10) NOT NULL DEFAULT 'never',
    ADD COLUMN consent_at datetime(3) NULL,
    ADD COLUMN consent_by varchar(150) NULL,
    ADD COLUMN roles json NULL,
    ADD COLUMN called_at datetime(3) NULL,
    ADD COLUMN request_id varchar(100) NULL,
    ADD COLUMN failure varchar(30) NULL,
    ADD COLUMN failure_message varchar(1000) NULL,
    ADD COLUMN failed_at datetime(3) NULL,
    ADD COLUMN sync_due_at datetime(3) NULL,
    ADD COLUMN sync_started_at datetime(3) NULL,
    ADD COLUMN sync_count int UNSIGNED NOT NULL DEFAULT 0,
    ADD INDEX ix_tenant_sync (sync_due_at)`,
];

/** Our application with its certificates, the people of tenants, and how the connection to each tenant stands. */
export class Tenants1778200000000 implements MigrationInterface {
  readonly name = 'Tenants1778200000000';

  async up(runner: QueryRunner): Promise<void> {
    for (const table of tables) await runner.query(table);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      `ALTER TABLE m365_tenant DROP INDEX ix_tenant_sync, ${[
        'consent',
        'consent_at',
        'consent_by',
        'roles',
        'called_at',
        'request_id',
        'failure',
        'failure_message',
        'failed_at',
        'sync_due_at',
        'sync_started_at',
        'sync_count',
      ]
        .map((column) => `DROP COLUMN ${column}`)
        .join(', ')}`,
    );
    for (const name of ['m365_user', 'm365_certificate', 'm365_application'])
      await runner.query(`DROP TABLE ${name}`);
  }
}
