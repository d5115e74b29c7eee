import type { MigrationInterface, QueryRunner } from 'typeorm';

const statements = [
  `CREATE TABLE site (
    id bigint UNSIGNED NOT NULL AUTO_INCREMENT,
    client_id bigint UNSIGNED NOT NULL,
    name varchar(100) NOT NULL,
    address varchar(300) NULL,
    version int UNSIGNED NOT NULL,
    UNIQUE INDEX uq_site_client (client_id, id),
    UNIQUE INDEX uq_site_name (client_id, name),
    PRIMARY KEY (id),
    CONSTRAINT fk_site_client FOREIGN KEY (client_id) REFERENCES client(id) ON DELETE NO ACTION ON UPDATE NO ACTION
  ) ENGINE=InnoDB`,
  `CREATE TABLE equipment (
    id bigint UNSIGNED NOT NULL AUTO_INCREMENT,
    client_id bigint UNSIGNED NOT NULL,
    site_id bigint UNSIGNED NULL,
    kind varchar(20) NOT NULL,
    name varchar(100) NOT NULL,
    model varchar(100) NULL,
    serial varchar(100) NULL,
    owner_id bigint UNSIGNED NULL,
    owner_name varchar(150) NULL,
    covered tinyint NOT NULL,
    warranty_end date NULL,
    vendor_contract varchar(100) NULL,
    state varchar(20) NOT NULL,
    created_at datetime(3) NOT NULL,
    updated_at datetime(3) NOT NULL,
    version int UNSIGNED NOT NULL,
    UNIQUE INDEX uq_equipment_client (id, client_id),
    UNIQUE INDEX uq_equipment_serial (client_id, serial),
    INDEX ix_equipment_name (name, id),
    INDEX ix_equipment_client_name (client_id, name, id),
    INDEX ix_equipment_site (client_id, site_id, name, id),
    INDEX ix_equipment_owner (client_id, owner_id),
    INDEX ix_equipment_kind (kind, name, id),
    INDEX ix_equipment_state (state, name, id),
    INDEX ix_equipment_covered (covered, name, id),
    INDEX ix_equipment_warranty (warranty_end),
    PRIMARY KEY (id),
    CONSTRAINT fk_equipment_client FOREIGN KEY (client_id) REFERENCES client(id) ON DELETE NO ACTION ON UPDATE NO ACTION,
    CONSTRAINT fk_equipment_site FOREIGN KEY (client_id, site_id) REFERENCES site(client_id,id) ON DELETE NO ACTION ON UPDATE NO ACTION,
    CONSTRAINT fk_equipment_owner FOREIGN KEY (client_id, owner_id) REFERENCES person(client_id,id) ON DELETE NO ACTION ON UPDATE NO ACTION
  ) ENGINE=InnoDB`,
  `CREATE TABLE equipment_event (
    id bigint UNSIGNED NOT NULL AUTO_INCREMENT,
    equipment_id bigint UNSIGNED NOT NULL,
    client_id bigint UNSIGNED NOT NULL,
    at datetime(3) NOT NULL,
    actor_name varchar(150) NOT NULL,
    type varchar(20) NOT NULL,
    changes json NOT NULL,
    reason varchar(500) NULL,
    INDEX ix_equipment_event (equipment_id, client_id, id),
    PRIMARY KEY (id),
    CONSTRAINT fk_equipment_event FOREIGN KEY (equipment_id, client_id) REFERENCES equipment(id,client_id) ON DELETE NO ACTION ON UPDATE NO ACTION
  ) ENGINE=InnoDB`,
];

/** Sites of clients, their equipment and its history: every row names its client, and no key crosses clients. */
export class Estate1775200000000 implements MigrationInterface {
  readonly name = 'Estate1775200000000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of statements) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['equipment_event', 'equipment', 'site']) await runner.query(`DROP TABLE ${table}`);
  }
}
