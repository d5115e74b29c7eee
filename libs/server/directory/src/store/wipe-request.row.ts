import type { WipeState } from '@vigie/rules';
import { Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm';
import { EquipmentRow } from './equipment.row';
import { PersonRow } from './person.row';

/** A request to wipe a phone that is lost or stolen; carrying it out is somebody else's work. */
@Entity('wipe_request')
@Index('ix_wipe_equipment', ['equipmentId', 'clientId', 'id'])
@Index('ix_wipe_requested', ['requestedBy'])
@Index('ix_wipe_confirmed', ['confirmedBy'])
@ForeignKey(() => EquipmentRow, ['equipmentId', 'clientId'], ['id', 'clientId'], {
  name: 'fk_wipe_equipment',
})
@ForeignKey(() => PersonRow, ['requestedBy'], ['id'], { name: 'fk_wipe_requested' })
@ForeignKey(() => PersonRow, ['confirmedBy'], ['id'], { name: 'fk_wipe_confirmed' })
export class WipeRequestRow {
  @PrimaryGeneratedColumn({ type: 'bigint', unsigned: true })
  id!: string;

  @Column({ name: 'equipment_id', type: 'bigint', unsigned: true })
  equipmentId!: string;

  @Column({ name: 'client_id', type: 'bigint', unsigned: true })
  clientId!: string;

  @Column({ type: 'varchar', length: 20 })
  state!: WipeState;

  @Column({ name: 'requested_by', type: 'bigint', unsigned: true })
  requestedBy!: string;

  @Column({ name: 'requested_at', type: 'datetime', precision: 3 })
  requestedAt!: Date;

  @Column({ name: 'confirmed_by', type: 'bigint', unsigned: true, nullable: true })
  confirmedBy!: string | null;

  @Column({ name: 'confirmed_at', type: 'datetime', precision: 3, nullable: true })
  confirmedAt!: Date | null;
}
