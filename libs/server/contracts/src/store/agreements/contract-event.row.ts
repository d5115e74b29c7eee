import type { ContractEvent } from '@vigie/wire';
import { Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm';
import { ContractRow } from './contract.row';

/** What happened to a contract. */
@Entity('contract_event')
@Index('ix_contract_event', ['contractId', 'clientId', 'id'])
@ForeignKey(() => ContractRow, ['contractId', 'clientId'], ['id', 'clientId'], { name: 'fk_contract_event' })
export class ContractEventRow {
  @PrimaryGeneratedColumn({ type: 'bigint', unsigned: true })
  id!: string;

  @Column({ name: 'contract_id', type: 'bigint', unsigned: true })
  contractId!: string;

  @Column({ name: 'client_id', type: 'bigint', unsigned: true })
  clientId!: string;

  @Column({ type: 'datetime', precision: 3 })
  at!: Date;

  @Column({ name: 'actor_name', type: 'varchar', length: 150 })
  actorName!: string;

  @Column({ type: 'varchar', length: 30 })
  type!: ContractEvent['type'];

  @Column({ type: 'json' })
  data!: ContractEvent['data'];

  @Column({ type: 'varchar', length: 2000, nullable: true })
  reason!: string | null;
}
