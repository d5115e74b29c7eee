import type { ReminderLevel } from '@vigie/rules';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** The ladder of reminders, in one row; none of it until somebody sets another than the usual one. */
@Entity('reminder_setting')
export class ReminderSettingRow {
  @PrimaryColumn({ type: 'tinyint', unsigned: true })
  id!: number;

  @Column({ type: 'json' })
  levels!: ReminderLevel[];

  /** Reminders leave every day without a person. */
  @Column({ type: 'boolean' })
  automatic!: boolean;

  @Column({ name: 'updated_at', type: 'datetime', precision: 3 })
  updatedAt!: Date;

  @Column({ name: 'updated_by', type: 'varchar', length: 150 })
  updatedBy!: string;

  @Column({ type: 'int', unsigned: true })
  version!: number;
}
