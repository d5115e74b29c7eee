import type { MigrationInterface, QueryRunner } from 'typeorm';

const tables = [
  `CREATE TABLE m365_tenant (
    id bigint UNSIGNED NOT NULL AUTO_INCREMENT,
    client_id bigint UNSIGNED NOT NULL,
    guid char(36) NOT NULL,
    domain varchar(253) NOT NULL,
    naming varchar(20) NOT NULL,
    created_at datetime(3) NOT NULL,
    synced_at datetime(3) NULL,
    version int UNSIGNED NOT NULL,
    UNIQUE INDEX uq_tenant_client (client_id),
    UNIQUE INDEX uq_tenant_guid (guid),
    PRIMARY KEY (id),
    CONSTRAINT fk_tenant_client FOREIGN KEY (client_id) REFERENCES client (id) ON DELETE NO ACTION ON UPDATE NO ACTION
  ) ENGINE=InnoDB`,
  `CREATE TABLE m365_licence (
    id bigint UNSIGNED NOT NULL AUTO_INCREMENT,
    client_id bigint UNSIGNED NOT NULL,
    sku_id char(36) NOT NULL,
    name varchar(150) NOT NULL,
    enabled int UNSIGNED NOT NULL,
    consumed int UNSIGNED NOT NULL,
    renews_on date NULL,
    UNIQUE INDEX uq_licence_sku (client_id, sku_id),
    PRIMARY KEY (id),
    CONSTRAINT fk_licence_client FOREIGN KEY (client_id) REFERENCES client (id) ON DELETE NO ACTION ON UPDATE NO ACTION
  ) ENGINE=InnoDB`,
  `CREATE TABLE m365_group (
    id bigint UNSIGNED NOT NULL AUTO_INCREMENT,
    client_id bigint UNSIGNED NOT NULL,
    guid char(36) NOT NULL,
    name varchar(256) NOT NULL,
    kind varchar(10) NOT NULL,
    writable tinyint NOT NULL,
    licensing tinyint NOT NULL,
    UNIQUE INDEX uq_group_guid (client_id, guid),
    PRIMARY KEY (id),
    CONSTRAINT fk_group_client FOREIGN KEY (client_id) REFERENCES client (id) ON DELETE NO ACTION ON UPDATE NO ACTION
  ) ENGINE=InnoDB`,
  `CREATE TABLE account_template (
    id bigint UNSIGNED NOT NULL AUTO_INCREMENT,
    client_id bigint UNSIGNED NOT NULL,
    name varchar(100) NOT NULL,
    licences json NOT NULL,
    group_ids json NOT NULL,
    tasks json NOT NULL,
    active tinyint NOT NULL,
    created_at datetime(3) NOT NULL,
    version int UNSIGNED NOT NULL,
    UNIQUE INDEX uq_template_name (client_id, name),
    PRIMARY KEY (id),
    CONSTRAINT fk_template_client FOREIGN KEY (client_id) REFERENCES client (id) ON DELETE NO ACTION ON UPDATE NO ACTION
  ) ENGINE=InnoDB`,
  `CREATE TABLE account_plan (
    id bigint UNSIGNED NOT NULL AUTO_INCREMENT,
    ticket_id bigint UNSIGNED NOT NULL,
    client_id bigint UNSIGNED NOT NULL,
    kind varchar(20) NOT NULL,
    state varchar(20) NOT NULL,
    first_name varchar(100) NOT NULL,
    last_name varchar(100) NOT NULL,
    job_title varchar(150) NULL,
    address varchar(254) NULL,
    account_id char(36) NULL,
    template_id bigint UNSIGNED NULL,
    facts json NOT NULL,
    notices json NOT NULL,
    effective_date date NULL,
    run_at datetime(3) NULL,
    created_at datetime(3) NOT NULL,
    launched_at datetime(3) NULL,
    launched_by varchar(150) NULL,
    ended_at datetime(3) NULL,
    end_reason varchar(1000) NULL,
    version int UNSIGNED NOT NULL,
    UNIQUE INDEX uq_plan_client (id, client_id),
    INDEX ix_plan_ticket (ticket_id, client_id, id),
    INDEX ix_plan_state (state, id),
    INDEX ix_plan_client (client_id, state, id),
    PRIMARY KEY (id),
    CONSTRAINT fk_plan_ticket FOREIGN KEY (ticket_id, client_id) REFERENCES ticket (id, client_id) ON DELETE NO ACTION ON UPDATE NO ACTION,
    CONSTRAINT fk_plan_template FOREIGN KEY (template_id) REFERENCES account_template (id) ON DELETE NO ACTION ON UPDATE NO ACTION
  ) ENGINE=InnoDB`,
  `CREATE TABLE account_step (
    id bigint UNSIGNED NOT NULL AUTO_INCREMENT,
    plan_id bigint UNSIGNED NOT NULL,
    client_id bigint UNSIGNED NOT NULL,
    position int UNSIGNED NOT NULL,
    step_key varchar(200) NOT NULL,
    kind varchar(30) NOT NULL,
    target_id varchar(100) NULL,
    target_name varchar(256) NULL,
    value text NULL,
    after_keys json NOT NULL,
    need_keys json NOT NULL,
    state varchar(30) NOT NULL,
    attempts int UNSIGNED NOT NULL,
    waits_for varchar(20) NULL,
    next_probe_at datetime(3) NULL,
    proof json NULL,
    failure varchar(40) NULL,
    vendor_message varchar(1000) NULL,
    request_id varchar(100) NULL,
    note varchar(2000) NULL,
    by_name varchar(150) NULL,
    asked_by bigint UNSIGNED NULL,
    asked_at datetime(3) NULL,
    confirmed_by bigint UNSIGNED NULL,
    confirmed_at datetime(3) NULL,
    started_at datetime(3) NULL,
    ended_at datetime(3) NULL,
    UNIQUE INDEX uq_step_key (plan_id, step_key),
    INDEX ix_step_reserved (client_id, kind, target_id, state),
    PRIMARY KEY (id),
    CONSTRAINT fk_step_plan FOREIGN KEY (plan_id, client_id) REFERENCES account_plan (id, client_id) ON DELETE CASCADE ON UPDATE NO ACTION
  ) ENGINE=InnoDB`,
];

/** Tenants of clients with what was read of them, templates by function, plans and their steps. */
export class Accounts1778000000000 implements MigrationInterface {
  readonly name = 'Accounts1778000000000';

  async up(runner: QueryRunner): Promise<void> {
    for (const table of tables) await runner.query(table);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const name of [
      'account_step',
      'account_plan',
      'account_template',
      'm365_group',
      'm365_licence',
      'm365_tenant',
    ])
      await runner.query(`DROP TABLE ${name}`);
  }
}
