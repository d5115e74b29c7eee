import { Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm';
import { BackupRepositoryRow } from './backup-repository.row';

/** A check of one part of a repository, its data read. */
@Entity('backup_check')
@Index('ix_backup_check_repository', ['repositoryId', 'clientId', 'id'])
@ForeignKey(() => BackupRepositoryRow, ['repositoryId', 'clientId'], ['id', 'clientId'], {
  name: 'fk_backup_check_repository',
})
export class BackupCheckRow {
  @PrimaryGeneratedColumn({ type: 'bigint', unsigned: true })
  id!: string;

  @Column({ name: 'client_id', type: 'bigint', unsigned: true })
  clientId!: string;

  @Column({ name: 'repository_id', type: 'bigint', unsigned: true })
  repositoryId!: string;

  @Column({ type: 'smallint', unsigned: true })
  part!: number;

  @Column({ type: 'smallint', unsigned: true })
  parts!: number;

  /** `failed`: it could not be made, and says nothing of the data. */
  @Column({ type: 'varchar', length: 10 })
  outcome!: 'clean' | 'errors' | 'failed';

  @Column({ type: 'int', unsigned: true, nullable: true })
  errors!: number | null;

  @Column({ type: 'varchar', length: 1000, nullable: true })
  message!: string | null;

  @Column({ name: 'started_at', type: 'datetime', precision: 3 })
  startedAt!: Date;

  @Column({ name: 'ended_at', type: 'datetime', precision: 3 })
  endedAt!: Date;
}
