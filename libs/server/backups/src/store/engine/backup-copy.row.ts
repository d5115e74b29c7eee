import { Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm';
import { BackupJobRow } from '../runs/backup-job.row';
import { BackupRepositoryRow } from './backup-repository.row';

/** A copy to the second site, with its proof: every snapshot of the first is found there as an original. */
@Entity('backup_copy')
@Index('ix_backup_copy_repository', ['repositoryId', 'clientId', 'id'])
@Index('ix_backup_copy_job', ['jobId', 'clientId', 'id'])
@ForeignKey(() => BackupRepositoryRow, ['repositoryId', 'clientId'], ['id', 'clientId'], {
  name: 'fk_backup_copy_repository',
})
@ForeignKey(() => BackupJobRow, ['jobId', 'clientId'], ['id', 'clientId'], { name: 'fk_backup_copy_job' })
export class BackupCopyRow {
  @PrimaryGeneratedColumn({ type: 'bigint', unsigned: true })
  id!: string;

  @Column({ name: 'client_id', type: 'bigint', unsigned: true })
  clientId!: string;

  /** That of the first site. */
  @Column({ name: 'repository_id', type: 'bigint', unsigned: true })
  repositoryId!: string;

  @Column({ name: 'job_id', type: 'bigint', unsigned: true, nullable: true })
  jobId!: string | null;

  @Column({ type: 'varchar', length: 10 })
  outcome!: 'success' | 'failed';

  @Column({ name: 'source_count', type: 'int', unsigned: true, nullable: true })
  sourceCount!: number | null;

  @Column({ name: 'missing_count', type: 'int', unsigned: true, nullable: true })
  missingCount!: number | null;

  @Column({ type: 'varchar', length: 1000, nullable: true })
  message!: string | null;

  @Column({ name: 'started_at', type: 'datetime', precision: 3 })
  startedAt!: Date;

  @Column({ name: 'ended_at', type: 'datetime', precision: 3 })
  endedAt!: Date;
}
