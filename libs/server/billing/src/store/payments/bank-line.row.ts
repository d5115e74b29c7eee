import type { LocalDate } from '@vigie/rules';
import type { BankLineState } from '@vigie/wire';
import { Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm';
import { BankImportRow } from './bank-import.row';
import { PaymentRow } from './payment.row';

/** Money that our account received, as the bank tells it. Its fingerprint stands once: no line is read twice. */
@Entity('bank_line')
@Index('uq_bank_line', ['fingerprint'], { unique: true })
@Index('ix_bank_line_state', ['state', 'bookedOn', 'id'])
@Index('ix_bank_line_import', ['importId'])
@Index('ix_bank_line_payment', ['paymentId', 'clientId'])
@ForeignKey(() => BankImportRow, ['importId'], ['id'], { name: 'fk_bank_line_import' })
@ForeignKey(() => PaymentRow, ['paymentId', 'clientId'], ['id', 'clientId'], { name: 'fk_bank_line_payment' })
export class BankLineRow {
  @PrimaryGeneratedColumn({ type: 'bigint', unsigned: true })
  id!: string;

  @Column({ name: 'import_id', type: 'bigint', unsigned: true })
  importId!: string;

  /** Our own, its IBAN when it is known. */
  @Column({ type: 'varchar', length: 34 })
  account!: string;

  @Column({ name: 'booked_on', type: 'date' })
  bookedOn!: LocalDate;

  @Column({ name: 'amount_cents', type: 'bigint' })
  amountCents!: string;

  @Column({ type: 'varchar', length: 500 })
  label!: string;

  @Column({ type: 'varchar', length: 140, nullable: true })
  reference!: string | null;

  @Column({ type: 'varchar', length: 140, nullable: true })
  payer!: string | null;

  @Column({ type: 'varchar', length: 34, nullable: true })
  iban!: string | null;

  @Column({ type: 'char', length: 64 })
  fingerprint!: string;

  @Column({ type: 'varchar', length: 10 })
  state!: BankLineState;

  @Column({ name: 'payment_id', type: 'bigint', unsigned: true, nullable: true })
  paymentId!: string | null;

  /** Of the payment. */
  @Column({ name: 'client_id', type: 'bigint', unsigned: true, nullable: true })
  clientId!: string | null;

  /** Why it was left out. */
  @Column({ type: 'varchar', length: 500, nullable: true })
  reason!: string | null;

  @Column({ name: 'decided_at', type: 'datetime', precision: 3, nullable: true })
  decidedAt!: Date | null;

  @Column({ name: 'decided_by', type: 'varchar', length: 150, nullable: true })
  decidedBy!: string | null;

  @Column({ type: 'int', unsigned: true })
  version!: number;
}
