import type { IndexFrequency } from '@vigie/rules';
import type { IndexFailureCode, IndexOrigin } from '@vigie/wire';
import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';

/** A series of index values: one that INSEE publishes, or one that we type or import. */
@Entity('index_series')
@Index('uq_index_series_code', ['code'], { unique: true })
@Index('ix_index_series_due', ['readDueAt'])
export class IndexSeriesRow {
  @PrimaryGeneratedColumn({ type: 'bigint', unsigned: true })
  id!: string;

  /** The identifier of INSEE (`idbank`), or a short name of ours. */
  @Column({ type: 'varchar', length: 40 })
  code!: string;

  @Column({ type: 'varchar', length: 10 })
  origin!: IndexOrigin;

  /** What our people call it. */
  @Column({ type: 'varchar', length: 150 })
  name!: string;

  /** What its publisher calls it; empty until it was read. */
  @Column({ type: 'varchar', length: 500 })
  title!: string;

  /** As the publisher words it: `Base 100 au T2 2017`. Values of two bases are never compared. */
  @Column({ type: 'varchar', length: 150 })
  base!: string;

  @Column({ type: 'varchar', length: 60 })
  unit!: string;

  @Column({ type: 'varchar', length: 10 })
  frequency!: IndexFrequency;

  /** Its publisher adds no value any more. */
  @Column({ type: 'boolean' })
  stopped!: boolean;

  /** Days between the end of a period and its publication. */
  @Column({ name: 'delay_days', type: 'int', unsigned: true })
  delayDays!: number;

  /** When its publisher last changed it, as it says itself. */
  @Column({ name: 'last_update', type: 'date', nullable: true })
  lastUpdate!: string | null;

  /** When it is read next; null for a series of ours, and for one that has stopped. */
  @Column({ name: 'read_due_at', type: 'datetime', precision: 3, nullable: true })
  readDueAt!: Date | null;

  /** Since when it is being read; null when it is not. */
  @Column({ name: 'read_started_at', type: 'datetime', precision: 3, nullable: true })
  readStartedAt!: Date | null;

  /** The last reading that was answered. */
  @Column({ name: 'read_at', type: 'datetime', precision: 3, nullable: true })
  readAt!: Date | null;

  /** Why the last reading failed; null when it did not. */
  @Column({ type: 'varchar', length: 30, nullable: true })
  failure!: IndexFailureCode | null;

  /** In the words of the other side. */
  @Column({ name: 'failure_message', type: 'varchar', length: 1000, nullable: true })
  failureMessage!: string | null;

  @Column({ name: 'failed_at', type: 'datetime', precision: 3, nullable: true })
  failedAt!: Date | null;

  /** One after the other, since the last reading that was answered. */
  @Column({ type: 'int', unsigned: true })
  failures!: number;

  @Column({ name: 'created_at', type: 'datetime', precision: 3 })
  createdAt!: Date;

  @Column({ type: 'int', unsigned: true })
  version!: number;
}
