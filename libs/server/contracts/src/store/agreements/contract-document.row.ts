import { StoredFileRow } from '@vigie/platform';
import type { ContractDocument } from '@vigie/wire';
import { Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm';
import { ContractAmendmentRow } from './contract-amendment.row';
import { ContractRow } from './contract.row';

/** A file of a contract: the signed paper, an amendment, a letter. */
@Entity('contract_document')
@Index('ix_document_contract', ['contractId', 'clientId', 'id'])
@Index('ix_document_amendment', ['amendmentId', 'contractId'])
@Index('uq_document_file', ['clientId', 'fileId'], { unique: true })
@ForeignKey(() => ContractRow, ['contractId', 'clientId'], ['id', 'clientId'], {
  name: 'fk_document_contract',
})
@ForeignKey(() => ContractAmendmentRow, ['amendmentId', 'contractId'], ['id', 'contractId'], {
  name: 'fk_document_amendment',
})
@ForeignKey(() => StoredFileRow, ['clientId', 'fileId'], ['clientId', 'id'], { name: 'fk_document_file' })
export class ContractDocumentRow {
  @PrimaryGeneratedColumn({ type: 'bigint', unsigned: true })
  id!: string;

  @Column({ name: 'contract_id', type: 'bigint', unsigned: true })
  contractId!: string;

  @Column({ name: 'client_id', type: 'bigint', unsigned: true })
  clientId!: string;

  @Column({ name: 'amendment_id', type: 'bigint', unsigned: true, nullable: true })
  amendmentId!: string | null;

  @Column({ type: 'varchar', length: 20 })
  kind!: ContractDocument['kind'];

  @Column({ name: 'file_id', type: 'bigint', unsigned: true })
  fileId!: string;

  @Column({ name: 'added_at', type: 'datetime', precision: 3 })
  addedAt!: Date;

  @Column({ name: 'added_by', type: 'varchar', length: 150 })
  addedBy!: string;
}
