import type { SlaRecompute } from '@vigie/wire';
import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

/** How far the open clocks follow one change of terms: a worker that is killed goes on from here. */
@Entity('sla_recompute')
export class SlaRecomputeRow {
  @PrimaryGeneratedColumn({ type: 'bigint', unsigned: true })
  id!: string;

  @Column({ type: 'varchar', length: 10 })
  cause!: SlaRecompute['cause'];

  /** Number of the version, or name of the calendar or client. */
  @Column({ type: 'varchar', length: 150 })
  label!: string;

  /** Only the clients on this calendar. */
  @Column({ name: 'calendar_id', type: 'bigint', unsigned: true, nullable: true })
  calendarId!: string | null;

  /** Only this client. */
  @Column({ name: 'client_id', type: 'bigint', unsigned: true, nullable: true })
  clientId!: string | null;

  @Column({ name: 'started_at', type: 'datetime', precision: 3 })
  startedAt!: Date;

  @Column({ name: 'finished_at', type: 'datetime', precision: 3, nullable: true })
  finishedAt!: Date | null;

  /** The last clock that was looked at. */
  @Column({ name: 'last_clock_id', type: 'bigint', unsigned: true })
  lastClockId!: string;

  @Column({ type: 'int', unsigned: true })
  total!: number;

  @Column({ type: 'int', unsigned: true })
  done!: number;

  @Column({ type: 'int', unsigned: true })
  earlier!: number;

  @Column({ type: 'int', unsigned: true })
  later!: number;

  @Column({ type: 'int', unsigned: true })
  late!: number;
}
