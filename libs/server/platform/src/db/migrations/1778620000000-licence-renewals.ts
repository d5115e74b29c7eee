import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Which renewals of licences were told by mail, and how long before. */
export class LicenceRenewals1778620000000 implements MigrationInterface {
  readonly name = 'LicenceRenewals1778620000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE licence_renewal_notice (
      id bigint UNSIGNED NOT NULL AUTO_INCREMENT,
      client_id bigint UNSIGNED NOT NULL,
      sku_id char(36) NOT NULL,
      renews_on date NOT NULL,
      days smallint UNSIGNED NOT NULL,
      told_at datetime(3) NOT NULL,
      UNIQUE INDEX uq_renewal_notice (client_id, sku_id, renews_on, days),
      PRIMARY KEY (id),
      CONSTRAINT fk_renewal_notice_client FOREIGN KEY (client_id) REFERENCES client (id) ON DELETE NO ACTION ON UPDATE NO ACTION
    ) ENGINE=InnoDB`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE licence_renewal_notice');
  }
}
