import { ClientRow } from '@vigie/directory';
import type { ClientKind, ContractState, Denouncer, LocalDate } from '@vigie/rules';
import { Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm';

/** A contract of a client; what was agreed in it are its conditions and lines. */
@Entity('contract')
@Index('uq_contract_client', ['id', 'clientId'], { unique: true })
@Index('uq_contract_reference', ['clientId', 'reference'], { unique: true })
@Index('ix_contract_term', ['term', 'id'])
@Index('ix_contract_state', ['state', 'term', 'id'])
@Index('ix_contract_client', ['clientId', 'term', 'id'])
@Index('ix_contract_end', ['endsOn', 'state'])
@Index('ft_contract', ['reference', 'label'], { fulltext: true })
@ForeignKey(() => ClientRow, ['clientId'], ['id'], { name: 'fk_contract_client' })
export class ContractRow {
  @PrimaryGeneratedColumn({ type: 'bigint', unsigned: true })
  id!: string;

  @Column({ name: 'client_id', type: 'bigint', unsigned: true })
  clientId!: string;

  @Column({ type: 'varchar', length: 150 })
  label!: string;

  @Column({ type: 'varchar', length: 60, nullable: true })
  reference!: string | null;

  @Column({ type: 'varchar', length: 20 })
  state!: ContractState;

  @Column({ name: 'client_kind', type: 'varchar', length: 20 })
  clientKind!: ClientKind;

  @Column({ name: 'start_on', type: 'date' })
  start!: LocalDate;

  /** Length of a period. */
  @Column({ type: 'smallint', unsigned: true })
  months!: number;

  @Column({ name: 'first_term', type: 'date', nullable: true })
  firstTerm!: LocalDate | null;

  /** Last day of the period that runs: kept so that lists can be ordered by it, moved on by each renewal. */
  @Column({ type: 'date' })
  term!: LocalDate;

  /** Last day of all; null while the contract is renewed. */
  @Column({ name: 'ends_on', type: 'date', nullable: true })
  endsOn!: LocalDate | null;

  @Column({ name: 'signed_on', type: 'date', nullable: true })
  signedOn!: LocalDate | null;

  @Column({ name: 'denounced_by', type: 'varchar', length: 10, nullable: true })
  denouncedBy!: Denouncer | null;

  @Column({ name: 'notice_sent_on', type: 'date', nullable: true })
  noticeSentOn!: LocalDate | null;

  @Column({ name: 'notice_received_on', type: 'date', nullable: true })
  noticeReceivedOn!: LocalDate | null;

  @Column({ name: 'signatory_name', type: 'varchar', length: 150, nullable: true })
  signatoryName!: string | null;

  @Column({ name: 'signatory_title', type: 'varchar', length: 150, nullable: true })
  signatoryTitle!: string | null;

  @Column({ name: 'dpo_name', type: 'varchar', length: 150, nullable: true })
  dpoName!: string | null;

  @Column({ name: 'dpo_email', type: 'varchar', length: 254, nullable: true })
  dpoEmail!: string | null;

  @Column({ name: 'created_at', type: 'datetime', precision: 3 })
  createdAt!: Date;

  @Column({ name: 'updated_at', type: 'datetime', precision: 3 })
  updatedAt!: Date;

  @Column({ type: 'int', unsigned: true })
  version!: number;
}
