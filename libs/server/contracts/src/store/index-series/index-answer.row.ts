import { Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm';
import { IndexSeriesRow } from './index-series.row';

/** What values were read from, byte for byte: an answer of INSEE, or a file that somebody imported. */
@Entity('index_answer')
@Index('ix_index_answer_series', ['seriesId', 'readAt'])
@ForeignKey(() => IndexSeriesRow, ['seriesId'], ['id'], { name: 'fk_index_answer_series' })
export class IndexAnswerRow {
  @PrimaryGeneratedColumn({ type: 'bigint', unsigned: true })
  id!: string;

  @Column({ name: 'series_id', type: 'bigint', unsigned: true })
  seriesId!: string;

  @Column({ type: 'varchar', length: 10 })
  kind!: 'insee' | 'csv';

  /** The address that answered, or the name of the file. */
  @Column({ type: 'varchar', length: 500 })
  place!: string;

  @Column({ name: 'media_type', type: 'varchar', length: 100 })
  mediaType!: string;

  @Column({ type: 'mediumblob' })
  content!: Buffer;

  @Column({ type: 'int', unsigned: true })
  size!: number;

  @Column({ type: 'char', length: 64 })
  sha256!: string;

  @Column({ name: 'read_at', type: 'datetime', precision: 3 })
  readAt!: Date;
}
