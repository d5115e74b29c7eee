import { ContractLineRow } from '@vigie/contracts';
import type { InvoiceUnit, LocalDate, VatCategory } from '@vigie/rules';
import { Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm';
import { InvoiceRow } from './invoice.row';

/** A line of an invoice. Its amount is what was agreed for the period, which quantity and price explain. */
@Entity('invoice_line')
@Index('ix_invoice_line', ['invoiceId', 'clientId', 'position'])
@Index('ix_invoice_line_contract', ['contractLineId', 'periodFrom'])
@Index('ix_invoice_line_corrects', ['correctsLineId'])
@ForeignKey(() => InvoiceRow, ['invoiceId', 'clientId'], ['id', 'clientId'], { name: 'fk_invoice_line' })
@ForeignKey(() => ContractLineRow, ['contractLineId'], ['id'], { name: 'fk_invoice_line_contract' })
@ForeignKey(() => InvoiceLineRow, ['correctsLineId'], ['id'], { name: 'fk_invoice_line_corrects' })
export class InvoiceLineRow {
  @PrimaryGeneratedColumn({ type: 'bigint', unsigned: true })
  id!: string;

  @Column({ name: 'invoice_id', type: 'bigint', unsigned: true })
  invoiceId!: string;

  @Column({ name: 'client_id', type: 'bigint', unsigned: true })
  clientId!: string;

  @Column({ type: 'smallint', unsigned: true })
  position!: number;

  @Column({ type: 'varchar', length: 300 })
  label!: string;

  @Column({ type: 'varchar', length: 1000, nullable: true })
  detail!: string | null;

  @Column({ type: 'decimal', precision: 12, scale: 3 })
  quantity!: string;

  @Column({ type: 'varchar', length: 10 })
  unit!: InvoiceUnit;

  @Column({ name: 'unit_cents', type: 'bigint' })
  unitCents!: string;

  @Column({ name: 'net_cents', type: 'bigint' })
  netCents!: string;

  @Column({ name: 'vat_category', type: 'varchar', length: 2 })
  vatCategory!: VatCategory;

  /** Hundredths of a percent: 2000 is 20 %. */
  @Column({ name: 'vat_rate', type: 'smallint', unsigned: true })
  vatRate!: number;

  /** Why no VAT is asked. */
  @Column({ type: 'varchar', length: 200, nullable: true })
  exemption!: string | null;

  @Column({ name: 'period_from', type: 'date', nullable: true })
  periodFrom!: LocalDate | null;

  @Column({ name: 'period_to', type: 'date', nullable: true })
  periodTo!: LocalDate | null;

  @Column({ name: 'contract_line_id', type: 'bigint', unsigned: true, nullable: true })
  contractLineId!: string | null;

  /** What the contract said when the line was drafted: what differs later is invoiced besides. */
  @Column({ name: 'agreed_cents', type: 'bigint', nullable: true })
  agreedCents!: string | null;

  /** The line that one of a credit note takes back. */
  @Column({ name: 'corrects_line_id', type: 'bigint', unsigned: true, nullable: true })
  correctsLineId!: string | null;
}
