import { ClientRow } from '@vigie/directory';
import type { ReminderRunItemState } from '@vigie/wire';
import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { ReminderRunRow } from './reminder-run.row';

/** A client that a run reminds, and what has become of it. */
@Entity('reminder_run_item')
@Index('ix_reminder_run_item_state', ['runId', 'state', 'clientId'])
@Index('ix_reminder_run_item_client', ['clientId'])
@ForeignKey(() => ReminderRunRow, ['runId'], ['id'], { name: 'fk_reminder_run_item' })
@ForeignKey(() => ClientRow, ['clientId'], ['id'], { name: 'fk_reminder_run_client' })
export class ReminderRunItemRow {
  @PrimaryColumn({ name: 'run_id', type: 'bigint', unsigned: true })
  runId!: string;

  @PrimaryColumn({ name: 'client_id', type: 'bigint', unsigned: true })
  clientId!: string;

  @Column({ type: 'varchar', length: 10 })
  state!: ReminderRunItemState;
}
