import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * When we were told of the end of a run, so that nobody says good of one that came after they looked; and the job beside
 * what waits for a verdict, so that the runs of jobs with an open alert are told apart without reading them.
 */
export class BackupBoard1780000000470 implements MigrationInterface {
  readonly name = 'BackupBoard1780000000470';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE backup_run ADD told_at datetime(3) NULL');
    await runner.query('DROP INDEX ix_backup_run_board ON backup_run');
    await runner.query(
      'CREATE INDEX ix_backup_run_board ON backup_run (reviewed_at, outcome, ended_at, job_id)',
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX ix_backup_run_board ON backup_run');
    await runner.query('CREATE INDEX ix_backup_run_board ON backup_run (reviewed_at, outcome, ended_at)');
    await runner.query('ALTER TABLE backup_run DROP told_at');
  }
}
