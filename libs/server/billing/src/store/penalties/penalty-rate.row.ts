import type { HalfYear, LocalDate } from '@vigie/rules';
import type { PenaltyRateKind } from '@vigie/wire';
import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';

/** A published rate of a half-year. It is never changed: a correction adds another one and ends this one. */
@Entity('penalty_rate')
@Index('uq_penalty_rate_current', ['half', 'kind', 'isCurrent'], { unique: true })
export class PenaltyRateRow {
  @PrimaryGeneratedColumn({ type: 'bigint', unsigned: true })
  id!: string;

  @Column({ type: 'char', length: 6 })
  half!: HalfYear;

  @Column({ type: 'varchar', length: 12 })
  kind!: PenaltyRateKind;

  /** Percent a year. */
  @Column({ type: 'decimal', precision: 6, scale: 3 })
  rate!: string;

  @Column({ name: 'source_note', type: 'varchar', length: 500 })
  sourceNote!: string;

  @Column({ name: 'published_on', type: 'date', nullable: true })
  publishedOn!: LocalDate | null;

  @Column({ name: 'recorded_at', type: 'datetime', precision: 3 })
  recordedAt!: Date;

  @Column({ name: 'recorded_by', type: 'varchar', length: 150 })
  recordedBy!: string;

  /** True or null, never false: one rate of a kind that counts, and any number of past ones. */
  @Column({ name: 'is_current', type: 'boolean', nullable: true })
  isCurrent!: boolean | null;

  @Column({ name: 'ended_at', type: 'datetime', precision: 3, nullable: true })
  endedAt!: Date | null;

  @Column({ name: 'ended_by', type: 'varchar', length: 150, nullable: true })
  endedBy!: string | null;

  @Column({ name: 'end_reason', type: 'varchar', length: 500, nullable: true })
  endReason!: string | null;
}
