import { ContractRow } from '@vigie/contracts';
import { ClientRow } from '@vigie/directory';
import { StoredFileRow } from '@vigie/platform';
import type { EndingChoice, EndingState, HoldReason, LocalDate } from '@vigie/rules';
import { Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm';
import { BackupJobRow } from '../runs/backup-job.row';

/** The end of the backups of a client, or of one of its jobs. */
@Entity('backup_ending')
@Index('uq_backup_ending_client', ['id', 'clientId'], { unique: true })
@Index('uq_backup_ending_open', ['openKey'], { unique: true })
@Index('uq_backup_ending_contract', ['contractId', 'clientId', 'endedOn'], { unique: true })
@Index('ix_backup_ending_state', ['state', 'dueOn', 'id'])
@Index('ix_backup_ending_reminder', ['state', 'nextReminderOn'])
@Index('ix_backup_ending_client', ['clientId', 'state', 'id'])
@Index('ix_backup_ending_job', ['jobId', 'clientId'])
@Index('ix_backup_ending_file', ['clientId', 'certificateFileId'])
@ForeignKey(() => ClientRow, ['clientId'], ['id'], { name: 'fk_backup_ending_client' })
@ForeignKey(() => BackupJobRow, ['jobId', 'clientId'], ['id', 'clientId'], { name: 'fk_backup_ending_job' })
@ForeignKey(() => ContractRow, ['contractId', 'clientId'], ['id', 'clientId'], {
  name: 'fk_backup_ending_contract',
})
@ForeignKey(() => StoredFileRow, ['clientId', 'certificateFileId'], ['clientId', 'id'], {
  name: 'fk_backup_ending_file',
})
export class BackupEndingRow {
  @PrimaryGeneratedColumn({ type: 'bigint', unsigned: true })
  id!: string;

  @Column({ name: 'client_id', type: 'bigint', unsigned: true })
  clientId!: string;

  /** Null: all the jobs of the client. */
  @Column({ name: 'job_id', type: 'bigint', unsigned: true, nullable: true })
  jobId!: string | null;

  /** Whose end proposed it. */
  @Column({ name: 'contract_id', type: 'bigint', unsigned: true, nullable: true })
  contractId!: string | null;

  @Column({ type: 'varchar', length: 10 })
  state!: EndingState;

  @Column({ name: 'ended_on', type: 'date' })
  endedOn!: LocalDate;

  /** The last day of the client. */
  @Column({ name: 'due_on', type: 'date' })
  dueOn!: LocalDate;

  /** The first day on which nothing is saved any more. */
  @Column({ name: 'jobs_end_on', type: 'date' })
  jobsEndOn!: LocalDate;

  @Column({ name: 'jobs_ended_at', type: 'datetime', precision: 3, nullable: true })
  jobsEndedAt!: Date | null;

  @Column({ type: 'varchar', length: 500 })
  cause!: string;

  /** At most one that goes on for the same backups; null once it is over. */
  @Column({ name: 'open_key', type: 'varchar', length: 50, nullable: true })
  openKey!: string | null;

  @Column({ type: 'varchar', length: 10, nullable: true })
  choice!: EndingChoice | null;

  @Column({ name: 'transfer_to', type: 'varchar', length: 300, nullable: true })
  transferTo!: string | null;

  @Column({ name: 'told_at', type: 'datetime', precision: 3, nullable: true })
  toldAt!: Date | null;

  @Column({ name: 'told_to', type: 'json', nullable: true })
  toldTo!: string[] | null;

  @Column({ name: 'next_reminder_on', type: 'date', nullable: true })
  nextReminderOn!: LocalDate | null;

  @Column({ type: 'varchar', length: 8, nullable: true })
  hold!: HoldReason | null;

  @Column({ name: 'hold_note', type: 'varchar', length: 2000, nullable: true })
  holdNote!: string | null;

  @Column({ name: 'restitution_asked_at', type: 'datetime', precision: 3, nullable: true })
  restitutionAskedAt!: Date | null;

  @Column({ name: 'restitution_answered_at', type: 'datetime', precision: 3, nullable: true })
  restitutionAnsweredAt!: Date | null;

  @Column({ name: 'asked_by_id', type: 'bigint', unsigned: true, nullable: true })
  askedById!: string | null;

  @Column({ name: 'asked_by', type: 'varchar', length: 150, nullable: true })
  askedBy!: string | null;

  @Column({ name: 'asked_at', type: 'datetime', precision: 3, nullable: true })
  askedAt!: Date | null;

  @Column({ name: 'approved_by_id', type: 'bigint', unsigned: true, nullable: true })
  approvedById!: string | null;

  @Column({ name: 'approved_by', type: 'varchar', length: 150, nullable: true })
  approvedBy!: string | null;

  @Column({ name: 'approved_at', type: 'datetime', precision: 3, nullable: true })
  approvedAt!: Date | null;

  @Column({ name: 'erased_at', type: 'datetime', precision: 3, nullable: true })
  erasedAt!: Date | null;

  @Column({ name: 'certificate_file_id', type: 'bigint', unsigned: true, nullable: true })
  certificateFileId!: string | null;

  @Column({ name: 'created_at', type: 'datetime', precision: 3 })
  createdAt!: Date;

  @Column({ name: 'created_by', type: 'varchar', length: 150 })
  createdBy!: string;

  @Column({ type: 'int', unsigned: true })
  version!: number;
}
