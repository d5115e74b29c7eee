import { ClientRow } from '@vigie/directory';
import { Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm';

/** The stock of a product in a tenant, as last read. */
@Entity('m365_licence')
@Index('uq_licence_sku', ['clientId', 'skuId'], { unique: true })
@ForeignKey(() => ClientRow, ['clientId'], ['id'], { name: 'fk_licence_client' })
export class M365LicenceRow {
  @PrimaryGeneratedColumn({ type: 'bigint', unsigned: true })
  id!: string;

  @Column({ name: 'client_id', type: 'bigint', unsigned: true })
  clientId!: string;

  @Column({ name: 'sku_id', type: 'char', length: 36 })
  skuId!: string;

  @Column({ type: 'varchar', length: 150 })
  name!: string;

  @Column({ type: 'int', unsigned: true })
  enabled!: number;

  @Column({ type: 'int', unsigned: true })
  consumed!: number;

  @Column({ name: 'renews_on', type: 'date', nullable: true })
  renewsOn!: string | null;
}
