import { ClientRow } from '@vigie/directory';
import { Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm';

/** What was agreed with a client about a product: how many, since when, and how many stay spare. */
@Entity('licence_agreement')
@Index('uq_agreement_sku', ['clientId', 'skuId'], { unique: true })
@ForeignKey(() => ClientRow, ['clientId'], ['id'], { name: 'fk_agreement_client' })
export class LicenceAgreementRow {
  @PrimaryGeneratedColumn({ type: 'bigint', unsigned: true })
  id!: string;

  @Column({ name: 'client_id', type: 'bigint', unsigned: true })
  clientId!: string;

  @Column({ name: 'sku_id', type: 'char', length: 36 })
  skuId!: string;

  /** By the contract or its last amendment; what was there when the stock was first read, until somebody says better. */
  @Column({ type: 'int', unsigned: true })
  agreed!: number;

  @Column({ name: 'agreed_on', type: 'date' })
  agreedOn!: string;

  @Column({ type: 'int', unsigned: true })
  spare!: number;

  @Column({ type: 'int', unsigned: true })
  version!: number;
}
