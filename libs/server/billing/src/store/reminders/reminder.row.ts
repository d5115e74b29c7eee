import { ClientRow } from '@vigie/directory';
import { StoredFileRow } from '@vigie/platform';
import type { LocalDate, ReminderChannel, ReminderTone } from '@vigie/rules';
import type { RemindedInvoiceItem, ReminderState } from '@vigie/wire';
import { Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm';
import { ReminderRunRow } from './reminder-run.row';

/** What was said to a client about its overdue invoices: an entry of the ledger, written before anything leaves. */
@Entity('reminder')
@Index('uq_reminder_client', ['id', 'clientId'], { unique: true })
@Index('ix_reminder_of_client', ['clientId', 'id'])
@Index('ix_reminder_client_state', ['clientId', 'state', 'id'])
@Index('ix_reminder_state', ['state', 'id'])
@Index('ix_reminder_run', ['runId'])
@Index('ix_reminder_mail', ['outboundMailId'])
@Index('ix_reminder_file', ['clientId', 'fileId'])
@ForeignKey(() => ClientRow, ['clientId'], ['id'], { name: 'fk_reminder_client' })
@ForeignKey(() => ReminderRunRow, ['runId'], ['id'], { name: 'fk_reminder_run' })
@ForeignKey(() => StoredFileRow, ['clientId', 'fileId'], ['clientId', 'id'], { name: 'fk_reminder_file' })
export class ReminderRow {
  @PrimaryGeneratedColumn({ type: 'bigint', unsigned: true })
  id!: string;

  @Column({ name: 'client_id', type: 'bigint', unsigned: true })
  clientId!: string;

  @Column({ name: 'run_id', type: 'bigint', unsigned: true, nullable: true })
  runId!: string | null;

  @Column({ type: 'date' })
  day!: LocalDate;

  @Column({ type: 'tinyint', unsigned: true })
  level!: number;

  @Column({ type: 'varchar', length: 20 })
  tone!: ReminderTone;

  @Column({ type: 'varchar', length: 10 })
  channel!: ReminderChannel;

  @Column({ type: 'varchar', length: 10 })
  state!: ReminderState;

  /** Whole cents, as text. */
  @Column({ name: 'open_cents', type: 'bigint' })
  openCents!: string;

  @Column({ type: 'json' })
  recipients!: string[];

  @Column({ type: 'varchar', length: 300 })
  subject!: string;

  @Column({ name: 'body_text', type: 'mediumtext' })
  text!: string;

  /** The invoices as they stood. */
  @Column({ type: 'json' })
  facts!: RemindedInvoiceItem[];

  @Column({ name: 'outbound_mail_id', type: 'bigint', unsigned: true, nullable: true })
  outboundMailId!: string | null;

  /** The letter. */
  @Column({ name: 'file_id', type: 'bigint', unsigned: true, nullable: true })
  fileId!: string | null;

  @Column({ name: 'created_at', type: 'datetime', precision: 3 })
  createdAt!: Date;

  @Column({ name: 'created_by', type: 'varchar', length: 150 })
  createdBy!: string;

  @Column({ type: 'varchar', length: 1000, nullable: true })
  error!: string | null;

  @Column({ name: 'decided_at', type: 'datetime', precision: 3, nullable: true })
  decidedAt!: Date | null;

  @Column({ name: 'decided_by', type: 'varchar', length: 150, nullable: true })
  decidedBy!: string | null;

  @Column({ name: 'decide_reason', type: 'varchar', length: 500, nullable: true })
  decideReason!: string | null;

  @Column({ type: 'int', unsigned: true })
  version!: number;
}
