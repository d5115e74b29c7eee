import type { ExpectedState, LocalDate } from '@vigie/rules';
import { Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm';
import { BackupJobRow } from './backup-job.row';
import { BackupRunRow } from './backup-run.row';

/** An occurrence of the schedule of a job: a run that has to take place. */
@Entity('backup_expected')
@Index('uq_backup_expected', ['jobId', 'dueAt'], { unique: true })
@Index('uq_backup_expected_client', ['id', 'clientId'], { unique: true })
@Index('ix_backup_expected_job', ['jobId', 'clientId'])
@Index('ix_backup_expected_late', ['state', 'lateAt'])
@Index('ix_backup_expected_review', ['reviewedAt', 'state', 'dueAt'])
@Index('ix_backup_expected_client', ['clientId', 'dueOn'])
@Index('ix_backup_expected_run', ['runId', 'clientId'])
@ForeignKey(() => BackupJobRow, ['jobId', 'clientId'], ['id', 'clientId'], { name: 'fk_backup_expected_job' })
@ForeignKey(() => BackupRunRow, ['runId', 'clientId'], ['id', 'clientId'], { name: 'fk_backup_expected_run' })
export class ExpectedRunRow {
  @PrimaryGeneratedColumn({ type: 'bigint', unsigned: true })
  id!: string;

  @Column({ name: 'job_id', type: 'bigint', unsigned: true })
  jobId!: string;

  @Column({ name: 'client_id', type: 'bigint', unsigned: true })
  clientId!: string;

  @Column({ name: 'due_at', type: 'datetime', precision: 3 })
  dueAt!: Date;

  @Column({ name: 'due_on', type: 'date' })
  dueOn!: LocalDate;

  /** Missed from here on. */
  @Column({ name: 'late_at', type: 'datetime', precision: 3 })
  lateAt!: Date;

  @Column({ type: 'varchar', length: 10 })
  state!: ExpectedState;

  @Column({ name: 'run_id', type: 'bigint', unsigned: true, nullable: true })
  runId!: string | null;

  /** Stays when the run comes after all. */
  @Column({ name: 'missed_at', type: 'datetime', precision: 3, nullable: true })
  missedAt!: Date | null;

  @Column({ name: 'excused_at', type: 'datetime', precision: 3, nullable: true })
  excusedAt!: Date | null;

  @Column({ name: 'excused_by', type: 'varchar', length: 150, nullable: true })
  excusedBy!: string | null;

  @Column({ type: 'varchar', length: 500, nullable: true })
  reason!: string | null;

  @Column({ name: 'reviewed_at', type: 'datetime', precision: 3, nullable: true })
  reviewedAt!: Date | null;
}
