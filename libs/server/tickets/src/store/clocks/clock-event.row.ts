import type { ClockEvent, PauseReason } from '@vigie/rules';
import { Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm';
import { SlaClockRow } from './sla-clock.row';
import { TicketMessageRow } from '../desk/ticket-message.row';

/** What happened to a clock; everything else about it is computed from these. */
@Entity('clock_event')
@Index('ix_clock_event', ['clockId', 'id'])
@Index('ix_clock_event_message', ['messageId'])
@ForeignKey(() => SlaClockRow, ['clockId'], ['id'], { name: 'fk_clock_event' })
@ForeignKey(() => TicketMessageRow, ['messageId'], ['id'], { name: 'fk_clock_event_message' })
export class ClockEventRow {
  @PrimaryGeneratedColumn({ type: 'bigint', unsigned: true })
  id!: string;

  @Column({ name: 'clock_id', type: 'bigint', unsigned: true })
  clockId!: string;

  @Column({ type: 'datetime', precision: 3 })
  at!: Date;

  @Column({ type: 'varchar', length: 15 })
  type!: ClockEvent['type'];

  @Column({ type: 'varchar', length: 30, nullable: true })
  reason!: PauseReason | null;

  @Column({ name: 'by_name', type: 'varchar', length: 150, nullable: true })
  byName!: string | null;

  /** The answer that did it; once it is taken back, the event counts no longer. */
  @Column({ name: 'message_id', type: 'bigint', unsigned: true, nullable: true })
  messageId!: string | null;
}
