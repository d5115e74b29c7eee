import { Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm';
import { BackupRepositoryRow } from './backup-repository.row';

/** What a repository took on its disk at an instant. */
@Entity('backup_usage')
@Index('ix_backup_usage_repository', ['repositoryId', 'clientId', 'at'])
@ForeignKey(() => BackupRepositoryRow, ['repositoryId', 'clientId'], ['id', 'clientId'], {
  name: 'fk_backup_usage_repository',
})
export class BackupUsageRow {
  @PrimaryGeneratedColumn({ type: 'bigint', unsigned: true })
  id!: string;

  @Column({ name: 'client_id', type: 'bigint', unsigned: true })
  clientId!: string;

  @Column({ name: 'repository_id', type: 'bigint', unsigned: true })
  repositoryId!: string;

  @Column({ type: 'datetime', precision: 3 })
  at!: Date;

  @Column({ type: 'bigint', unsigned: true })
  bytes!: string;

  @Column({ name: 'snapshot_count', type: 'int', unsigned: true, nullable: true })
  snapshotCount!: number | null;
}
