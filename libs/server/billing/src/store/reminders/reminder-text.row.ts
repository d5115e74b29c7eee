import type { ReminderTone, ReminderWords } from '@vigie/rules';
import type { ReminderLanguage } from '@vigie/wire';
import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';

/** A version of what accounting writes in reminders of a tone; the latest counts, those before stay. */
@Entity('reminder_text')
@Index('uq_reminder_text', ['tone', 'language', 'version'], { unique: true })
export class ReminderTextRow implements ReminderWords {
  @PrimaryGeneratedColumn({ type: 'bigint', unsigned: true })
  id!: string;

  @Column({ type: 'varchar', length: 20 })
  tone!: ReminderTone;

  @Column({ type: 'varchar', length: 2 })
  language!: ReminderLanguage;

  @Column({ type: 'int', unsigned: true })
  version!: number;

  @Column({ type: 'varchar', length: 200 })
  subject!: string;

  @Column({ name: 'before_text', type: 'text' })
  before!: string;

  @Column({ name: 'after_text', type: 'text' })
  after!: string;

  @Column({ name: 'saved_at', type: 'datetime', precision: 3 })
  savedAt!: Date;

  @Column({ name: 'saved_by', type: 'varchar', length: 150 })
  savedBy!: string;
}
