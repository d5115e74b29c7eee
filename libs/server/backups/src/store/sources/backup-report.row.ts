import type { RunOutcome } from '@vigie/rules';
import type { BackupReportKind, BackupReportReason, BackupReportState } from '@vigie/wire';
import { Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm';
import { BackupJobRow } from '../runs/backup-job.row';
import { NasTaskRow } from './nas-task.row';

/** What a source said, word for word, and what became of it: a run, or something that waits for a person. */
@Entity('backup_report')
@Index('uq_backup_report', ['kind', 'externalId'], { unique: true })
@Index('ix_backup_report_state', ['state', 'weight', 'receivedAt', 'id'])
@Index('ix_backup_report_sender', ['state', 'sender'])
@Index('ix_backup_report_task', ['nasTaskId'])
@Index('ix_backup_report_job', ['jobId', 'clientId'])
@ForeignKey(() => NasTaskRow, ['nasTaskId'], ['id'], { name: 'fk_backup_report_task', onDelete: 'SET NULL' })
@ForeignKey(() => BackupJobRow, ['jobId', 'clientId'], ['id', 'clientId'], { name: 'fk_backup_report_job' })
export class BackupReportRow {
  @PrimaryGeneratedColumn({ type: 'bigint', unsigned: true })
  id!: string;

  @Column({ type: 'varchar', length: 4 })
  kind!: BackupReportKind;

  /** As its source names it: the same news twice is one report. */
  @Column({ name: 'external_id', type: 'varchar', length: 100 })
  externalId!: string;

  @Column({ name: 'inbound_mail_id', type: 'bigint', unsigned: true, nullable: true })
  inboundMailId!: string | null;

  @Column({ name: 'nas_task_id', type: 'bigint', unsigned: true, nullable: true })
  nasTaskId!: string | null;

  /** The address of a mail, or the name of a NAS. */
  @Column({ type: 'varchar', length: 254 })
  sender!: string;

  @Column({ type: 'varchar', length: 300 })
  subject!: string;

  @Column({ type: 'mediumtext' })
  content!: string;

  /** The end is missing. */
  @Column({ type: 'boolean' })
  truncated!: boolean;

  /** Its sender is not proven to be who they say. */
  @Column({ type: 'boolean' })
  forged!: boolean;

  @Column({ name: 'received_at', type: 'datetime', precision: 3 })
  receivedAt!: Date;

  @Column({ type: 'varchar', length: 8 })
  state!: BackupReportState;

  /** Why it waits, or waited. */
  @Column({ type: 'varchar', length: 15, nullable: true })
  reason!: BackupReportReason | null;

  /** What it seems to say. */
  @Column({ type: 'varchar', length: 10 })
  seems!: RunOutcome;

  /** The smaller, the sooner somebody should look at it. */
  @Column({ type: 'tinyint', unsigned: true })
  weight!: number;

  @Column({ name: 'job_id', type: 'bigint', unsigned: true, nullable: true })
  jobId!: string | null;

  @Column({ name: 'client_id', type: 'bigint', unsigned: true, nullable: true })
  clientId!: string | null;

  @Column({ name: 'run_id', type: 'bigint', unsigned: true, nullable: true })
  runId!: string | null;

  @Column({ name: 'decided_at', type: 'datetime', precision: 3, nullable: true })
  decidedAt!: Date | null;

  @Column({ name: 'decided_by', type: 'varchar', length: 150, nullable: true })
  decidedBy!: string | null;

  @Column({ type: 'varchar', length: 500, nullable: true })
  note!: string | null;
}
