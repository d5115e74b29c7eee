import type { CalendarException, HolidayRegion, WeeklyHours } from '@vigie/rules';
import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';

/** Opening hours that service clocks run on. */
@Entity('calendar')
@Index('uq_calendar_name', ['name'], { unique: true })
export class CalendarRow {
  @PrimaryGeneratedColumn({ type: 'bigint', unsigned: true })
  id!: string;

  @Column({ type: 'varchar', length: 100 })
  name!: string;

  @Column({ type: 'varchar', length: 60 })
  zone!: string;

  @Column({ type: 'varchar', length: 10 })
  region!: HolidayRegion;

  @Column({ name: 'good_friday', type: 'boolean' })
  goodFriday!: boolean;

  @Column({ type: 'json' })
  hours!: WeeklyHours[];

  @Column({ type: 'json' })
  exceptions!: CalendarException[];

  @Column({ type: 'int', unsigned: true })
  version!: number;
}
