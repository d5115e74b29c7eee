import { ClientRow } from '@vigie/directory';
import type { TenantGroup } from '@vigie/rules';
import { Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm';

/** A group, list or team of a tenant, as last read. */
@Entity('m365_group')
@Index('uq_group_guid', ['clientId', 'guid'], { unique: true })
@ForeignKey(() => ClientRow, ['clientId'], ['id'], { name: 'fk_group_client' })
export class M365GroupRow {
  @PrimaryGeneratedColumn({ type: 'bigint', unsigned: true })
  id!: string;

  @Column({ name: 'client_id', type: 'bigint', unsigned: true })
  clientId!: string;

  @Column({ type: 'char', length: 36 })
  guid!: string;

  @Column({ type: 'varchar', length: 256 })
  name!: string;

  @Column({ type: 'varchar', length: 10 })
  kind!: TenantGroup['kind'];

  @Column({ type: 'boolean' })
  writable!: boolean;

  @Column({ type: 'boolean' })
  licensing!: boolean;
}
