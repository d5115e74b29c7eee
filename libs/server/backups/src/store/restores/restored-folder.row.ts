import { Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm';
import { BackupEndingExportRow } from '../endings/backup-ending-export.row';
import { BackupRestoreRow } from './backup-restore.row';

/** A folder of ours that holds what our engine restored: for a restore, or for what is handed over at an end of service. */
@Entity('backup_restored_folder')
@Index('uq_restored_folder_name', ['name'], { unique: true })
@Index('ix_restored_folder_restore', ['restoreId', 'clientId'])
@Index('ix_restored_folder_export', ['exportId', 'clientId'])
@Index('ix_restored_folder_client', ['clientId'])
@Index('ix_restored_folder_kept', ['removedAt', 'toldAt'])
@ForeignKey(() => BackupRestoreRow, ['restoreId', 'clientId'], ['id', 'clientId'], {
  name: 'fk_restored_folder_restore',
})
@ForeignKey(() => BackupEndingExportRow, ['exportId', 'clientId'], ['id', 'clientId'], {
  name: 'fk_restored_folder_export',
})
export class RestoredFolderRow {
  @PrimaryGeneratedColumn({ type: 'bigint', unsigned: true })
  id!: string;

  @Column({ name: 'client_id', type: 'bigint', unsigned: true })
  clientId!: string;

  @Column({ name: 'restore_id', type: 'bigint', unsigned: true, nullable: true })
  restoreId!: string | null;

  @Column({ name: 'export_id', type: 'bigint', unsigned: true, nullable: true })
  exportId!: string | null;

  /** Below the folder of all of them. */
  @Column({ type: 'varchar', length: 60 })
  name!: string;

  @Column({ type: 'int', unsigned: true })
  files!: number;

  @Column({ type: 'bigint', unsigned: true })
  bytes!: string;

  @Column({ name: 'made_at', type: 'datetime', precision: 3 })
  madeAt!: Date;

  /** A worker was told to remove it. */
  @Column({ name: 'told_at', type: 'datetime', precision: 3, nullable: true })
  toldAt!: Date | null;

  @Column({ name: 'removed_at', type: 'datetime', precision: 3, nullable: true })
  removedAt!: Date | null;
}
