import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Requests to wipe lost phones: asked by one person, released by another. */
export class WipeRequests1775220000000 implements MigrationInterface {
  readonly name = 'WipeRequests1775220000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE wipe_request (
      id bigint UNSIGNED NOT NULL AUTO_INCREMENT,
      equipment_id bigint UNSIGNED NOT NULL,
      client_id bigint UNSIGNED NOT NULL,
      state varchar(20) NOT NULL,
      requested_by bigint UNSIGNED NOT NULL,
      requested_at datetime(3) NOT NULL,
      confirmed_by bigint UNSIGNED NULL,
      confirmed_at datetime(3) NULL,
      INDEX ix_wipe_equipment (equipment_id, client_id, id),
      INDEX ix_wipe_requested (requested_by),
      INDEX ix_wipe_confirmed (confirmed_by),
      PRIMARY KEY (id),
      CONSTRAINT fk_wipe_equipment FOREIGN KEY (equipment_id, client_id) REFERENCES equipment(id,client_id) ON DELETE NO ACTION ON UPDATE NO ACTION,
      CONSTRAINT fk_wipe_requested FOREIGN KEY (requested_by) REFERENCES person(id) ON DELETE NO ACTION ON UPDATE NO ACTION,
      CONSTRAINT fk_wipe_confirmed FOREIGN KEY (confirmed_by) REFERENCES person(id) ON DELETE NO ACTION ON UPDATE NO ACTION
    ) ENGINE=InnoDB`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE wipe_request');
  }
}
