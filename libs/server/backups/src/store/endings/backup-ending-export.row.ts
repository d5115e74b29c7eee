import { StoredFileRow } from '@vigie/platform';
import type { EndingExport } from '@vigie/wire';
import { Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm';
import { BackupJobRow } from '../runs/backup-job.row';
import { BackupRunRow } from '../runs/backup-run.row';
import { BackupEndingRow } from './backup-ending.row';

/** Data that was handed over at the end of a service, with the list of it. */
@Entity('backup_ending_export')
@Index('uq_ending_export_client', ['id', 'clientId'], { unique: true })
@Index('ix_ending_export', ['endingId', 'clientId'])
@Index('ix_ending_export_job', ['jobId', 'clientId'])
@Index('ix_ending_export_run', ['runId', 'clientId'])
@Index('ix_ending_export_csv', ['clientId', 'csvFileId'])
@Index('ix_ending_export_json', ['clientId', 'jsonFileId'])
@Index('ix_ending_export_receipt', ['clientId', 'receiptFileId'])
@ForeignKey(() => BackupEndingRow, ['endingId', 'clientId'], ['id', 'clientId'], {
  name: 'fk_ending_export_ending',
})
@ForeignKey(() => BackupJobRow, ['jobId', 'clientId'], ['id', 'clientId'], { name: 'fk_ending_export_job' })
@ForeignKey(() => BackupRunRow, ['runId', 'clientId'], ['id', 'clientId'], { name: 'fk_ending_export_run' })
@ForeignKey(() => StoredFileRow, ['clientId', 'csvFileId'], ['clientId', 'id'], {
  name: 'fk_ending_export_csv',
})
@ForeignKey(() => StoredFileRow, ['clientId', 'jsonFileId'], ['clientId', 'id'], {
  name: 'fk_ending_export_json',
})
@ForeignKey(() => StoredFileRow, ['clientId', 'receiptFileId'], ['clientId', 'id'], {
  name: 'fk_ending_export_receipt',
})
export class BackupEndingExportRow {
  @PrimaryGeneratedColumn({ type: 'bigint', unsigned: true })
  id!: string;

  @Column({ name: 'ending_id', type: 'bigint', unsigned: true })
  endingId!: string;

  @Column({ name: 'client_id', type: 'bigint', unsigned: true })
  clientId!: string;

  @Column({ type: 'varchar', length: 8 })
  state!: EndingExport['state'];

  @Column({ type: 'varchar', length: 8 })
  method!: EndingExport['method'];

  @Column({ name: 'job_id', type: 'bigint', unsigned: true, nullable: true })
  jobId!: string | null;

  @Column({ name: 'run_id', type: 'bigint', unsigned: true, nullable: true })
  runId!: string | null;

  @Column({ type: 'varchar', length: 300 })
  medium!: string;

  @Column({ type: 'int', unsigned: true, nullable: true })
  files!: number | null;

  @Column({ type: 'bigint', unsigned: true, nullable: true })
  bytes!: string | null;

  @Column({ name: 'manifest_sha256', type: 'char', length: 64, nullable: true })
  manifestSha256!: string | null;

  @Column({ name: 'csv_file_id', type: 'bigint', unsigned: true, nullable: true })
  csvFileId!: string | null;

  @Column({ name: 'json_file_id', type: 'bigint', unsigned: true, nullable: true })
  jsonFileId!: string | null;

  @Column({ type: 'varchar', length: 500, nullable: true })
  failure!: string | null;

  @Column({ name: 'created_at', type: 'datetime', precision: 3 })
  createdAt!: Date;

  @Column({ name: 'created_by', type: 'varchar', length: 150 })
  createdBy!: string;

  @Column({ name: 'made_at', type: 'datetime', precision: 3, nullable: true })
  madeAt!: Date | null;

  @Column({ name: 'receipt_at', type: 'datetime', precision: 3, nullable: true })
  receiptAt!: Date | null;

  @Column({ name: 'receipt_name', type: 'varchar', length: 150, nullable: true })
  receiptName!: string | null;

  @Column({ name: 'receipt_title', type: 'varchar', length: 150, nullable: true })
  receiptTitle!: string | null;

  @Column({ name: 'receipt_file_id', type: 'bigint', unsigned: true, nullable: true })
  receiptFileId!: string | null;
}
