import type { Threshold } from '@vigie/rules';
import { Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm';
import { SlaClockRow } from './sla-clock.row';

/** A threshold that was reached. The unique key makes each speak once. */
@Entity('clock_firing')
@Index('uq_clock_firing', ['clockId', 'termsVersion', 'percent'], { unique: true })
@ForeignKey(() => SlaClockRow, ['clockId'], ['id'], { name: 'fk_clock_firing' })
export class ClockFiringRow {
  @PrimaryGeneratedColumn({ type: 'bigint', unsigned: true })
  id!: string;

  @Column({ name: 'clock_id', type: 'bigint', unsigned: true })
  clockId!: string;

  @Column({ name: 'terms_version', type: 'int', unsigned: true })
  termsVersion!: number;

  @Column({ type: 'tinyint', unsigned: true })
  percent!: Threshold;

  /** When it was due. */
  @Column({ name: 'due_at', type: 'datetime', precision: 3 })
  dueAt!: Date;

  /** When we said so. */
  @Column({ name: 'fired_at', type: 'datetime', precision: 3 })
  firedAt!: Date;
}
