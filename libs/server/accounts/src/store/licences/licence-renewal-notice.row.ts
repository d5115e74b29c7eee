import { ClientRow } from '@vigie/directory';
import { Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm';

/** A renewal that was told by mail, so many days before; the next one has another date. */
@Entity('licence_renewal_notice')
@Index('uq_renewal_notice', ['clientId', 'skuId', 'renewsOn', 'days'], { unique: true })
@ForeignKey(() => ClientRow, ['clientId'], ['id'], { name: 'fk_renewal_notice_client' })
export class LicenceRenewalNoticeRow {
  @PrimaryGeneratedColumn({ type: 'bigint', unsigned: true })
  id!: string;

  @Column({ name: 'client_id', type: 'bigint', unsigned: true })
  clientId!: string;

  @Column({ name: 'sku_id', type: 'char', length: 36 })
  skuId!: string;

  @Column({ name: 'renews_on', type: 'date' })
  renewsOn!: string;

  @Column({ type: 'smallint', unsigned: true })
  days!: number;

  @Column({ name: 'told_at', type: 'datetime', precision: 3 })
  toldAt!: Date;
}
