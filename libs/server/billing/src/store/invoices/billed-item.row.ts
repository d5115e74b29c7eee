import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { InvoiceLineRow } from './invoice-line.row';

/** What is billed outside of contracts. */
export type BilledKind = 'time' | 'quote';

/** A piece of work that stands on a line: nothing is billed twice. It is free again when the line is taken back. */
@Entity('billed_item')
@Index('ix_billed_item_line', ['lineId'])
@ForeignKey(() => InvoiceLineRow, ['lineId'], ['id'], { name: 'fk_billed_item_line' })
export class BilledItemRow {
  @PrimaryColumn({ type: 'varchar', length: 20 })
  kind!: BilledKind;

  @PrimaryColumn({ name: 'item_id', type: 'bigint', unsigned: true })
  itemId!: string;

  @Column({ name: 'line_id', type: 'bigint', unsigned: true })
  lineId!: string;
}
