import type { InvoiceRunItemState } from '@vigie/wire';
import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { InvoiceRunRow } from './invoice-run.row';
import { InvoiceRow } from './invoice.row';

/** An invoice that a batch issues, and what has become of it. */
@Entity('invoice_run_item')
@Index('ix_run_item_state', ['runId', 'state', 'invoiceId'])
@Index('ix_run_item_invoice', ['invoiceId', 'clientId'])
@ForeignKey(() => InvoiceRunRow, ['runId'], ['id'], { name: 'fk_run_item_run' })
@ForeignKey(() => InvoiceRow, ['invoiceId', 'clientId'], ['id', 'clientId'], { name: 'fk_run_item_invoice' })
export class InvoiceRunItemRow {
  @PrimaryColumn({ name: 'run_id', type: 'bigint', unsigned: true })
  runId!: string;

  @PrimaryColumn({ name: 'invoice_id', type: 'bigint', unsigned: true })
  invoiceId!: string;

  @Column({ name: 'client_id', type: 'bigint', unsigned: true })
  clientId!: string;

  @Column({ type: 'varchar', length: 10 })
  state!: InvoiceRunItemState;

  /** Why it was refused. */
  @Column({ type: 'varchar', length: 60, nullable: true })
  code!: string | null;
}
