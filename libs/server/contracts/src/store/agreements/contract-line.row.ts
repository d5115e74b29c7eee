import type { BillingSchedule, ContractPart, EquipmentKind, InvoiceTiming, LocalDate } from '@vigie/rules';
import { Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm';
import { ContractRow } from './contract.row';

/** A line of a contract: what is served for a fee. Quantity and price are dated rows of their own. */
@Entity('contract_line')
@Index('uq_line_contract', ['id', 'contractId'], { unique: true })
@Index('ix_line_contract', ['contractId', 'clientId', 'position'])
@Index('ix_line_product', ['clientId', 'partNumber'])
@Index('ix_line_equipment', ['equipmentKind', 'clientId', 'seenCount'])
@ForeignKey(() => ContractRow, ['contractId', 'clientId'], ['id', 'clientId'], { name: 'fk_line_contract' })
export class ContractLineRow {
  @PrimaryGeneratedColumn({ type: 'bigint', unsigned: true })
  id!: string;

  @Column({ name: 'contract_id', type: 'bigint', unsigned: true })
  contractId!: string;

  @Column({ name: 'client_id', type: 'bigint', unsigned: true })
  clientId!: string;

  @Column({ type: 'smallint', unsigned: true })
  position!: number;

  @Column({ type: 'varchar', length: 150 })
  label!: string;

  @Column({ type: 'varchar', length: 30 })
  part!: ContractPart;

  @Column({ type: 'varchar', length: 20 })
  billing!: BillingSchedule;

  /** Whether a period is invoiced before it is served, or after. */
  @Column({ type: 'varchar', length: 10, default: 'advance' })
  timing!: InvoiceTiming;

  /** What the quantity counts in the estate. */
  @Column({ name: 'equipment_kind', type: 'varchar', length: 20, nullable: true })
  equipmentKind!: EquipmentKind | null;

  /** How many of them there were when it was last compared with the estate. */
  @Column({ name: 'seen_count', type: 'int', unsigned: true, nullable: true })
  seenCount!: number | null;

  /** The product of Microsoft that the quantity counts. */
  @Column({ name: 'part_number', type: 'varchar', length: 150, nullable: true })
  partNumber!: string | null;

  /** Last day on which it is served, by an amendment. */
  @Column({ name: 'ends_on', type: 'date', nullable: true })
  endsOn!: LocalDate | null;
}
