import type { RestoreComparison } from '@vigie/rules';
import { Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm';
import { BackupJobRow } from '../runs/backup-job.row';
import { BackupRepositoryRow } from './backup-repository.row';

/** A file that was restored to see whether it can be, and compared; what was written is erased at once. */
@Entity('backup_restore_test')
@Index('ix_backup_restore_test_repository', ['repositoryId', 'clientId', 'id'])
@Index('ix_backup_restore_test_job', ['jobId', 'clientId', 'id'])
@ForeignKey(() => BackupRepositoryRow, ['repositoryId', 'clientId'], ['id', 'clientId'], {
  name: 'fk_backup_restore_test_repository',
})
@ForeignKey(() => BackupJobRow, ['jobId', 'clientId'], ['id', 'clientId'], {
  name: 'fk_backup_restore_test_job',
})
export class BackupRestoreTestRow {
  @PrimaryGeneratedColumn({ type: 'bigint', unsigned: true })
  id!: string;

  @Column({ name: 'client_id', type: 'bigint', unsigned: true })
  clientId!: string;

  @Column({ name: 'repository_id', type: 'bigint', unsigned: true })
  repositoryId!: string;

  @Column({ name: 'job_id', type: 'bigint', unsigned: true })
  jobId!: string;

  @Column({ type: 'varchar', length: 10 })
  outcome!: 'success' | 'failed';

  @Column({ name: 'snapshot_id', type: 'char', length: 64, nullable: true })
  snapshotId!: string | null;

  @Column({ type: 'varchar', length: 1000, nullable: true })
  path!: string | null;

  @Column({ type: 'bigint', unsigned: true, nullable: true })
  bytes!: string | null;

  @Column({ type: 'char', length: 64, nullable: true })
  sha256!: string | null;

  @Column({ name: 'compared_with', type: 'varchar', length: 8, nullable: true })
  comparedWith!: RestoreComparison | null;

  @Column({ type: 'varchar', length: 1000, nullable: true })
  message!: string | null;

  @Column({ name: 'started_at', type: 'datetime', precision: 3 })
  startedAt!: Date;

  @Column({ name: 'ended_at', type: 'datetime', precision: 3 })
  endedAt!: Date;
}
