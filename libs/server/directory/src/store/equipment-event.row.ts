import type { EquipmentEvent, FieldChanges } from '@vigie/wire';
import { Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm';
import { EquipmentRow } from './equipment.row';

/** What happened to a piece of equipment, line by line. */
@Entity('equipment_event')
@Index('ix_equipment_event', ['equipmentId', 'clientId', 'id'])
@ForeignKey(() => EquipmentRow, ['equipmentId', 'clientId'], ['id', 'clientId'], {
  name: 'fk_equipment_event',
})
export class EquipmentEventRow {
  @PrimaryGeneratedColumn({ type: 'bigint', unsigned: true })
  id!: string;

  @Column({ name: 'equipment_id', type: 'bigint', unsigned: true })
  equipmentId!: string;

  @Column({ name: 'client_id', type: 'bigint', unsigned: true })
  clientId!: string;

  @Column({ type: 'datetime', precision: 3 })
  at!: Date;

  @Column({ name: 'actor_name', type: 'varchar', length: 150 })
  actorName!: string;

  @Column({ type: 'varchar', length: 20 })
  type!: EquipmentEvent['type'];

  @Column({ type: 'json' })
  changes!: FieldChanges;

  @Column({ type: 'varchar', length: 500, nullable: true })
  reason!: string | null;
}
