import type { RunOutcome, RunSource } from '@vigie/rules';
import { Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm';
import { BackupJobRow } from './backup-job.row';

/** One run of a job, as we were told of it. It is never changed once it has ended, but for its review. */
@Entity('backup_run')
@Index('uq_backup_run', ['jobId', 'source', 'externalId'], { unique: true })
@Index('uq_backup_run_client', ['id', 'clientId'], { unique: true })
@Index('ix_backup_run_job', ['jobId', 'clientId', 'recordedAt'])
@Index('ix_backup_run_client', ['clientId', 'endedAt'])
@Index('ix_backup_run_review', ['reviewedAt', 'endedAt'])
@Index('ix_backup_run_board', ['reviewedAt', 'outcome', 'endedAt', 'jobId'])
@Index('ix_backup_run_late', ['outcome', 'lateAt'])
@ForeignKey(() => BackupJobRow, ['jobId', 'clientId'], ['id', 'clientId'], { name: 'fk_backup_run_job' })
export class BackupRunRow {
  @PrimaryGeneratedColumn({ type: 'bigint', unsigned: true })
  id!: string;

  @Column({ name: 'job_id', type: 'bigint', unsigned: true })
  jobId!: string;

  @Column({ name: 'client_id', type: 'bigint', unsigned: true })
  clientId!: string;

  @Column({ type: 'varchar', length: 8 })
  source!: RunSource;

  /** As its source names it: the same news twice is one run. */
  @Column({ name: 'external_id', type: 'varchar', length: 100 })
  externalId!: string;

  @Column({ type: 'varchar', length: 10 })
  outcome!: RunOutcome;

  @Column({ name: 'started_at', type: 'datetime', precision: 3, nullable: true })
  startedAt!: Date | null;

  @Column({ name: 'ended_at', type: 'datetime', precision: 3, nullable: true })
  endedAt!: Date | null;

  /** Until when it may go on. */
  @Column({ name: 'late_at', type: 'datetime', precision: 3, nullable: true })
  lateAt!: Date | null;

  @Column({ name: 'ok_count', type: 'int', unsigned: true, nullable: true })
  okCount!: number | null;

  @Column({ name: 'warning_count', type: 'int', unsigned: true, nullable: true })
  warningCount!: number | null;

  @Column({ name: 'error_count', type: 'int', unsigned: true, nullable: true })
  errorCount!: number | null;

  @Column({ name: 'bytes_processed', type: 'bigint', unsigned: true, nullable: true })
  bytesProcessed!: string | null;

  @Column({ name: 'bytes_added', type: 'bigint', unsigned: true, nullable: true })
  bytesAdded!: string | null;

  @Column({ name: 'files_total', type: 'bigint', unsigned: true, nullable: true })
  filesTotal!: string | null;

  @Column({ name: 'files_changed', type: 'bigint', unsigned: true, nullable: true })
  filesChanged!: string | null;

  @Column({ name: 'snapshot_id', type: 'varchar', length: 64, nullable: true })
  snapshotId!: string | null;

  @Column({ type: 'varchar', length: 1000, nullable: true })
  message!: string | null;

  /** Contracted things that it did not save. */
  @Column({ type: 'json', nullable: true })
  missing!: string[] | null;

  /** What the source said, word for word. */
  @Column({ name: 'report_file_id', type: 'bigint', unsigned: true, nullable: true })
  reportFileId!: string | null;

  /** Later news about it contradict it: another run stands for its night, and is judged in its place. */
  @Column({ type: 'boolean', default: false })
  superseded!: boolean;

  @Column({ name: 'recorded_at', type: 'datetime', precision: 3 })
  recordedAt!: Date;

  /** When we were told of its end. */
  @Column({ name: 'told_at', type: 'datetime', precision: 3, nullable: true })
  toldAt!: Date | null;

  /** Null while it waits for a person. */
  @Column({ name: 'reviewed_at', type: 'datetime', precision: 3, nullable: true })
  reviewedAt!: Date | null;
}
