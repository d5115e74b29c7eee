import type { LocalDate } from '@vigie/rules';
import { Entity, PrimaryColumn } from 'typeorm';

/** A day whose proposal was made: once. */
@Entity('reminder_day')
export class ReminderDayRow {
  @PrimaryColumn({ type: 'date' })
  day!: LocalDate;
}
