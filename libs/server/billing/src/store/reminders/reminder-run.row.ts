import type { LocalDate } from '@vigie/rules';
import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';

/** A run that reminds clients; it goes on from its items after a stop of any kind. */
@Entity('reminder_run')
@Index('uq_reminder_run_day', ['automaticOn'], { unique: true })
export class ReminderRunRow {
  @PrimaryGeneratedColumn({ type: 'bigint', unsigned: true })
  id!: string;

  /** Its decisions are those of this day, and of no later one. */
  @Column({ type: 'date' })
  day!: LocalDate;

  /** The same day when no person started it: once. */
  @Column({ name: 'automatic_on', type: 'date', nullable: true })
  automaticOn!: LocalDate | null;

  @Column({ type: 'varchar', length: 10 })
  state!: 'running' | 'done';

  @Column({ type: 'int', unsigned: true })
  total!: number;

  /** Grows with every batch: news of one that is over is left alone. */
  @Column({ type: 'int', unsigned: true })
  step!: number;

  @Column({ name: 'started_at', type: 'datetime', precision: 3 })
  startedAt!: Date;

  @Column({ name: 'actor_id', type: 'bigint', unsigned: true, nullable: true })
  actorId!: string | null;

  @Column({ name: 'actor_name', type: 'varchar', length: 150 })
  actorName!: string;

  @Column({ name: 'actor_label', type: 'varchar', length: 300 })
  actorLabel!: string;

  @Column({ name: 'ended_at', type: 'datetime', precision: 3, nullable: true })
  endedAt!: Date | null;
}
