import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What a free e-mail turned out to be; its sealed record stays as it is. */
export class QualifiedTickets1774900000000 implements MigrationInterface {
  readonly name = 'QualifiedTickets1774900000000';

  async up(runner: QueryRunner): Promise<void> {
    // Copied: a full-text index that MariaDB builds on a table with an instantly added column stays empty.
    await runner.query('ALTER TABLE ticket ADD COLUMN qualified_kind varchar(30) NULL, ALGORITHM=COPY');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE ticket DROP COLUMN qualified_kind');
  }
}
