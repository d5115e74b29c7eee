import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Reports of interventions, and who signed them. */
export class InterventionReports1775810000000 implements MigrationInterface {
  readonly name = 'InterventionReports1775810000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE intervention_report (
      id bigint UNSIGNED NOT NULL AUTO_INCREMENT,
      client_id bigint UNSIGNED NOT NULL,
      intervention_id bigint UNSIGNED NOT NULL,
      done text NOT NULL,
      parts text NULL,
      author varchar(150) NOT NULL,
      signed_by varchar(150) NULL,
      signed_at datetime(3) NULL,
      drawing mediumtext NULL,
      sealed mediumtext NULL,
      sha256 char(64) NULL,
      UNIQUE INDEX uq_report_intervention (client_id, intervention_id),
      PRIMARY KEY (id),
      CONSTRAINT fk_report_intervention FOREIGN KEY (client_id, intervention_id) REFERENCES intervention(client_id,id) ON DELETE NO ACTION ON UPDATE NO ACTION
    ) ENGINE=InnoDB`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE intervention_report');
  }
}
