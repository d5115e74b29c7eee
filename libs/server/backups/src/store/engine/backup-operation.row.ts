import type { BackupOperationKind, BackupOperationState, EngineFailure, ResticProgress } from '@vigie/rules';
import { Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm';
import { BackupJobRow } from '../runs/backup-job.row';
import { BackupRunRow } from '../runs/backup-run.row';
import { ExpectedRunRow } from '../runs/expected-run.row';
import { BackupRepositoryRow } from './backup-repository.row';

/** One thing that the engine does in the repository of a client, one after the other. */
@Entity('backup_operation')
@Index('uq_backup_operation_expected', ['expectedId'], { unique: true })
@Index('ix_backup_operation_open', ['state', 'dueAt'])
@Index('ix_backup_operation_repository', ['repositoryId', 'clientId', 'state', 'id'])
@Index('ix_backup_operation_job', ['jobId', 'clientId', 'state'])
@Index('ix_backup_operation_run', ['runId', 'clientId'])
@Index('ix_backup_operation_expected', ['expectedId', 'clientId'])
@ForeignKey(() => BackupRepositoryRow, ['repositoryId', 'clientId'], ['id', 'clientId'], {
  name: 'fk_backup_operation_repository',
})
@ForeignKey(() => BackupJobRow, ['jobId', 'clientId'], ['id', 'clientId'], {
  name: 'fk_backup_operation_job',
})
@ForeignKey(() => BackupRunRow, ['runId', 'clientId'], ['id', 'clientId'], {
  name: 'fk_backup_operation_run',
})
@ForeignKey(() => ExpectedRunRow, ['expectedId', 'clientId'], ['id', 'clientId'], {
  name: 'fk_backup_operation_expected',
})
export class BackupOperationRow {
  @PrimaryGeneratedColumn({ type: 'bigint', unsigned: true })
  id!: string;

  @Column({ name: 'client_id', type: 'bigint', unsigned: true })
  clientId!: string;

  /** That of the first site, whichever the operation is about. */
  @Column({ name: 'repository_id', type: 'bigint', unsigned: true })
  repositoryId!: string;

  @Column({ name: 'job_id', type: 'bigint', unsigned: true, nullable: true })
  jobId!: string | null;

  /** The occurrence that a backup answers to; none for one that a person asked for. */
  @Column({ name: 'expected_id', type: 'bigint', unsigned: true, nullable: true })
  expectedId!: string | null;

  @Column({ name: 'run_id', type: 'bigint', unsigned: true, nullable: true })
  runId!: string | null;

  @Column({ type: 'varchar', length: 12 })
  kind!: BackupOperationKind;

  @Column({ type: 'varchar', length: 8 })
  state!: BackupOperationState;

  /** How many times it was begun: a worker that dies leaves one that is begun again. */
  @Column({ type: 'smallint', unsigned: true })
  attempts!: number;

  @Column({ name: 'due_at', type: 'datetime', precision: 3 })
  dueAt!: Date;

  @Column({ type: 'json', nullable: true })
  progress!: ResticProgress | null;

  @Column({ type: 'varchar', length: 20, nullable: true })
  failure!: EngineFailure | null;

  @Column({ type: 'varchar', length: 1000, nullable: true })
  message!: string | null;

  @Column({ name: 'asked_by', type: 'varchar', length: 150, nullable: true })
  askedBy!: string | null;

  @Column({ name: 'created_at', type: 'datetime', precision: 3 })
  createdAt!: Date;

  @Column({ name: 'started_at', type: 'datetime', precision: 3, nullable: true })
  startedAt!: Date | null;

  @Column({ name: 'ended_at', type: 'datetime', precision: 3, nullable: true })
  endedAt!: Date | null;
}
