import type { AmendmentOrigin, AmendmentState, LocalDate } from '@vigie/rules';
import type { AmendmentChanges } from '@vigie/wire';
import { Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm';
import { ContractRow } from './contract.row';

/** An amendment of a contract, proposed or signed; what it changes is written as rows when it is signed. */
@Entity('contract_amendment')
@Index('uq_amendment_contract', ['id', 'contractId'], { unique: true })
@Index('uq_amendment_number', ['contractId', 'clientId', 'number'], { unique: true })
@Index('ix_amendment_open', ['state', 'origin', 'id'])
@ForeignKey(() => ContractRow, ['contractId', 'clientId'], ['id', 'clientId'], {
  name: 'fk_amendment_contract',
})
export class ContractAmendmentRow {
  @PrimaryGeneratedColumn({ type: 'bigint', unsigned: true })
  id!: string;

  @Column({ name: 'contract_id', type: 'bigint', unsigned: true })
  contractId!: string;

  @Column({ name: 'client_id', type: 'bigint', unsigned: true })
  clientId!: string;

  /** From 1 within its contract. */
  @Column({ type: 'smallint', unsigned: true })
  number!: number;

  @Column({ type: 'varchar', length: 200 })
  label!: string;

  @Column({ type: 'varchar', length: 10 })
  state!: AmendmentState;

  @Column({ type: 'varchar', length: 20 })
  origin!: AmendmentOrigin;

  @Column({ name: 'effective_on', type: 'date' })
  effectiveOn!: LocalDate;

  @Column({ name: 'signed_on', type: 'date', nullable: true })
  signedOn!: LocalDate | null;

  @Column({ type: 'json' })
  changes!: AmendmentChanges;

  @Column({ type: 'varchar', length: 150 })
  author!: string;

  @Column({ name: 'created_at', type: 'datetime', precision: 3 })
  createdAt!: Date;
}
