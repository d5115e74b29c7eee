import type { MigrationInterface, QueryRunner } from 'typeorm';

const actions = [50, 75, 90, 100].map((percent) => ({
  percent,
  notifyAssignee: true,
  notifyManagers: percent >= 90,
  notifyClient: false,
  reassignTo: null,
  raisePriority: false,
}));

const steps = [
  `CREATE TABLE sla_policy (
    id bigint UNSIGNED NOT NULL AUTO_INCREMENT,
    number int UNSIGNED NOT NULL,
    effective_at datetime(3) NOT NULL,
    created_at datetime(3) NOT NULL,
    author_name varchar(150) NULL,
    reason varchar(500) NULL,
    actions json NOT NULL,
    UNIQUE INDEX uq_sla_policy_number (number),
    INDEX ix_sla_policy_effective (effective_at, id),
    PRIMARY KEY (id)
  ) ENGINE=InnoDB`,
  `INSERT INTO sla_policy (id, number, effective_at, created_at, actions)
   SELECT 1, 1, '2000-01-01', NOW(3), '${JSON.stringify(actions)}' FROM sla_target LIMIT 1`,
  `ALTER TABLE sla_target
    ADD COLUMN policy_id bigint UNSIGNED NULL,
    ADD COLUMN client_id bigint UNSIGNED NULL,
    MODIFY formula varchar(20) NULL`,
  'UPDATE sla_target SET policy_id = 1',
  `ALTER TABLE sla_target
    MODIFY policy_id bigint UNSIGNED NOT NULL,
    DROP INDEX uq_sla_target,
    ADD UNIQUE INDEX uq_sla_target_formula (policy_id, formula, priority),
    ADD UNIQUE INDEX uq_sla_target_client (policy_id, client_id, priority),
    ADD INDEX ix_sla_target_client (client_id),
    ADD CONSTRAINT fk_sla_target_policy FOREIGN KEY (policy_id) REFERENCES sla_policy(id) ON DELETE NO ACTION ON UPDATE NO ACTION,
    ADD CONSTRAINT fk_sla_target_client FOREIGN KEY (client_id) REFERENCES client(id) ON DELETE NO ACTION ON UPDATE NO ACTION`,
  `CREATE TABLE sla_recompute (
    id bigint UNSIGNED NOT NULL AUTO_INCREMENT,
    cause varchar(10) NOT NULL,
    label varchar(150) NOT NULL,
    calendar_id bigint UNSIGNED NULL,
    client_id bigint UNSIGNED NULL,
    started_at datetime(3) NOT NULL,
    finished_at datetime(3) NULL,
    last_clock_id bigint UNSIGNED NOT NULL,
    total int UNSIGNED NOT NULL,
    done int UNSIGNED NOT NULL,
    earlier int UNSIGNED NOT NULL,
    later int UNSIGNED NOT NULL,
    late int UNSIGNED NOT NULL,
    PRIMARY KEY (id)
  ) ENGINE=InnoDB`,
  // Open clocks by their number, and finished ones by the instant they finished.
  'CREATE INDEX ix_clock_stopped ON sla_clock (stopped_at, id)',
];

/** Targets and actions in versions, and how far the open clocks follow them. */
export class SlaPolicies1775500000000 implements MigrationInterface {
  readonly name = 'SlaPolicies1775500000000';

  async up(runner: QueryRunner): Promise<void> {
    for (const step of steps) await runner.query(step);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX ix_clock_stopped ON sla_clock');
    await runner.query('DROP TABLE sla_recompute');
    await runner.query('DELETE FROM sla_target WHERE client_id IS NOT NULL');
    await runner.query(
      `DELETE FROM sla_target WHERE policy_id <> (SELECT id FROM sla_policy
        WHERE effective_at <= NOW(3) ORDER BY effective_at DESC, id DESC LIMIT 1)`,
    );
    await runner.query(`ALTER TABLE sla_target DROP FOREIGN KEY fk_sla_target_policy,
      DROP FOREIGN KEY fk_sla_target_client`);
    await runner.query(`ALTER TABLE sla_target DROP INDEX uq_sla_target_formula, DROP INDEX uq_sla_target_client,
      DROP INDEX ix_sla_target_client, DROP COLUMN policy_id, DROP COLUMN client_id,
      MODIFY formula varchar(20) NOT NULL, ADD UNIQUE INDEX uq_sla_target (formula, priority)`);
    await runner.query('DROP TABLE sla_policy');
  }
}
