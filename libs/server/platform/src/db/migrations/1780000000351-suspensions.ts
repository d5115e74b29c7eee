import type { MigrationInterface, QueryRunner } from 'typeorm';

const noAction = 'ON DELETE NO ACTION ON UPDATE NO ACTION';
const statements = [
  `CREATE TABLE contract_suspension (
    id bigint UNSIGNED NOT NULL AUTO_INCREMENT,
    client_id bigint UNSIGNED NOT NULL,
    contract_id bigint UNSIGNED NOT NULL,
    counts tinyint NULL,
    reason varchar(500) NOT NULL,
    created_at datetime(3) NOT NULL,
    created_by varchar(150) NOT NULL,
    ended_at datetime(3) NULL,
    ended_by varchar(150) NULL,
    ending varchar(10) NULL,
    end_reason varchar(500) NULL,
    version int UNSIGNED NOT NULL,
    UNIQUE INDEX uq_contract_suspension (contract_id, counts),
    INDEX ix_suspension_contract (contract_id, client_id),
    INDEX ix_suspension_client (client_id, counts),
    INDEX ix_suspension_counts (counts, id),
    PRIMARY KEY (id),
    CONSTRAINT fk_suspension_contract FOREIGN KEY (contract_id, client_id) REFERENCES contract(id, client_id) ${noAction}
  ) ENGINE=InnoDB`,
  `CREATE TABLE suspended_client (
    client_id bigint UNSIGNED NOT NULL,
    since datetime(3) NOT NULL,
    PRIMARY KEY (client_id),
    CONSTRAINT fk_suspended_client FOREIGN KEY (client_id) REFERENCES client(id) ${noAction}
  ) ENGINE=InnoDB`,
];

/** Contracts suspended for what is not paid, and the clients whose clocks stand still meanwhile. */
export class Suspensions1780000000351 implements MigrationInterface {
  readonly name = 'Suspensions1780000000351';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of statements) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['suspended_client', 'contract_suspension'])
      await runner.query(`DROP TABLE ${table}`);
  }
}
