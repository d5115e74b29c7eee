import type { HalfYear } from '@vigie/rules';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A half-year whose rates were asked for: once. */
@Entity('penalty_rate_reminder')
export class PenaltyRateReminderRow {
  @PrimaryColumn({ type: 'char', length: 6 })
  half!: HalfYear;

  @Column({ name: 'reminded_at', type: 'datetime', precision: 3 })
  remindedAt!: Date;
}
