import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';
import type { JobName } from '../queue/catalogue';

/** A piece of work promised by a committed transaction. The row is the truth; the queue only wakes a worker. */
@Entity('outbox')
@Index('ix_outbox_due', ['doneAt', 'availableAt'])
export class OutboxRow {
  @PrimaryGeneratedColumn({ type: 'bigint', unsigned: true })
  id!: string;

  @Column({ type: 'varchar', length: 60 })
  job!: JobName;

  @Column({ type: 'json' })
  payload!: object;

  @Column({ name: 'created_at', type: 'datetime', precision: 3 })
  createdAt!: Date;

  @Column({ name: 'available_at', type: 'datetime', precision: 3 })
  availableAt!: Date;

  /** When it was last handed to the queue; handed again if it is not done some time later. */
  @Column({ name: 'dispatched_at', type: 'datetime', precision: 3, nullable: true })
  dispatchedAt!: Date | null;

  /** When it was done, or given up (then `failed` is set). */
  @Column({ name: 'done_at', type: 'datetime', precision: 3, nullable: true })
  doneAt!: Date | null;

  @Column({ type: 'boolean', default: false })
  failed!: boolean;

  @Column({ type: 'int', unsigned: true, default: 0 })
  attempts!: number;

  @Column({ name: 'last_error', type: 'varchar', length: 1000, nullable: true })
  lastError!: string | null;
}
