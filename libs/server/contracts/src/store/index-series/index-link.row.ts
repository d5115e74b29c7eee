import { Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm';
import { IndexSeriesRow } from './index-series.row';

/** Brings a value of the old series to the scale of the new one: `new = old × coefficient`. */
@Entity('index_link')
@Index('uq_index_link', ['oldSeriesId', 'newSeriesId'], { unique: true })
@Index('ix_index_link_new', ['newSeriesId'])
@ForeignKey(() => IndexSeriesRow, ['oldSeriesId'], ['id'], { name: 'fk_index_link_old' })
@ForeignKey(() => IndexSeriesRow, ['newSeriesId'], ['id'], { name: 'fk_index_link_new' })
export class IndexLinkRow {
  @PrimaryGeneratedColumn({ type: 'bigint', unsigned: true })
  id!: string;

  @Column({ name: 'old_series_id', type: 'bigint', unsigned: true })
  oldSeriesId!: string;

  @Column({ name: 'new_series_id', type: 'bigint', unsigned: true })
  newSeriesId!: string;

  @Column({ type: 'varchar', length: 24 })
  coefficient!: string;

  @Column({ name: 'source_note', type: 'varchar', length: 500 })
  sourceNote!: string;

  @Column({ name: 'created_at', type: 'datetime', precision: 3 })
  createdAt!: Date;

  @Column({ name: 'created_by', type: 'varchar', length: 150 })
  createdBy!: string;

  @Column({ type: 'int', unsigned: true })
  version!: number;
}
