import type { MigrationInterface, QueryRunner } from 'typeorm';

const up = [
  `CREATE TABLE intervention_technician (
    client_id bigint UNSIGNED NOT NULL,
    intervention_id bigint UNSIGNED NOT NULL,
    person_id bigint UNSIGNED NOT NULL,
    INDEX ix_intervention_technician_person (person_id),
    PRIMARY KEY (client_id, intervention_id, person_id),
    CONSTRAINT fk_intervention_technician_of FOREIGN KEY (client_id, intervention_id) REFERENCES intervention(client_id,id) ON DELETE CASCADE ON UPDATE NO ACTION,
    CONSTRAINT fk_intervention_technician_person FOREIGN KEY (person_id) REFERENCES person(id) ON DELETE NO ACTION ON UPDATE NO ACTION
  ) ENGINE=InnoDB`,
  `ALTER TABLE time_entry ADD UNIQUE INDEX uq_time_intervention_person (client_id, intervention_id, person_id),
     DROP INDEX uq_time_intervention`,
  'ALTER TABLE intervention ADD COLUMN recurrence_at datetime(3) NULL',
  'UPDATE intervention SET recurrence_at = starts_at WHERE series_id IS NOT NULL',
];
const down = [
  'ALTER TABLE intervention DROP COLUMN recurrence_at',
  `ALTER TABLE time_entry ADD UNIQUE INDEX uq_time_intervention (client_id, intervention_id),
     DROP INDEX uq_time_intervention_person`,
  'DROP TABLE intervention_technician',
];

/** Several technicians an intervention, and where a series has each of its occurrences. */
export class InterventionTeams1777500000000 implements MigrationInterface {
  readonly name = 'InterventionTeams1777500000000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of up) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const statement of down) await runner.query(statement);
  }
}
