import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The company number of a client; those that imports brought stood among the references of other desks. */
export class ClientSiren1777220000000 implements MigrationInterface {
  readonly name = 'ClientSiren1777220000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE client ADD COLUMN siren char(9) NULL');
    await runner.query(
      `UPDATE client SET siren = (SELECT MIN(x.reference) FROM external_reference x
         WHERE x.client_id = client.id AND x.kind = 'clients' AND x.source = 'INSEE')`,
    );
    await runner.query("DELETE FROM external_reference WHERE kind = 'clients' AND source = 'INSEE'");
    await runner.query('ALTER TABLE client ADD UNIQUE INDEX uq_client_siren (siren)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE client DROP INDEX uq_client_siren, DROP COLUMN siren');
  }
}
