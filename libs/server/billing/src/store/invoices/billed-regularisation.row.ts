import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { InvoiceLineRow } from './invoice-line.row';

/** How much of a revision with a corrected index stands on a line; the rest of it stands on others, or waits. */
@Entity('billed_regularisation')
@Index('ix_billed_regularisation_item', ['itemId'])
@ForeignKey(() => InvoiceLineRow, ['lineId'], ['id'], { name: 'fk_billed_regularisation_line' })
export class BilledRegularisationRow {
  @PrimaryColumn({ name: 'line_id', type: 'bigint', unsigned: true })
  lineId!: string;

  /** Line of the campaign. */
  @Column({ name: 'item_id', type: 'bigint', unsigned: true })
  itemId!: string;

  @Column({ type: 'bigint' })
  cents!: string;
}
