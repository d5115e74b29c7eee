import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Each covers what a figure of the desk report reads, so that no row of the table is touched. */
const indexes: [table: string, name: string, columns: string][] = [
  ['ticket', 'ix_ticket_created', '(created_at, client_id, kind)'],
  ['ticket', 'ix_ticket_resolved', '(resolved_at, client_id, assignee_id)'],
  ['ticket', 'ix_ticket_load', '(is_open, assignee_id, priority, state, created_at, client_id)'],
  ['sla_clock', 'ix_clock_report', '(stopped_at, kind, state, client_id, consumed_ms)'],
  ['time_entry', 'ix_time_day', '(day, client_id, person_id, minutes, billable)'],
];

/** Indexes of the figures of the desk, and when tickets were open again. */
export class DeskReport1776500000000 implements MigrationInterface {
  readonly name = 'DeskReport1776500000000';

  async up(runner: QueryRunner): Promise<void> {
    for (const [table, name, columns] of indexes)
      await runner.query(`ALTER TABLE ${table} ADD INDEX ${name} ${columns}`);
    await runner.query(`
      CREATE TABLE ticket_reopening (
        id bigint unsigned NOT NULL AUTO_INCREMENT PRIMARY KEY,
        ticket_id bigint unsigned NOT NULL,
        client_id bigint unsigned NOT NULL,
        at datetime(3) NOT NULL,
        INDEX ix_reopening_ticket (ticket_id, client_id),
        INDEX ix_reopening_at (at, client_id, ticket_id),
        CONSTRAINT fk_reopening_ticket FOREIGN KEY (ticket_id, client_id) REFERENCES ticket (id, client_id)
          ON DELETE NO ACTION ON UPDATE NO ACTION
      )`);
    await runner.query(`
      INSERT INTO ticket_reopening (ticket_id, client_id, at)
      SELECT ticket_id, client_id, at FROM ticket_history
       WHERE type = 'state-changed'
         AND JSON_UNQUOTE(JSON_EXTRACT(data, '$.from')) IN ('resolved', 'closed')
         AND JSON_UNQUOTE(JSON_EXTRACT(data, '$.to')) NOT IN ('resolved', 'closed')`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE ticket_reopening');
    for (const [table, name] of indexes) await runner.query(`ALTER TABLE ${table} DROP INDEX ${name}`);
  }
}
