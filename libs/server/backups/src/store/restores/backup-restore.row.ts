import { StoredFileRow } from '@vigie/platform';
import type { LocalDate, RestoreMethod, RestoreState } from '@vigie/rules';
import { TicketRow } from '@vigie/tickets';
import type { RestoreFailureCode } from '@vigie/wire';
import { Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm';
import { BackupJobRow } from '../runs/backup-job.row';
import { BackupRunRow } from '../runs/backup-run.row';

/** What a client asked to have back, on the ticket of its written request. */
@Entity('backup_restore')
@Index('uq_backup_restore_client', ['id', 'clientId'], { unique: true })
@Index('ix_backup_restore_ticket', ['ticketId', 'clientId'])
@Index('ix_backup_restore_state', ['state', 'id'])
@Index('ix_backup_restore_client', ['clientId', 'id'])
@Index('ix_backup_restore_job', ['jobId', 'clientId'])
@Index('ix_backup_restore_run', ['runId', 'clientId'])
@Index('ix_backup_restore_manifest', ['clientId', 'manifestFileId'])
@ForeignKey(() => TicketRow, ['ticketId', 'clientId'], ['id', 'clientId'], {
  name: 'fk_backup_restore_ticket',
})
@ForeignKey(() => BackupJobRow, ['jobId', 'clientId'], ['id', 'clientId'], { name: 'fk_backup_restore_job' })
@ForeignKey(() => BackupRunRow, ['runId', 'clientId'], ['id', 'clientId'], { name: 'fk_backup_restore_run' })
@ForeignKey(() => StoredFileRow, ['clientId', 'manifestFileId'], ['clientId', 'id'], {
  name: 'fk_backup_restore_manifest',
})
export class BackupRestoreRow {
  @PrimaryGeneratedColumn({ type: 'bigint', unsigned: true })
  id!: string;

  @Column({ name: 'ticket_id', type: 'bigint', unsigned: true })
  ticketId!: string;

  @Column({ name: 'client_id', type: 'bigint', unsigned: true })
  clientId!: string;

  @Column({ type: 'varchar', length: 10 })
  state!: RestoreState;

  @Column({ type: 'varchar', length: 2000 })
  what!: string;

  /** The last day on which the client saw it right. */
  @Column({ name: 'as_of', type: 'date' })
  asOf!: LocalDate;

  /** Where it is to stand; where it stood, when null. */
  @Column({ type: 'varchar', length: 500, nullable: true })
  target!: string | null;

  @Column({ name: 'job_id', type: 'bigint', unsigned: true, nullable: true })
  jobId!: string | null;

  @Column({ name: 'run_id', type: 'bigint', unsigned: true, nullable: true })
  runId!: string | null;

  /** All that was saved when there is none. */
  @Column({ type: 'json' })
  paths!: string[];

  @Column({ type: 'varchar', length: 8, nullable: true })
  method!: RestoreMethod | null;

  /** Tells one launch from the next. */
  @Column({ type: 'int', unsigned: true })
  attempt!: number;

  @Column({ name: 'launched_by', type: 'bigint', unsigned: true, nullable: true })
  launchedBy!: string | null;

  @Column({ name: 'bytes_done', type: 'bigint', unsigned: true, nullable: true })
  bytesDone!: string | null;

  @Column({ name: 'bytes_total', type: 'bigint', unsigned: true, nullable: true })
  bytesTotal!: string | null;

  @Column({ type: 'varchar', length: 20, nullable: true })
  failure!: RestoreFailureCode | null;

  @Column({ name: 'failure_message', type: 'varchar', length: 500, nullable: true })
  failureMessage!: string | null;

  @Column({ name: 'done_at', type: 'datetime', precision: 3, nullable: true })
  doneAt!: Date | null;

  @Column({ name: 'done_by', type: 'varchar', length: 150, nullable: true })
  doneBy!: string | null;

  @Column({ name: 'manifest_file_id', type: 'bigint', unsigned: true, nullable: true })
  manifestFileId!: string | null;

  /** What shows it, when a person did it. */
  @Column({ type: 'varchar', length: 2000, nullable: true })
  proof!: string | null;

  /** What the client said was still missing. */
  @Column({ type: 'varchar', length: 2000, nullable: true })
  missing!: string | null;

  @Column({ name: 'confirmed_at', type: 'datetime', precision: 3, nullable: true })
  confirmedAt!: Date | null;

  @Column({ name: 'confirmed_by', type: 'varchar', length: 150, nullable: true })
  confirmedBy!: string | null;

  @Column({ name: 'refused_at', type: 'datetime', precision: 3, nullable: true })
  refusedAt!: Date | null;

  @Column({ name: 'refused_by', type: 'varchar', length: 150, nullable: true })
  refusedBy!: string | null;

  @Column({ name: 'refuse_reason', type: 'varchar', length: 2000, nullable: true })
  refuseReason!: string | null;

  @Column({ name: 'created_at', type: 'datetime', precision: 3 })
  createdAt!: Date;

  @Column({ type: 'int', unsigned: true })
  version!: number;
}
