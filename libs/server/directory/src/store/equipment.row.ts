import type { EquipmentKind, EquipmentState, LocalDate } from '@vigie/rules';
import { Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm';
import { ClientRow } from './client.row';
import { PersonRow } from './person.row';
import { SiteRow } from './site.row';

/** A piece of equipment of a client. */
@Entity('equipment')
@Index('uq_equipment_client', ['id', 'clientId'], { unique: true })
@Index('uq_equipment_serial', ['clientId', 'serial'], { unique: true })
@Index('ix_equipment_name', ['name', 'id'])
@Index('ix_equipment_client_name', ['clientId', 'name', 'id'])
@Index('ix_equipment_site', ['clientId', 'siteId', 'name', 'id'])
@Index('ix_equipment_owner', ['clientId', 'ownerId'])
@Index('ix_equipment_kind', ['kind', 'name', 'id'])
@Index('ix_equipment_state', ['state', 'name', 'id'])
@Index('ix_equipment_covered', ['covered', 'name', 'id'])
@Index('ix_equipment_warranty', ['warrantyEnd'])
@Index('ft_equipment', ['name', 'serial', 'model', 'ownerName'], { fulltext: true })
@ForeignKey(() => ClientRow, ['clientId'], ['id'], { name: 'fk_equipment_client' })
@ForeignKey(() => SiteRow, ['clientId', 'siteId'], ['clientId', 'id'], { name: 'fk_equipment_site' })
@ForeignKey(() => PersonRow, ['clientId', 'ownerId'], ['clientId', 'id'], { name: 'fk_equipment_owner' })
export class EquipmentRow {
  @PrimaryGeneratedColumn({ type: 'bigint', unsigned: true })
  id!: string;

  @Column({ name: 'client_id', type: 'bigint', unsigned: true })
  clientId!: string;

  @Column({ name: 'site_id', type: 'bigint', unsigned: true, nullable: true })
  siteId!: string | null;

  @Column({ type: 'varchar', length: 20 })
  kind!: EquipmentKind;

  @Column({ type: 'varchar', length: 100 })
  name!: string;

  @Column({ type: 'varchar', length: 100, nullable: true })
  model!: string | null;

  /** One of a kind within a client. */
  @Column({ type: 'varchar', length: 100, nullable: true })
  serial!: string | null;

  @Column({ name: 'owner_id', type: 'bigint', unsigned: true, nullable: true })
  ownerId!: string | null;

  /** Whoever uses it, in words, where they are no contact of the client. */
  @Column({ name: 'owner_name', type: 'varchar', length: 150, nullable: true })
  ownerName!: string | null;

  /** Whether the client's contract covers it. */
  @Column({ type: 'boolean' })
  covered!: boolean;

  @Column({ name: 'warranty_end', type: 'date', nullable: true })
  warrantyEnd!: LocalDate | null;

  @Column({ name: 'vendor_contract', type: 'varchar', length: 100, nullable: true })
  vendorContract!: string | null;

  @Column({ type: 'varchar', length: 20 })
  state!: EquipmentState;

  @Column({ name: 'created_at', type: 'datetime', precision: 3 })
  createdAt!: Date;

  @Column({ name: 'updated_at', type: 'datetime', precision: 3 })
  updatedAt!: Date;

  @Column({ type: 'int', unsigned: true })
  version!: number;
}
