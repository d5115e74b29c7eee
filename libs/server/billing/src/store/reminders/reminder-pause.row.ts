import { ClientRow } from '@vigie/directory';
import type { LocalDate } from '@vigie/rules';
import type { ReminderPauseKind } from '@vigie/wire';
import { Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm';

/** Why a client is not reminded: somebody decided so, or it promised to pay. Those that ended stay. */
@Entity('reminder_pause')
@Index('uq_reminder_pause', ['clientId', 'kind', 'counts'], { unique: true })
@Index('ix_reminder_pause', ['clientId', 'id'])
@ForeignKey(() => ClientRow, ['clientId'], ['id'], { name: 'fk_reminder_pause_client' })
export class ReminderPauseRow {
  @PrimaryGeneratedColumn({ type: 'bigint', unsigned: true })
  id!: string;

  @Column({ name: 'client_id', type: 'bigint', unsigned: true })
  clientId!: string;

  @Column({ type: 'varchar', length: 15 })
  kind!: ReminderPauseKind;

  @Column({ name: 'until_on', type: 'date', nullable: true })
  until!: LocalDate | null;

  @Column({ type: 'varchar', length: 500 })
  reason!: string;

  /** Null once it ended: one of a kind counts at a time. */
  @Column({ type: 'boolean', nullable: true })
  counts!: boolean | null;

  @Column({ name: 'created_at', type: 'datetime', precision: 3 })
  createdAt!: Date;

  @Column({ name: 'created_by', type: 'varchar', length: 150 })
  createdBy!: string;

  @Column({ name: 'ended_at', type: 'datetime', precision: 3, nullable: true })
  endedAt!: Date | null;

  @Column({ name: 'ended_by', type: 'varchar', length: 150, nullable: true })
  endedBy!: string | null;

  @Column({ type: 'varchar', length: 10, nullable: true })
  ending!: 'paid' | 'taken-back' | 'replaced' | null;
}
