import { ClientRow } from '@vigie/directory';
import type { BackupEngine, BackupJobState, BackupKind, RunOutcome } from '@vigie/rules';
import { Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm';

/** What is to be saved for a client, when, and what was promised of it. */
@Entity('backup_job')
@Index('uq_backup_job_name', ['clientId', 'name'], { unique: true })
@Index('uq_backup_job_client', ['id', 'clientId'], { unique: true })
@Index('uq_backup_job_push', ['pushHash'], { unique: true })
@Index('ix_backup_job_due', ['state', 'expectedUntil'])
@Index('ix_backup_job_name', ['name', 'id'])
@Index('ix_backup_job_engine', ['engine', 'state'])
@ForeignKey(() => ClientRow, ['clientId'], ['id'], { name: 'fk_backup_job_client' })
export class BackupJobRow {
  @PrimaryGeneratedColumn({ type: 'bigint', unsigned: true })
  id!: string;

  @Column({ name: 'client_id', type: 'bigint', unsigned: true })
  clientId!: string;

  @Column({ type: 'varchar', length: 150 })
  name!: string;

  @Column({ type: 'varchar', length: 12 })
  kind!: BackupKind;

  @Column({ type: 'varchar', length: 12 })
  engine!: BackupEngine;

  @Column({ type: 'varchar', length: 8 })
  state!: BackupJobState;

  /** Paths, sites or mailboxes of the order form. */
  @Column({ type: 'json' })
  items!: string[];

  /** Five fields of cron, read in the zone. */
  @Column({ type: 'varchar', length: 100 })
  schedule!: string;

  @Column({ type: 'varchar', length: 40 })
  zone!: string;

  /** Nothing is expected on public holidays. */
  @Column({ name: 'working_days', type: 'boolean' })
  workingDays!: boolean;

  /** After the hour, before a run that did not come is missed. */
  @Column({ name: 'grace_minutes', type: 'smallint', unsigned: true })
  graceMinutes!: number;

  /** A run that has not ended by then has failed. */
  @Column({ name: 'longest_minutes', type: 'smallint', unsigned: true })
  longestMinutes!: number;

  @Column({ name: 'retention_days', type: 'smallint', unsigned: true })
  retentionDays!: number;

  @Column({ name: 'quota_bytes', type: 'bigint', unsigned: true, nullable: true })
  quotaBytes!: string | null;

  @Column({ name: 'second_site', type: 'boolean' })
  secondSite!: boolean;

  /** Each check reads one part of so many. */
  @Column({ name: 'check_parts', type: 'smallint', unsigned: true, nullable: true })
  checkParts!: number | null;

  @Column({ name: 'restore_test_days', type: 'smallint', unsigned: true, nullable: true })
  restoreTestDays!: number | null;

  /** Of the secret in its push address. */
  @Column({ name: 'push_hash', type: 'char', length: 64, nullable: true })
  pushHash!: string | null;

  /** Sealed, so that the address can be shown again. */
  @Column({ name: 'push_secret', type: 'text', nullable: true })
  pushSecret!: string | null;

  /** Occurrences up to here are rows already. */
  @Column({ name: 'expected_until', type: 'datetime', precision: 3 })
  expectedUntil!: Date;

  @Column({ name: 'last_run_id', type: 'bigint', unsigned: true, nullable: true })
  lastRunId!: string | null;

  @Column({ name: 'last_outcome', type: 'varchar', length: 10, nullable: true })
  lastOutcome!: RunOutcome | null;

  @Column({ name: 'last_run_at', type: 'datetime', precision: 3, nullable: true })
  lastRunAt!: Date | null;

  /** The end of the last run that saved everything. */
  @Column({ name: 'last_good_at', type: 'datetime', precision: 3, nullable: true })
  lastGoodAt!: Date | null;

  /** What its repository holds, as last measured. */
  @Column({ name: 'used_bytes', type: 'bigint', unsigned: true, nullable: true })
  usedBytes!: string | null;

  @Column({ type: 'varchar', length: 2000, nullable: true })
  note!: string | null;

  @Column({ name: 'created_at', type: 'datetime', precision: 3 })
  createdAt!: Date;

  @Column({ name: 'created_by', type: 'varchar', length: 150 })
  createdBy!: string;

  @Column({ name: 'updated_at', type: 'datetime', precision: 3 })
  updatedAt!: Date;

  @Column({ type: 'int', unsigned: true })
  version!: number;
}
