import { TicketRow } from '@vigie/tickets';
import type { AlertClass } from '@vigie/rules';
import { Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm';
import { BackupJobRow } from '../runs/backup-job.row';

/** Something that is wrong with a job, from its first occurrence until it is over, with its ticket. */
@Entity('backup_alert')
@Index('uq_backup_alert_open', ['jobId', 'alertClass', 'object', 'isOpen'], { unique: true })
@Index('ix_backup_alert_job', ['jobId', 'clientId'])
@Index('ix_backup_alert_ticket', ['ticketId', 'clientId'])
@Index('ix_backup_alert_open', ['isOpen', 'alertClass', 'id'])
@ForeignKey(() => BackupJobRow, ['jobId', 'clientId'], ['id', 'clientId'], { name: 'fk_backup_alert_job' })
@ForeignKey(() => TicketRow, ['ticketId', 'clientId'], ['id', 'clientId'], { name: 'fk_backup_alert_ticket' })
export class BackupAlertRow {
  @PrimaryGeneratedColumn({ type: 'bigint', unsigned: true })
  id!: string;

  @Column({ name: 'job_id', type: 'bigint', unsigned: true })
  jobId!: string;

  @Column({ name: 'client_id', type: 'bigint', unsigned: true })
  clientId!: string;

  @Column({ name: 'ticket_id', type: 'bigint', unsigned: true })
  ticketId!: string;

  @Column({ name: 'alert_class', type: 'varchar', length: 12 })
  alertClass!: AlertClass;

  /** The user, site or path it is about; empty for the whole job. */
  @Column({ type: 'varchar', length: 300 })
  object!: string;

  @Column({ type: 'varchar', length: 1000 })
  detail!: string;

  /** Of what lasts: how far it went. */
  @Column({ type: 'smallint', unsigned: true })
  level!: number;

  @Column({ type: 'int', unsigned: true })
  occurrences!: number;

  /** Of these, in a row. */
  @Column({ type: 'int', unsigned: true })
  streak!: number;

  /** What was told last: the same news twice counts once. */
  @Column({ name: 'last_cause', type: 'varchar', length: 100 })
  lastCause!: string;

  @Column({ name: 'opened_at', type: 'datetime', precision: 3 })
  openedAt!: Date;

  /** When it began to be wrong: the first of the bad nights in a row. */
  @Column({ name: 'since_at', type: 'datetime', precision: 3 })
  sinceAt!: Date;

  @Column({ name: 'last_at', type: 'datetime', precision: 3 })
  lastAt!: Date;

  @Column({ name: 'resolved_at', type: 'datetime', precision: 3, nullable: true })
  resolvedAt!: Date | null;

  /** True or null, never false: one open alert of a kind at most, and any number of past ones. */
  @Column({ name: 'is_open', type: 'boolean', nullable: true })
  isOpen!: boolean | null;
}
