import type { ApprovableKind, DeadlineMode, Formula } from '@vigie/rules';
import { Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm';
import { CalendarRow } from './calendar.row';

/** A company under contract. */
@Entity('client')
@Index('uq_client_name', ['name'], { unique: true })
@Index('uq_client_siren', ['siren'], { unique: true })
@ForeignKey(() => CalendarRow, ['calendarId'], ['id'], { name: 'fk_client_calendar' })
export class ClientRow {
  @PrimaryGeneratedColumn({ type: 'bigint', unsigned: true })
  id!: string;

  @Column({ type: 'varchar', length: 150 })
  name!: string;

  @Column({ type: 'varchar', length: 20 })
  formula!: Formula;

  /** How the 48 h promise is read for this client. */
  @Column({ name: 'deadline_mode', type: 'varchar', length: 30 })
  deadlineMode!: DeadlineMode;

  @Column({ name: 'calendar_id', type: 'bigint', unsigned: true })
  calendarId!: string;

  /** Its company number. */
  @Column({ type: 'char', length: 9, nullable: true })
  siren!: string | null;

  /** Kinds of request that its management has to agree to. */
  @Column({ name: 'approval_kinds', type: 'json', nullable: true })
  approvalKinds!: ApprovableKind[] | null;

  @Column({ name: 'created_at', type: 'datetime', precision: 3 })
  createdAt!: Date;

  @Column({ type: 'int', unsigned: true })
  version!: number;
}
