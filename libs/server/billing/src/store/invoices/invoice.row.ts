import { ContractRow } from '@vigie/contracts';
import { ClientRow } from '@vigie/directory';
import { StoredFileRow } from '@vigie/platform';
import type {
  ClientKind,
  InvoiceKind,
  InvoiceParty,
  InvoiceSeller,
  InvoiceSource,
  InvoiceState,
  LocalDate,
} from '@vigie/rules';
import { Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm';

/**
 * An invoice or a credit note. Once issued only what it still owes (`openCents`, `settledOn`) moves, under the lock
 * of its row; everything else stays as it was sent.
 */
@Entity('invoice')
@Index('uq_invoice_client', ['id', 'clientId'], { unique: true })
@Index('uq_invoice_number', ['number'], { unique: true })
@Index('uq_invoice_source', ['sourceKey'], { unique: true })
@Index('ix_invoice_state', ['state', 'issuedOn', 'id'])
@Index('ix_invoice_recent', ['state', 'id'])
@Index('ix_invoice_of_client', ['clientId', 'id'])
@Index('ix_invoice_issued', ['issuedOn', 'id'])
@Index('ix_invoice_list', ['clientId', 'state', 'issuedOn', 'id'])
@Index('ix_invoice_due', ['kind', 'settledOn', 'dueOn', 'id'])
@Index('ix_invoice_debt', ['clientId', 'settledOn', 'dueOn', 'id'])
@Index('ix_invoice_amount', ['openCents', 'id'])
@Index('ix_invoice_contract', ['contractId', 'clientId'])
@Index('ix_invoice_corrects', ['correctsId', 'clientId'])
@Index('ix_invoice_file', ['clientId', 'fileId'])
@ForeignKey(() => ClientRow, ['clientId'], ['id'], { name: 'fk_invoice_client' })
@ForeignKey(() => ContractRow, ['contractId', 'clientId'], ['id', 'clientId'], {
  name: 'fk_invoice_contract',
})
@ForeignKey(() => InvoiceRow, ['correctsId', 'clientId'], ['id', 'clientId'], {
  name: 'fk_invoice_corrects',
})
@ForeignKey(() => StoredFileRow, ['clientId', 'fileId'], ['clientId', 'id'], { name: 'fk_invoice_file' })
export class InvoiceRow {
  @PrimaryGeneratedColumn({ type: 'bigint', unsigned: true })
  id!: string;

  @Column({ name: 'client_id', type: 'bigint', unsigned: true })
  clientId!: string;

  @Column({ name: 'contract_id', type: 'bigint', unsigned: true, nullable: true })
  contractId!: string | null;

  @Column({ type: 'varchar', length: 12 })
  kind!: InvoiceKind;

  @Column({ type: 'varchar', length: 10 })
  state!: InvoiceState;

  @Column({ type: 'varchar', length: 12 })
  source!: InvoiceSource;

  /** What it was made from, so that the same period is never invoiced twice. */
  @Column({ name: 'source_key', type: 'varchar', length: 80, nullable: true })
  sourceKey!: string | null;

  @Column({ type: 'varchar', length: 35, nullable: true })
  number!: string | null;

  @Column({ name: 'issued_on', type: 'date', nullable: true })
  issuedOn!: LocalDate | null;

  @Column({ name: 'due_on', type: 'date', nullable: true })
  dueOn!: LocalDate | null;

  @Column({ name: 'payment_days', type: 'smallint', unsigned: true })
  paymentDays!: number;

  @Column({ name: 'period_from', type: 'date', nullable: true })
  periodFrom!: LocalDate | null;

  @Column({ name: 'period_to', type: 'date', nullable: true })
  periodTo!: LocalDate | null;

  @Column({ name: 'client_kind', type: 'varchar', length: 20 })
  clientKind!: ClientKind;

  /** Frozen when it is issued. */
  @Column({ type: 'json', nullable: true })
  seller!: InvoiceSeller | null;

  @Column({ type: 'json', nullable: true })
  buyer!: InvoiceParty | null;

  @Column({ name: 'order_reference', type: 'varchar', length: 60, nullable: true })
  orderReference!: string | null;

  @Column({ type: 'varchar', length: 2000, nullable: true })
  note!: string | null;

  /** The invoice that a credit note takes back. */
  @Column({ name: 'corrects_id', type: 'bigint', unsigned: true, nullable: true })
  correctsId!: string | null;

  /** Whole cents, as text: the driver reads big numbers exactly. */
  @Column({ name: 'net_cents', type: 'bigint' })
  netCents!: string;

  @Column({ name: 'vat_cents', type: 'bigint' })
  vatCents!: string;

  @Column({ name: 'gross_cents', type: 'bigint' })
  grossCents!: string;

  /** Not yet paid; of a credit note, not yet used. */
  @Column({ name: 'open_cents', type: 'bigint' })
  openCents!: string;

  /** Day of the payment that left nothing open. */
  @Column({ name: 'settled_on', type: 'date', nullable: true })
  settledOn!: LocalDate | null;

  /** The Factur-X document. */
  @Column({ name: 'file_id', type: 'bigint', unsigned: true, nullable: true })
  fileId!: string | null;

  @Column({ name: 'created_at', type: 'datetime', precision: 3 })
  createdAt!: Date;

  @Column({ name: 'created_by', type: 'varchar', length: 150 })
  createdBy!: string;

  @Column({ name: 'checked_at', type: 'datetime', precision: 3, nullable: true })
  checkedAt!: Date | null;

  @Column({ name: 'checked_by', type: 'varchar', length: 150, nullable: true })
  checkedBy!: string | null;

  @Column({ name: 'issued_at', type: 'datetime', precision: 3, nullable: true })
  issuedAt!: Date | null;

  @Column({ name: 'issued_by', type: 'varchar', length: 150, nullable: true })
  issuedBy!: string | null;

  @Column({ name: 'updated_at', type: 'datetime', precision: 3 })
  updatedAt!: Date;

  @Column({ type: 'int', unsigned: true })
  version!: number;
}
