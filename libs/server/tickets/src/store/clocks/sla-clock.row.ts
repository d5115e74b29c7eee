import type {
  ClockKind,
  ClockState,
  DeadlineMode,
  PauseReason,
  ServiceCalendar,
  Threshold,
} from '@vigie/rules';
import { Column, Entity, ForeignKey, Index } from 'typeorm';
import { TicketPart } from '../desk/ticket-part';
import { TicketRow } from '../desk/ticket.row';

/** A clock of a ticket. What is derived from its events is stored beside, with a fingerprint of the inputs. */
@Entity('sla_clock')
@Index('ix_clock_ticket', ['ticketId', 'clientId'])
@Index('ix_clock_next', ['nextAt'])
@Index('ix_clock_stopped', ['stoppedAt', 'id'])
@Index('ix_clock_report', ['stoppedAt', 'kind', 'state', 'clientId', 'consumedMs'])
@Index('ix_clock_origin', ['originId', 'clientId'])
@ForeignKey(() => TicketRow, ['ticketId', 'clientId'], ['id', 'clientId'], { name: 'fk_clock_ticket' })
@ForeignKey(() => TicketRow, ['originId', 'clientId'], ['id', 'clientId'], { name: 'fk_clock_origin' })
export class SlaClockRow extends TicketPart {
  /** The ticket it came with, when that goes on in this one. */
  @Column({ name: 'origin_id', type: 'bigint', unsigned: true, nullable: true })
  originId!: string | null;

  @Column({ type: 'varchar', length: 15 })
  kind!: ClockKind;

  @Column({ type: 'varchar', length: 30 })
  mode!: DeadlineMode;

  @Column({ name: 'duration_ms', type: 'bigint' })
  durationMs!: string;

  /** The calendar as it was when the clock started. */
  @Column({ type: 'json' })
  calendar!: ServiceCalendar;

  @Column({ name: 'started_at', type: 'datetime', precision: 3 })
  startedAt!: Date;

  /** Grows when the terms change (priority); each threshold speaks once per version. */
  @Column({ name: 'terms_version', type: 'int', unsigned: true })
  termsVersion!: number;

  @Column({ type: 'varchar', length: 15 })
  state!: ClockState;

  @Column({ name: 'pause_reason', type: 'varchar', length: 30, nullable: true })
  pauseReason!: PauseReason | null;

  @Column({ name: 'due_at', type: 'datetime', precision: 3, nullable: true })
  dueAt!: Date | null;

  @Column({ name: 'warn_at', type: 'datetime', precision: 3, nullable: true })
  warnAt!: Date | null;

  /** When the next threshold is due; null when there is none. */
  @Column({ name: 'next_at', type: 'datetime', precision: 3, nullable: true })
  nextAt!: Date | null;

  @Column({ name: 'next_percent', type: 'tinyint', unsigned: true, nullable: true })
  nextPercent!: Threshold | null;

  @Column({ name: 'stopped_at', type: 'datetime', precision: 3, nullable: true })
  stoppedAt!: Date | null;

  /** Time counted when it finished; null while it has not, and of those that finished before it was kept. */
  @Column({ name: 'consumed_ms', type: 'bigint', nullable: true })
  consumedMs!: string | null;

  @Column({ name: 'breach_reason', type: 'varchar', length: 2000, nullable: true })
  breachReason!: string | null;

  @Column({ type: 'varchar', length: 40 })
  fingerprint!: string;
}
