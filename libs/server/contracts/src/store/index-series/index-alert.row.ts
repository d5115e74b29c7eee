import type { IndexAlertData, IndexAlertKind } from '@vigie/wire';
import { Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm';
import { IndexSeriesRow } from './index-series.row';

/** Something about a series that somebody has to look at. */
@Entity('index_alert')
@Index('ix_index_alert_series', ['seriesId', 'seenAt'])
@ForeignKey(() => IndexSeriesRow, ['seriesId'], ['id'], { name: 'fk_index_alert_series' })
export class IndexAlertRow {
  @PrimaryGeneratedColumn({ type: 'bigint', unsigned: true })
  id!: string;

  @Column({ name: 'series_id', type: 'bigint', unsigned: true })
  seriesId!: string;

  @Column({ type: 'varchar', length: 20 })
  kind!: IndexAlertKind;

  @Column({ type: 'json' })
  data!: IndexAlertData;

  @Column({ name: 'raised_at', type: 'datetime', precision: 3 })
  raisedAt!: Date;

  @Column({ name: 'seen_at', type: 'datetime', precision: 3, nullable: true })
  seenAt!: Date | null;

  @Column({ name: 'seen_by', type: 'varchar', length: 150, nullable: true })
  seenBy!: string | null;
}
