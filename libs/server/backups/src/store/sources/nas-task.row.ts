import type { RunOutcome } from '@vigie/rules';
import type { NasService } from '@vigie/wire';
import { Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm';
import { BackupJobRow } from '../runs/backup-job.row';
import { NasConnectionRow } from './nas-connection.row';

/** A task that a NAS lists, and the job that a person said it belongs to. */
@Entity('nas_task')
@Index('uq_nas_task', ['connectionId', 'service', 'taskKey'], { unique: true })
@Index('ix_nas_task_job', ['jobId', 'clientId'])
@ForeignKey(() => NasConnectionRow, ['connectionId'], ['id'], {
  name: 'fk_nas_task_connection',
  onDelete: 'CASCADE',
})
@ForeignKey(() => BackupJobRow, ['jobId', 'clientId'], ['id', 'clientId'], { name: 'fk_nas_task_job' })
export class NasTaskRow {
  @PrimaryGeneratedColumn({ type: 'bigint', unsigned: true })
  id!: string;

  @Column({ name: 'connection_id', type: 'bigint', unsigned: true })
  connectionId!: string;

  @Column({ type: 'varchar', length: 12 })
  service!: NasService;

  /** As the NAS numbers it. */
  @Column({ name: 'task_key', type: 'varchar', length: 40 })
  taskKey!: string;

  @Column({ type: 'varchar', length: 300 })
  name!: string;

  @Column({ name: 'job_id', type: 'bigint', unsigned: true, nullable: true })
  jobId!: string | null;

  @Column({ name: 'client_id', type: 'bigint', unsigned: true, nullable: true })
  clientId!: string | null;

  /** Of its last execution; null before the first one. */
  @Column({ type: 'varchar', length: 10, nullable: true })
  outcome!: RunOutcome | null;

  @Column({ name: 'executed_at', type: 'datetime', precision: 3, nullable: true })
  executedAt!: Date | null;

  @Column({ name: 'seen_at', type: 'datetime', precision: 3 })
  seenAt!: Date;
}
