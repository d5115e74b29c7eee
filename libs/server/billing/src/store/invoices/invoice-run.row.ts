import { ClientRow } from '@vigie/directory';
import type { LocalDate } from '@vigie/rules';
import type { InvoiceRunKind, InvoiceRunState } from '@vigie/wire';
import { Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm';

/** A batch that drafts what is due, or issues what was checked. It goes on from its cursor after a stop of any kind. */
@Entity('invoice_run')
@Index('uq_invoice_run_day', ['day'], { unique: true })
@Index('ix_invoice_run_state', ['state', 'id'])
@Index('ix_invoice_run_client', ['clientId'])
@ForeignKey(() => ClientRow, ['clientId'], ['id'], { name: 'fk_invoice_run_client' })
export class InvoiceRunRow {
  @PrimaryGeneratedColumn({ type: 'bigint', unsigned: true })
  id!: string;

  @Column({ type: 'varchar', length: 10 })
  kind!: InvoiceRunKind;

  @Column({ type: 'varchar', length: 10 })
  state!: InvoiceRunState;

  /** The day that started it, when no person did. */
  @Column({ type: 'date', nullable: true })
  day!: LocalDate | null;

  @Column({ name: 'client_id', type: 'bigint', unsigned: true, nullable: true })
  clientId!: string | null;

  /** Fees that fall due from this day on, and until that one. */
  @Column({ name: 'from_on', type: 'date', nullable: true })
  fromOn!: LocalDate | null;

  @Column({ name: 'until_on', type: 'date', nullable: true })
  untilOn!: LocalDate | null;

  /** Work outside the contract of these days; none when they are null. */
  @Column({ name: 'work_from', type: 'date', nullable: true })
  workFrom!: LocalDate | null;

  @Column({ name: 'work_until', type: 'date', nullable: true })
  workUntil!: LocalDate | null;

  @Column({ type: 'int', unsigned: true })
  total!: number;

  @Column({ type: 'int', unsigned: true })
  done!: number;

  @Column({ type: 'int', unsigned: true })
  made!: number;

  @Column({ type: 'int', unsigned: true })
  refused!: number;

  /** Grows with every batch: news of one that is over is left alone. */
  @Column({ type: 'int', unsigned: true })
  step!: number;

  @Column({ name: 'cursor_id', type: 'bigint', unsigned: true })
  cursorId!: string;

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

  @Column({ type: 'int', unsigned: true })
  version!: number;
}
