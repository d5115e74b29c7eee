import { Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm';
import { InvoiceRow } from '../invoices/invoice.row';
import { ReminderRow } from './reminder.row';

/** An invoice that a reminder names, and the step that it took with it: each once, unless the reminder never left. */
@Entity('reminder_invoice')
@Index('uq_reminder_level', ['invoiceId', 'level', 'counts'], { unique: true })
@Index('ix_reminder_invoice', ['reminderId', 'clientId'])
@Index('ix_reminded_invoice', ['invoiceId', 'clientId', 'counts'])
@ForeignKey(() => ReminderRow, ['reminderId', 'clientId'], ['id', 'clientId'], {
  name: 'fk_reminder_invoice',
})
@ForeignKey(() => InvoiceRow, ['invoiceId', 'clientId'], ['id', 'clientId'], { name: 'fk_reminded_invoice' })
export class ReminderInvoiceRow {
  @PrimaryGeneratedColumn({ type: 'bigint', unsigned: true })
  id!: string;

  @Column({ name: 'reminder_id', type: 'bigint', unsigned: true })
  reminderId!: string;

  @Column({ name: 'client_id', type: 'bigint', unsigned: true })
  clientId!: string;

  @Column({ name: 'invoice_id', type: 'bigint', unsigned: true })
  invoiceId!: string;

  /** Null when it is only named beside the others. */
  @Column({ type: 'tinyint', unsigned: true, nullable: true })
  level!: number | null;

  @Column({ type: 'boolean', nullable: true })
  counts!: boolean | null;
}
