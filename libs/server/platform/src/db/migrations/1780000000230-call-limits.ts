import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Limits of calls that all processes share. */
export class CallLimits1780000000230 implements MigrationInterface {
  readonly name = 'CallLimits1780000000230';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE call_limit (
      name varchar(60) NOT NULL,
      calls json NOT NULL,
      PRIMARY KEY (name)
    ) ENGINE=InnoDB`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE call_limit');
  }
}
