import type { BackupKind, EndedOutcome } from '@vigie/rules';
import { Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm';
import { BackupRunRow } from './backup-run.row';

/** What a run says of one user, site or folder. */
@Entity('backup_run_object')
@Index('ix_backup_run_object', ['runId', 'clientId', 'id'])
@ForeignKey(() => BackupRunRow, ['runId', 'clientId'], ['id', 'clientId'], { name: 'fk_backup_run_object' })
export class BackupRunObjectRow {
  @PrimaryGeneratedColumn({ type: 'bigint', unsigned: true })
  id!: string;

  @Column({ name: 'run_id', type: 'bigint', unsigned: true })
  runId!: string;

  @Column({ name: 'client_id', type: 'bigint', unsigned: true })
  clientId!: string;

  @Column({ type: 'varchar', length: 300 })
  name!: string;

  @Column({ type: 'varchar', length: 12 })
  kind!: BackupKind;

  @Column({ type: 'varchar', length: 10 })
  outcome!: EndedOutcome;

  @Column({ type: 'bigint', unsigned: true, nullable: true })
  bytes!: string | null;

  @Column({ type: 'varchar', length: 500, nullable: true })
  message!: string | null;
}
