import type { LocalDate } from '@vigie/rules';
import { Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm';
import { InvoiceRow } from '../invoices/invoice.row';
import { PaymentRow } from './payment.row';

/** A part of a payment, or of a credit note, that pays an invoice. Undone ones stay, so that the past can be told. */
@Entity('payment_allocation')
@Index('ix_allocation_invoice', ['invoiceId', 'clientId', 'id'])
@Index('ix_allocation_payment', ['paymentId', 'clientId', 'id'])
@Index('ix_allocation_credit', ['creditNoteId', 'clientId', 'id'])
@ForeignKey(() => InvoiceRow, ['invoiceId', 'clientId'], ['id', 'clientId'], {
  name: 'fk_allocation_invoice',
})
@ForeignKey(() => PaymentRow, ['paymentId', 'clientId'], ['id', 'clientId'], {
  name: 'fk_allocation_payment',
})
@ForeignKey(() => InvoiceRow, ['creditNoteId', 'clientId'], ['id', 'clientId'], {
  name: 'fk_allocation_credit',
})
export class AllocationRow {
  @PrimaryGeneratedColumn({ type: 'bigint', unsigned: true })
  id!: string;

  @Column({ name: 'client_id', type: 'bigint', unsigned: true })
  clientId!: string;

  @Column({ name: 'invoice_id', type: 'bigint', unsigned: true })
  invoiceId!: string;

  /** Either this or the credit note. */
  @Column({ name: 'payment_id', type: 'bigint', unsigned: true, nullable: true })
  paymentId!: string | null;

  @Column({ name: 'credit_note_id', type: 'bigint', unsigned: true, nullable: true })
  creditNoteId!: string | null;

  @Column({ name: 'amount_cents', type: 'bigint' })
  amountCents!: string;

  /** The day on which the money counts: that of the payment, or of the credit note. */
  @Column({ name: 'counts_on', type: 'date' })
  countsOn!: LocalDate;

  /** Letter of the accountant, once the invoice is wholly paid. */
  @Column({ type: 'varchar', length: 10, nullable: true })
  lettering!: string | null;

  @Column({ name: 'created_at', type: 'datetime', precision: 3 })
  createdAt!: Date;

  @Column({ name: 'created_by', type: 'varchar', length: 150 })
  createdBy!: string;

  @Column({ name: 'undone_at', type: 'datetime', precision: 3, nullable: true })
  undoneAt!: Date | null;

  @Column({ name: 'undone_by', type: 'varchar', length: 150, nullable: true })
  undoneBy!: string | null;
}
