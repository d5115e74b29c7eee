import { Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm';
import { BackupJobRow } from '../runs/backup-job.row';

/** From when on the runs of a job are compared with each other, and why. */
@Entity('backup_baseline')
@Index('ix_backup_baseline_job', ['jobId', 'clientId', 'id'])
@ForeignKey(() => BackupJobRow, ['jobId', 'clientId'], ['id', 'clientId'], { name: 'fk_backup_baseline_job' })
export class BackupBaselineRow {
  @PrimaryGeneratedColumn({ type: 'bigint', unsigned: true })
  id!: string;

  @Column({ name: 'job_id', type: 'bigint', unsigned: true })
  jobId!: string;

  @Column({ name: 'client_id', type: 'bigint', unsigned: true })
  clientId!: string;

  @Column({ type: 'datetime', precision: 3 })
  at!: Date;

  @Column({ name: 'set_by', type: 'varchar', length: 150 })
  by!: string;

  @Column({ type: 'varchar', length: 500 })
  reason!: string;
}
