import type { WaiverKind } from '@vigie/rules';
import { Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm';
import { InvoiceRow } from '../invoices/invoice.row';

/** Penalties, or the indemnity, that we do not ask for on an invoice. */
@Entity('penalty_waiver')
@Index('uq_penalty_waiver', ['invoiceId', 'kind', 'counts'], { unique: true })
@Index('ix_penalty_waiver', ['invoiceId', 'clientId'])
@ForeignKey(() => InvoiceRow, ['invoiceId', 'clientId'], ['id', 'clientId'], {
  name: 'fk_penalty_waiver_invoice',
})
export class PenaltyWaiverRow {
  @PrimaryGeneratedColumn({ type: 'bigint', unsigned: true })
  id!: string;

  @Column({ name: 'client_id', type: 'bigint', unsigned: true })
  clientId!: string;

  @Column({ name: 'invoice_id', type: 'bigint', unsigned: true })
  invoiceId!: string;

  @Column({ type: 'varchar', length: 10 })
  kind!: WaiverKind;

  @Column({ type: 'varchar', length: 500 })
  reason!: string;

  @Column({ name: 'waived_at', type: 'datetime', precision: 3 })
  waivedAt!: Date;

  @Column({ name: 'waived_by', type: 'varchar', length: 150 })
  waivedBy!: string;

  /** True or null, never false: one of a kind that counts. */
  @Column({ type: 'boolean', nullable: true })
  counts!: boolean | null;

  @Column({ name: 'ended_at', type: 'datetime', precision: 3, nullable: true })
  endedAt!: Date | null;

  @Column({ name: 'ended_by', type: 'varchar', length: 150, nullable: true })
  endedBy!: string | null;
}
