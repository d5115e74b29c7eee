import type { LocalDate, PriceOrigin } from '@vigie/rules';
import { Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm';
import { ContractAmendmentRow } from './contract-amendment.row';
import { ContractLineRow } from './contract-line.row';

/**
 * Quantity and yearly unit price of a line from a day on, with the price and the index that every revision starts
 * from. Rows of a signed contract are added and, before they count, withdrawn; never edited.
 */
@Entity('contract_price')
@Index('ix_price_line', ['lineId', 'contractId', 'validFrom', 'id'])
@Index('ix_price_contract', ['contractId', 'validFrom'])
@Index('ix_price_amendment', ['amendmentId', 'contractId'])
@ForeignKey(() => ContractLineRow, ['lineId', 'contractId'], ['id', 'contractId'], { name: 'fk_price_line' })
@ForeignKey(() => ContractAmendmentRow, ['amendmentId', 'contractId'], ['id', 'contractId'], {
  name: 'fk_price_amendment',
})
export class ContractPriceRow {
  @PrimaryGeneratedColumn({ type: 'bigint', unsigned: true })
  id!: string;

  @Column({ name: 'line_id', type: 'bigint', unsigned: true })
  lineId!: string;

  @Column({ name: 'contract_id', type: 'bigint', unsigned: true })
  contractId!: string;

  @Column({ name: 'valid_from', type: 'date' })
  validFrom!: LocalDate;

  /** Whole cents, as text: the driver reads big numbers exactly. */
  @Column({ name: 'unit_cents', type: 'bigint' })
  unitCents!: string;

  @Column({ type: 'decimal', precision: 12, scale: 3 })
  quantity!: string;

  /** Agreed at the start or by the last amendment of the price: P0. */
  @Column({ name: 'base_cents', type: 'bigint' })
  baseCents!: string;

  @Column({ name: 'base_series', type: 'varchar', length: 40, nullable: true })
  baseSeries!: string | null;

  @Column({ name: 'base_name', type: 'varchar', length: 200, nullable: true })
  baseName!: string | null;

  @Column({ name: 'base_period', type: 'varchar', length: 10, nullable: true })
  basePeriod!: string | null;

  /** I0 as it was published: `105.30`. */
  @Column({ name: 'base_value', type: 'varchar', length: 40, nullable: true })
  baseValue!: string | null;

  /** When the base price was agreed. */
  @Column({ name: 'agreed_on', type: 'date' })
  agreedOn!: LocalDate;

  @Column({ type: 'varchar', length: 10 })
  origin!: PriceOrigin;

  @Column({ name: 'amendment_id', type: 'bigint', unsigned: true, nullable: true })
  amendmentId!: string | null;

  @Column({ name: 'withdrawn_at', type: 'datetime', precision: 3, nullable: true })
  withdrawnAt!: Date | null;
}
