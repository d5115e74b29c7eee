import { ContractRow } from '@vigie/contracts';
import type { SuspensionEnding } from '@vigie/wire';
import { Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm';

/** A contract that was suspended for what is not paid; those that were lifted stay. */
@Entity('contract_suspension')
@Index('uq_contract_suspension', ['contractId', 'counts'], { unique: true })
@Index('ix_suspension_contract', ['contractId', 'clientId'])
@Index('ix_suspension_client', ['clientId', 'counts'])
@Index('ix_suspension_counts', ['counts', 'id'])
@ForeignKey(() => ContractRow, ['contractId', 'clientId'], ['id', 'clientId'], {
  name: 'fk_suspension_contract',
})
export class ContractSuspensionRow {
  @PrimaryGeneratedColumn({ type: 'bigint', unsigned: true })
  id!: string;

  @Column({ name: 'client_id', type: 'bigint', unsigned: true })
  clientId!: string;

  @Column({ name: 'contract_id', type: 'bigint', unsigned: true })
  contractId!: string;

  /** Null once it is lifted. */
  @Column({ type: 'boolean', nullable: true })
  counts!: boolean | null;

  @Column({ type: 'varchar', length: 500 })
  reason!: string;

  @Column({ name: 'created_at', type: 'datetime', precision: 3 })
  createdAt!: Date;

  @Column({ name: 'created_by', type: 'varchar', length: 150 })
  createdBy!: string;

  @Column({ name: 'ended_at', type: 'datetime', precision: 3, nullable: true })
  endedAt!: Date | null;

  @Column({ name: 'ended_by', type: 'varchar', length: 150, nullable: true })
  endedBy!: string | null;

  @Column({ type: 'varchar', length: 10, nullable: true })
  ending!: SuspensionEnding | null;

  @Column({ name: 'end_reason', type: 'varchar', length: 500, nullable: true })
  endReason!: string | null;

  @Column({ type: 'int', unsigned: true })
  version!: number;
}
