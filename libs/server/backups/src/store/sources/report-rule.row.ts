import type { ReportReader, ReportWords } from '@vigie/rules';
import { Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm';
import { BackupJobRow } from '../runs/backup-job.row';

/** Which mails are of a job, and how they are read: taught by a person on the first of them. */
@Entity('backup_report_rule')
@Index('ix_backup_report_rule_sender', ['sender'])
@Index('ix_backup_report_rule_job', ['jobId', 'clientId'])
@ForeignKey(() => BackupJobRow, ['jobId', 'clientId'], ['id', 'clientId'], { name: 'fk_backup_report_rule' })
export class ReportRuleRow {
  @PrimaryGeneratedColumn({ type: 'bigint', unsigned: true })
  id!: string;

  @Column({ name: 'job_id', type: 'bigint', unsigned: true })
  jobId!: string;

  @Column({ name: 'client_id', type: 'bigint', unsigned: true })
  clientId!: string;

  @Column({ type: 'varchar', length: 254 })
  sender!: string;

  /** With `*` for anything. */
  @Column({ type: 'varchar', length: 300 })
  subject!: string;

  @Column({ type: 'varchar', length: 10 })
  reader!: ReportReader;

  @Column({ type: 'json' })
  words!: ReportWords;

  @Column({ name: 'used_at', type: 'datetime', precision: 3, nullable: true })
  usedAt!: Date | null;

  @Column({ name: 'created_at', type: 'datetime', precision: 3 })
  createdAt!: Date;

  @Column({ name: 'created_by', type: 'varchar', length: 150 })
  createdBy!: string;
}
