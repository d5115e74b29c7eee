import { StoredFileRow } from '@vigie/platform';
import type { EndingStep } from '@vigie/rules';
import type { EndingStepEntry } from '@vigie/wire';
import { Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm';
import { BackupEndingRow } from './backup-ending.row';

/** What happened in the end of a service; written once, never changed. */
@Entity('backup_ending_step')
@Index('uq_ending_step', ['endingId', 'clientId', 'once'], { unique: true })
@Index('ix_ending_step_file', ['clientId', 'fileId'])
@ForeignKey(() => BackupEndingRow, ['endingId', 'clientId'], ['id', 'clientId'], {
  name: 'fk_ending_step_ending',
})
@ForeignKey(() => StoredFileRow, ['clientId', 'fileId'], ['clientId', 'id'], { name: 'fk_ending_step_file' })
export class BackupEndingStepRow {
  @PrimaryGeneratedColumn({ type: 'bigint', unsigned: true })
  id!: string;

  @Column({ name: 'ending_id', type: 'bigint', unsigned: true })
  endingId!: string;

  @Column({ name: 'client_id', type: 'bigint', unsigned: true })
  clientId!: string;

  @Column({ type: 'datetime', precision: 3 })
  at!: Date;

  @Column({ type: 'varchar', length: 24 })
  step!: EndingStep;

  @Column({ name: 'by_name', type: 'varchar', length: 150 })
  byName!: string;

  @Column({ type: 'json' })
  data!: EndingStepEntry['data'];

  /** Names what may happen once only. */
  @Column({ type: 'varchar', length: 24, nullable: true })
  once!: string | null;

  @Column({ name: 'file_id', type: 'bigint', unsigned: true, nullable: true })
  fileId!: string | null;
}
