import { ClientRow } from '@vigie/directory';
import type { DeskImportKind, Formula } from '@vigie/rules';
import type { DeskImportDetail, DeskImportState } from '@vigie/wire';
import { Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm';

/** One file of another desk, from its upload to its report. */
@Entity('import_run')
@Index('ix_import_run_source', ['kind', 'source', 'id'])
@Index('ix_import_run_client', ['clientId'])
@ForeignKey(() => ClientRow, ['clientId'], ['id'], { name: 'fk_import_run_client' })
export class ImportRunRow {
  @PrimaryGeneratedColumn({ type: 'bigint', unsigned: true })
  id!: string;

  @Column({ type: 'varchar', length: 10 })
  kind!: DeskImportKind;

  /** References are unique within it. */
  @Column({ type: 'varchar', length: 30 })
  source!: string;

  @Column({ name: 'file_name', type: 'varchar', length: 200 })
  fileName!: string;

  @Column({ type: 'varchar', length: 20, nullable: true })
  charset!: DeskImportDetail['charset'];

  @Column({ type: 'varchar', length: 1, nullable: true })
  delimiter!: DeskImportDetail['delimiter'];

  @Column({ type: 'varchar', length: 10 })
  state!: DeskImportState;

  /** The titles of the file, what they are read as, and their first cells. */
  @Column({ type: 'json' })
  columns!: DeskImportDetail['columns'];

  /** The client of rows that name none. */
  @Column({ name: 'client_id', type: 'bigint', unsigned: true, nullable: true })
  clientId!: string | null;

  /** The formula of clients that are added without one. */
  @Column({ type: 'varchar', length: 20 })
  formula!: Formula;

  @Column({ type: 'int', unsigned: true })
  total!: number;

  @Column({ type: 'int', unsigned: true })
  done!: number;

  @Column({ type: 'json' })
  counts!: DeskImportDetail['counts'];

  /** Batches so far: news of another step is old. */
  @Column({ type: 'int', unsigned: true })
  step!: number;

  /** The last line that this pass looked at: a worker that is killed goes on from here. */
  @Column({ name: 'last_line', type: 'int', unsigned: true })
  lastLine!: number;

  @Column({ name: 'actor_id', type: 'bigint', unsigned: true, nullable: true })
  actorId!: string | null;

  @Column({ name: 'actor_name', type: 'varchar', length: 150 })
  actorName!: string;

  /** As the journal names them. */
  @Column({ name: 'actor_label', type: 'varchar', length: 300 })
  actorLabel!: string;

  @Column({ name: 'created_at', type: 'datetime', precision: 3 })
  createdAt!: Date;

  @Column({ name: 'started_at', type: 'datetime', precision: 3, nullable: true })
  startedAt!: Date | null;

  @Column({ name: 'finished_at', type: 'datetime', precision: 3, nullable: true })
  finishedAt!: Date | null;

  @Column({ type: 'int', unsigned: true })
  version!: number;
}
