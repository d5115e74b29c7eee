import type { LocalDate } from '@vigie/rules';
import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { BackupJobRow } from '../runs/backup-job.row';

/** What a job used of its quota on a day, as last measured on it. */
@Entity('backup_daily_use')
@Index('ix_backup_daily_use_client', ['jobId', 'clientId'])
@ForeignKey(() => BackupJobRow, ['jobId', 'clientId'], ['id', 'clientId'], {
  name: 'fk_backup_daily_use_job',
})
export class BackupDailyUseRow {
  @PrimaryColumn({ name: 'job_id', type: 'bigint', unsigned: true })
  jobId!: string;

  @PrimaryColumn({ name: 'measured_on', type: 'date' })
  day!: LocalDate;

  @Column({ name: 'client_id', type: 'bigint', unsigned: true })
  clientId!: string;

  @Column({ name: 'used_bytes', type: 'bigint', unsigned: true })
  usedBytes!: string;
}
