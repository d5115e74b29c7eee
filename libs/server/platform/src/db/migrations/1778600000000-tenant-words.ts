import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The words by which people of a tenant are found, folded and compared byte by byte, in an index of their own. */
export class TenantWords1778600000000 implements MigrationInterface {
  readonly name = 'TenantWords1778600000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query("UPDATE m365_user SET words = LEFT(LOWER(CONCAT(name, ' ', address)), 400)");
    await runner.query(`ALTER TABLE m365_user
      MODIFY words varchar(400) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
      ADD INDEX ix_m365_user_words (client_id, words)`);
    // The next reading folds them.
    await runner.query("UPDATE m365_tenant SET sync_due_at = NOW(3) WHERE consent = 'granted'");
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      'ALTER TABLE m365_user DROP INDEX ix_m365_user_words, MODIFY words varchar(600) NOT NULL',
    );
  }
}
