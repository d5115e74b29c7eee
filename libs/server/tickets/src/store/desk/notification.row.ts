import type { Notification } from '@vigie/wire';
import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';

/** Something one of our people should know. */
@Entity('notification')
@Index('ix_notification_person', ['personId', 'readAt', 'id'])
@Index('uq_notification', ['dedupeKey'], { unique: true })
export class NotificationRow {
  @PrimaryGeneratedColumn({ type: 'bigint', unsigned: true })
  id!: string;

  @Column({ name: 'person_id', type: 'bigint', unsigned: true })
  personId!: string;

  @Column({ type: 'varchar', length: 20 })
  type!: Notification['type'];

  @Column({ name: 'ticket_id', type: 'bigint', unsigned: true })
  ticketId!: string;

  @Column({ type: 'tinyint', unsigned: true, nullable: true })
  percent!: number | null;

  @Column({ type: 'datetime', precision: 3 })
  at!: Date;

  @Column({ name: 'read_at', type: 'datetime', precision: 3, nullable: true })
  readAt!: Date | null;

  /** The same news is told once. */
  @Column({ name: 'dedupe_key', type: 'varchar', length: 100 })
  dedupeKey!: string;
}
