import { PersonRow } from '@vigie/directory';
import { Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { InterventionRow } from './intervention.row';

/** Somebody who takes part in an intervention beside the technician in charge of it. */
@Entity('intervention_technician')
@Index('ix_intervention_technician_person', ['personId'])
@ForeignKey(() => InterventionRow, ['clientId', 'interventionId'], ['clientId', 'id'], {
  name: 'fk_intervention_technician_of',
  onDelete: 'CASCADE',
})
@ForeignKey(() => PersonRow, ['personId'], ['id'], { name: 'fk_intervention_technician_person' })
export class InterventionTechnicianRow {
  @PrimaryColumn({ name: 'client_id', type: 'bigint', unsigned: true })
  clientId!: string;

  @PrimaryColumn({ name: 'intervention_id', type: 'bigint', unsigned: true })
  interventionId!: string;

  @PrimaryColumn({ name: 'person_id', type: 'bigint', unsigned: true })
  personId!: string;
}
