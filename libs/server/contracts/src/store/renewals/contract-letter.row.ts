import { StoredFileRow } from '@vigie/platform';
import type { ContractLetterKind, LocalDate } from '@vigie/rules';
import { Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm';
import { RenewalRow } from './renewal.row';

/** A letter of ours about a term, as it was written once, and what the post has said of it. */
@Entity('contract_letter')
@Index('ix_letter_renewal', ['renewalId', 'contractId', 'clientId', 'id'])
@Index('ix_letter_file', ['clientId', 'fileId'])
@Index('ix_letter_proof', ['clientId', 'proofFileId'])
@Index('ix_letter_waiting', ['sentOn', 'withdrawnAt', 'arriveBy'])
@ForeignKey(() => RenewalRow, ['renewalId', 'contractId', 'clientId'], ['id', 'contractId', 'clientId'], {
  name: 'fk_letter_renewal',
})
@ForeignKey(() => StoredFileRow, ['clientId', 'fileId'], ['clientId', 'id'], { name: 'fk_letter_file' })
@ForeignKey(() => StoredFileRow, ['clientId', 'proofFileId'], ['clientId', 'id'], { name: 'fk_letter_proof' })
export class ContractLetterRow {
  @PrimaryGeneratedColumn({ type: 'bigint', unsigned: true })
  id!: string;

  @Column({ name: 'contract_id', type: 'bigint', unsigned: true })
  contractId!: string;

  @Column({ name: 'client_id', type: 'bigint', unsigned: true })
  clientId!: string;

  @Column({ name: 'renewal_id', type: 'bigint', unsigned: true })
  renewalId!: string;

  @Column({ type: 'varchar', length: 20 })
  kind!: ContractLetterKind;

  @Column({ type: 'varchar', length: 150 })
  addressee!: string;

  /** As it stands in the window of the envelope, line by line; null when nobody knew it. */
  @Column({ type: 'varchar', length: 300, nullable: true })
  address!: string | null;

  @Column({ name: 'arrive_by', type: 'date', nullable: true })
  arriveBy!: LocalDate | null;

  @Column({ name: 'written_on', type: 'date' })
  writtenOn!: LocalDate;

  @Column({ name: 'written_by', type: 'varchar', length: 150 })
  writtenBy!: string;

  @Column({ name: 'file_id', type: 'bigint', unsigned: true })
  fileId!: string;

  @Column({ name: 'sent_on', type: 'date', nullable: true })
  sentOn!: LocalDate | null;

  /** Number of the registered mail. */
  @Column({ type: 'varchar', length: 40, nullable: true })
  tracking!: string | null;

  @Column({ name: 'received_on', type: 'date', nullable: true })
  receivedOn!: LocalDate | null;

  @Column({ name: 'proof_file_id', type: 'bigint', unsigned: true, nullable: true })
  proofFileId!: string | null;

  /** It never left: another one takes its place. */
  @Column({ name: 'withdrawn_at', type: 'datetime', precision: 3, nullable: true })
  withdrawnAt!: Date | null;

  @Column({ name: 'created_at', type: 'datetime', precision: 3 })
  createdAt!: Date;

  @Column({ type: 'int', unsigned: true })
  version!: number;
}
