import type { IndexValueSource } from '@vigie/wire';
import { Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm';
import { IndexAnswerRow } from './index-answer.row';
import { IndexSeriesRow } from './index-series.row';

/**
 * A value of a period as it was read. It is never changed: a correction adds another one and ends this one, so that what
 * was computed from it can be computed again.
 */
@Entity('index_value')
@Index('uq_index_value_current', ['seriesId', 'period', 'base', 'isCurrent'], { unique: true })
@Index('ix_index_value_answer', ['answerId'])
@ForeignKey(() => IndexSeriesRow, ['seriesId'], ['id'], { name: 'fk_index_value_series' })
@ForeignKey(() => IndexAnswerRow, ['answerId'], ['id'], { name: 'fk_index_value_answer' })
export class IndexValueRow {
  @PrimaryGeneratedColumn({ type: 'bigint', unsigned: true })
  id!: string;

  @Column({ name: 'series_id', type: 'bigint', unsigned: true })
  seriesId!: string;

  /** `2026-Q3`, or `2026-09`. */
  @Column({ type: 'varchar', length: 7 })
  period!: string;

  /** That of the series when it was read. */
  @Column({ type: 'varchar', length: 150 })
  base!: string;

  /** As it was published, digit for digit: never a number of the machine. */
  @Column({ type: 'varchar', length: 24 })
  value!: string;

  @Column({ type: 'boolean' })
  provisional!: boolean;

  @Column({ type: 'varchar', length: 10 })
  source!: IndexValueSource;

  /** Where it is published, in words. */
  @Column({ name: 'source_note', type: 'varchar', length: 500 })
  sourceNote!: string;

  /** The day that the publisher, or whoever typed it, says; a revision before it does not know the value. */
  @Column({ name: 'published_on', type: 'date' })
  publishedOn!: string;

  /** When its publisher had last changed the series; null for one that was typed. */
  @Column({ name: 'last_update', type: 'date', nullable: true })
  lastUpdate!: string | null;

  @Column({ name: 'read_at', type: 'datetime', precision: 3 })
  readAt!: Date;

  @Column({ name: 'read_by', type: 'varchar', length: 150 })
  readBy!: string;

  @Column({ name: 'answer_id', type: 'bigint', unsigned: true, nullable: true })
  answerId!: string | null;

  /** True or null, never false: one value of a period and base at most, and any number of past ones. */
  @Column({ name: 'is_current', type: 'boolean', nullable: true })
  isCurrent!: boolean | null;

  @Column({ name: 'ended_at', type: 'datetime', precision: 3, nullable: true })
  endedAt!: Date | null;

  @Column({ name: 'ended_by', type: 'varchar', length: 150, nullable: true })
  endedBy!: string | null;

  /** Why it was withdrawn; null when another value took its place. */
  @Column({ name: 'end_reason', type: 'varchar', length: 500, nullable: true })
  endReason!: string | null;
}
