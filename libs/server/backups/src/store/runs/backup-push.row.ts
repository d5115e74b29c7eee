import type { PushSignal } from '@vigie/rules';
import { Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm';
import { BackupJobRow } from './backup-job.row';
import { BackupRunRow } from './backup-run.row';

/** What another program told of its job, as it came. */
@Entity('backup_push')
@Index('ix_backup_push_job', ['jobId', 'clientId', 'readAt'])
@Index('ix_backup_push_unread', ['readAt', 'jobId'])
@Index('ix_backup_push_run', ['runId', 'clientId'])
@ForeignKey(() => BackupJobRow, ['jobId', 'clientId'], ['id', 'clientId'], { name: 'fk_backup_push_job' })
@ForeignKey(() => BackupRunRow, ['runId', 'clientId'], ['id', 'clientId'], { name: 'fk_backup_push_run' })
export class BackupPushRow {
  @PrimaryGeneratedColumn({ type: 'bigint', unsigned: true })
  id!: string;

  @Column({ name: 'job_id', type: 'bigint', unsigned: true })
  jobId!: string;

  @Column({ name: 'client_id', type: 'bigint', unsigned: true })
  clientId!: string;

  @Column({ name: 'signal_kind', type: 'varchar', length: 7 })
  signal!: PushSignal;

  /** The name that the program gives its run, where it gives one. */
  @Column({ name: 'run_key', type: 'varchar', length: 80, nullable: true })
  runKey!: string | null;

  @Column({ name: 'is_json', type: 'boolean' })
  isJson!: boolean;

  @Column({ type: 'mediumtext' })
  body!: string;

  /** There was more than we keep. */
  @Column({ type: 'boolean' })
  cut!: boolean;

  @Column({ name: 'received_at', type: 'datetime', precision: 3 })
  receivedAt!: Date;

  @Column({ name: 'read_at', type: 'datetime', precision: 3, nullable: true })
  readAt!: Date | null;

  @Column({ name: 'run_id', type: 'bigint', unsigned: true, nullable: true })
  runId!: string | null;
}
