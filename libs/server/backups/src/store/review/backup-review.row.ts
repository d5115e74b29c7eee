import type { ReviewVerdict } from '@vigie/rules';
import { Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm';
import { BackupJobRow } from '../runs/backup-job.row';
import { BackupRunRow } from '../runs/backup-run.row';
import { ExpectedRunRow } from '../runs/expected-run.row';

/**
 * What a person said of a run, or of one that did not take place. It never changes: who sees it otherwise says so in
 * another one, which names the one before.
 */
@Entity('backup_review')
@Index('uq_backup_review_run', ['runId', 'place'], { unique: true })
@Index('uq_backup_review_expected', ['expectedId', 'place'], { unique: true })
@Index('ix_backup_review_run', ['runId', 'clientId'])
@Index('ix_backup_review_expected', ['expectedId', 'clientId'])
@Index('ix_backup_review_job', ['jobId', 'clientId'])
@Index('ix_backup_review_at', ['at'])
@ForeignKey(() => BackupJobRow, ['jobId', 'clientId'], ['id', 'clientId'], { name: 'fk_backup_review_job' })
@ForeignKey(() => BackupRunRow, ['runId', 'clientId'], ['id', 'clientId'], { name: 'fk_backup_review_run' })
@ForeignKey(() => ExpectedRunRow, ['expectedId', 'clientId'], ['id', 'clientId'], {
  name: 'fk_backup_review_expected',
})
export class BackupReviewRow {
  @PrimaryGeneratedColumn({ type: 'bigint', unsigned: true })
  id!: string;

  @Column({ name: 'job_id', type: 'bigint', unsigned: true })
  jobId!: string;

  @Column({ name: 'client_id', type: 'bigint', unsigned: true })
  clientId!: string;

  @Column({ name: 'run_id', type: 'bigint', unsigned: true, nullable: true })
  runId!: string | null;

  @Column({ name: 'expected_id', type: 'bigint', unsigned: true, nullable: true })
  expectedId!: string | null;

  /** First, second… said of the same thing: two people at once cannot both be first. */
  @Column({ type: 'smallint', unsigned: true })
  place!: number;

  /** The one it corrects. */
  @Column({ name: 'corrects_id', type: 'bigint', unsigned: true, nullable: true })
  correctsId!: string | null;

  @Column({ type: 'varchar', length: 12 })
  verdict!: ReviewVerdict;

  @Column({ type: 'varchar', length: 1000, nullable: true })
  note!: string | null;

  /** Said of several greens at once. */
  @Column({ type: 'boolean' })
  bulk!: boolean;

  @Column({ type: 'datetime', precision: 3 })
  at!: Date;

  @Column({ name: 'person_id', type: 'bigint', unsigned: true, nullable: true })
  personId!: string | null;

  @Column({ name: 'person_name', type: 'varchar', length: 150 })
  personName!: string;
}
