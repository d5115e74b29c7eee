import type { DeskFault } from '@vigie/rules';
import type { ImportAction } from '@vigie/wire';
import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { ImportRunRow } from './import-run.row';

/** One row of an imported file, and what becomes of it. */
@Entity('import_row')
@Index('ix_import_row_action', ['runId', 'action', 'line'])
@Index('ix_import_row_key', ['runId', 'rowKey', 'line'])
@ForeignKey(() => ImportRunRow, ['runId'], ['id'], { name: 'fk_import_row_run', onDelete: 'CASCADE' })
export class ImportLineRow {
  @PrimaryColumn({ name: 'run_id', type: 'bigint', unsigned: true })
  runId!: string;

  @PrimaryColumn({ type: 'int', unsigned: true })
  line!: number;

  @Column({ type: 'json' })
  cells!: string[];

  /** Digest of the reference: the same twice in a file is found by it. */
  @Column({ name: 'row_key', type: 'char', length: 64, nullable: true })
  rowKey!: string | null;

  @Column({ type: 'varchar', length: 100 })
  reference!: string;

  @Column({ type: 'varchar', length: 200 })
  label!: string;

  /** Null until it was looked at. */
  @Column({ type: 'varchar', length: 10, nullable: true })
  action!: ImportAction | null;

  @Column({ type: 'json', nullable: true })
  faults!: DeskFault[] | null;

  @Column({ name: 'target_id', type: 'bigint', unsigned: true, nullable: true })
  targetId!: string | null;
}
