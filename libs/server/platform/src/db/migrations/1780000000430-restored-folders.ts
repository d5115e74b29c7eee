import type { MigrationInterface, QueryRunner } from 'typeorm';

const statements = [
  `CREATE TABLE backup_restored_folder (
    id bigint UNSIGNED NOT NULL AUTO_INCREMENT,
    client_id bigint UNSIGNED NOT NULL,
    restore_id bigint UNSIGNED NULL,
    export_id bigint UNSIGNED NULL,
    name varchar(60) NOT NULL,
    files int UNSIGNED NOT NULL,
    bytes bigint UNSIGNED NOT NULL,
    made_at datetime(3) NOT NULL,
    told_at datetime(3) NULL,
    removed_at datetime(3) NULL,
    UNIQUE INDEX uq_restored_folder_name (name),
    INDEX ix_restored_folder_restore (restore_id, client_id),
    INDEX ix_restored_folder_export (export_id, client_id),
    INDEX ix_restored_folder_client (client_id),
    INDEX ix_restored_folder_kept (removed_at, told_at),
    PRIMARY KEY (id),
    CONSTRAINT fk_restored_folder_restore FOREIGN KEY (restore_id, client_id) REFERENCES backup_restore(id, client_id) ON DELETE NO ACTION ON UPDATE NO ACTION,
    CONSTRAINT fk_restored_folder_export FOREIGN KEY (export_id, client_id) REFERENCES backup_ending_export(id, client_id) ON DELETE NO ACTION ON UPDATE NO ACTION
  ) ENGINE=InnoDB`,
  'ALTER TABLE backup_restore ADD COLUMN refused_at datetime(3) NULL',
  `UPDATE backup_restore SET refused_at = COALESCE(done_at, created_at) WHERE state = 'refused'`,
  // What was restored before somebody kept an eye on it.
  `INSERT INTO backup_restored_folder (client_id, restore_id, name, files, bytes, made_at)
    SELECT client_id, id, CONCAT(id, '-', attempt), files, bytes, done_at FROM backup_restore
     WHERE method = 'engine' AND done_at IS NOT NULL AND files IS NOT NULL AND bytes IS NOT NULL`,
  `INSERT INTO backup_restored_folder (client_id, export_id, name, files, bytes, made_at)
    SELECT client_id, id, CONCAT('export-', id), files, bytes, made_at FROM backup_ending_export
     WHERE method = 'engine' AND made_at IS NOT NULL AND files IS NOT NULL AND bytes IS NOT NULL`,
  'ALTER TABLE backup_restore DROP COLUMN files, DROP COLUMN bytes',
];

/** What our engine restored stands in folders of ours, until they are removed. */
export class RestoredFolders1780000000430 implements MigrationInterface {
  readonly name = 'RestoredFolders1780000000430';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('CREATE UNIQUE INDEX uq_ending_export_client ON backup_ending_export (id, client_id)');
    for (const statement of statements) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      `ALTER TABLE backup_restore DROP COLUMN refused_at,
        ADD COLUMN files int UNSIGNED NULL, ADD COLUMN bytes bigint UNSIGNED NULL`,
    );
    await runner.query('DROP TABLE backup_restored_folder');
    await runner.query('DROP INDEX uq_ending_export_client ON backup_ending_export');
  }
}
